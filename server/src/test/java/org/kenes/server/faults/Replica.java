package org.kenes.server.faults;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// One server process over one folder, at an address that stays when it is started again.
final class Replica {
    /// Bytes that reports of the field leave free: less than usual, on a disk that is smaller.
    private static final String RESERVE = "50000000";

    private final Path data;
    private final Map<String, String> environment;
    private final int port;
    private @Nullable Process process;
    private int starts;

    /// Not yet started.
    Replica(Path data, Map<String, String> environment) throws IOException {
        this.data = data;
        this.environment = environment;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    Path data() {
        return data;
    }

    URI site() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /// Returns when it is ready.
    ///
    /// @param more words of the command line
    /// @return what it said before, by first word
    Map<String, String> start(String... more) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Served.class.getName(),
                                data.toString(),
                                Integer.toString(port)));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("KENES_FIELD_RESERVE", RESERVE);
        Path out = said(++starts);
        Process started = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        process = started;
        while (started.isAlive()) {
            List<String> lines = Files.readAllLines(out);
            int ready = lines.indexOf("ready");
            if (ready >= 0) {
                return lines.subList(0, ready).stream()
                        .map(line -> line.split(" ", 2))
                        .filter(words -> words.length == 2)
                        .collect(
                                Collectors.toMap(
                                        words -> words[0], words -> words[1], (a, b) -> b));
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("it did not get ready: " + said());
    }

    private Path said(int start) {
        return Objects.requireNonNull(data.getParent())
                .resolveSibling(data.getFileName() + ".said." + start);
    }

    /// The end of what it complained about since it was started last.
    String said() {
        try {
            List<String> lines = Files.readAllLines(said(starts));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 120), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Why a page was broken, whenever that was: the first lines of each.
    String broken() {
        StringBuilder all = new StringBuilder();
        try {
            for (int start = 1; start <= starts; start++) {
                List<String> lines = Files.readAllLines(said(start));
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).contains("broken page")) {
                        lines.stream()
                                .skip(i)
                                .limit(200)
                                .filter(line ->
                                        !line.startsWith("\tat org.") || line.contains("kenes"))
                                .limit(25)
                                .forEach(line -> all.append(line).append('\n'));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    void signal(String name) throws IOException, InterruptedException {
        Signals.send(name, running().pid());
    }

    /// In good order.
    void stop() throws InterruptedException {
        running().destroy();
        if (!running().waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private Process running() {
        return Objects.requireNonNull(process, "it was never started");
    }
}
