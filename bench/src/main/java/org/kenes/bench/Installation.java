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

/// An installation, which sequences only when asked: an empty one in a temporary folder, or over a
/// folder that is there.
public final class Installation implements AutoCloseable {
    private final Path data;
    private final boolean removed;
    private final ConfigurableApplicationContext server;

    private Installation(Path data, boolean removed, ConfigurableApplicationContext server) {
        this.data = data;
        this.removed = removed;
        this.server = server;
    }

    public static Installation open() throws IOException {
        return over(
                Files.createTempDirectory("kenes-bench"),
                "bench.example/log",
                Settings.RecordSettings.Start.USUAL,
                true);
    }

    /// The same over a folder that stays.
    public static Installation over(Path data, String origin, Settings.RecordSettings.Start start) {
        return over(data, origin, start, false);
    }

    private static Installation over(
            Path data, String origin, Settings.RecordSettings.Start start, boolean removed) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, String> name = Map.of("en", "A benchmark");
        return new Installation(
                data,
                removed,
                Server.start(
                        new Settings(
                                data,
                                0,
                                Settings.ExternalDatabase.of(System.getenv()),
                                new Settings.DialogueSettings(
                                        "bench",
                                        name,
                                        name,
                                        List.of("en"),
                                        ZoneOffset.UTC,
                                        today,
                                        today.plusDays(1)),
                                record(origin, start),
                                false),
                        Clock.systemUTC(),
                        Randomness.secure()));
    }

    private static Settings.RecordSettings record(
            String origin, Settings.RecordSettings.Start start) {
        var asked = Settings.RecordSettings.whenAsked(origin);
        return new Settings.RecordSettings(
                asked.origin(),
                asked.period(),
                asked.atLeast(),
                asked.longest(),
                asked.cutEvery(),
                asked.mergeWithin(),
                asked.policy(),
                start);
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
        if (removed) {
            FolderTree.remove(data);
        }
    }
}
