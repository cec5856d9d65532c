package org.kenes.bench;

import org.kenes.server.Server;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// An empty installation in a temporary folder, which sequences only when asked.
public final class Installation implements AutoCloseable {
    private final Path data;
    private final ConfigurableApplicationContext server;

    private Installation(Path data, ConfigurableApplicationContext server) {
        this.data = data;
        this.server = server;
    }

    public static Installation open() throws IOException {
        Path data = Files.createTempDirectory("kenes-bench");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, String> name = Map.of("en", "A benchmark");
        return new Installation(
                data,
                Server.start(
                        new Settings(
                                data,
                                0,
                                Settings.ExternalDatabase.fromEnvironment(),
                                new Settings.DialogueSettings(
                                        "bench",
                                        name,
                                        name,
                                        List.of("en"),
                                        ZoneOffset.UTC,
                                        today,
                                        today.plusDays(1)),
                                Settings.RecordSettings.whenAsked("bench.example/log"),
                                false),
                        Clock.systemUTC(),
                        Randomness.secure()));
    }

    public Path data() {
        return data;
    }

    public <T> T part(Class<T> type) {
        return server.getBean(type);
    }

    /// Where it answers.
    public URI site() {
        return URI.create("http://127.0.0.1:" + Server.port(server) + "/");
    }

    @Override
    public void close() {
        server.close();
        FolderTree.remove(data);
    }
}
