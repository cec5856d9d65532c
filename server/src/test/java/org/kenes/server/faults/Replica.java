package org.kenes.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// One server process over one folder, at an address that stays when it is started again.
final class Replica {
    private final Path data;
    private final Map<String, String> environment;
    private final int port;
    private Process process;

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
    Map<String, String> start(String... more) throws IOException {
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
        process =
                builder.redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile())).start();
        Map<String, String> said = new HashMap<>();
        BufferedReader out = process.inputReader(UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals("ready")) {
                return said;
            }
            String[] words = line.split(" ", 2);
            said.put(words[0], words.length > 1 ? words[1] : "");
        }
        throw new IllegalStateException("it did not get ready: " + said());
    }

    private Path errors() {
        return Objects.requireNonNull(data.getParent()).resolve(data.getFileName() + ".errors");
    }

    /// The end of what it complained about.
    String said() {
        try {
            List<String> lines = Files.readAllLines(errors());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 80), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void signal(String name) throws IOException, InterruptedException {
        Signals.send(name, process.pid());
    }

    /// In good order.
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
