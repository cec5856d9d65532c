package org.kenes.bench.record;

import org.kenes.server.Server;
import org.kenes.server.shell.FolderTree;
import org.kenes.server.shell.Randomness;
import org.kenes.server.shell.Settings;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;

import javax.sql.DataSource;

/// An empty installation in a temporary folder, which sequences only when asked.
final class Installation implements AutoCloseable {
    private final Path data;
    private final ConfigurableApplicationContext server;

    private Installation(Path data, ConfigurableApplicationContext server) {
        this.data = data;
        this.server = server;
    }

    static Installation open() throws IOException {
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

    Path data() {
        return data;
    }

    <T> T part(Class<T> type) {
        return server.getBean(type);
    }

    /// Rows of the same columns and sizes in a table without anything else, in transactions of the
    /// same size; rows a second.
    double bareInsert(int rows, int perTransaction) throws SQLException {
        Random random = new Random(1);
        try (Connection connection = part(DataSource.class).getConnection();
                Statement setUp = connection.createStatement()) {
            setUp.execute(
                    "create table public.bare (dedup bytea primary key, request_mac bytea, entry"
                            + " bytea, code text unique, received_at timestamptz, shuffle bigint)");
            connection.setAutoCommit(false);
            long began = System.nanoTime();
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into public.bare values (?, ?, ?, ?, now(), ?)")) {
                for (int i = 0; i < rows; i++) {
                    insert.setBytes(1, bytes(random, 32));
                    insert.setBytes(2, bytes(random, 32));
                    insert.setBytes(3, bytes(random, 35));
                    insert.setString(4, "%011d".formatted(i));
                    insert.setLong(5, random.nextLong());
                    insert.addBatch();
                    if ((i + 1) % perTransaction == 0) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
                insert.executeBatch();
                connection.commit();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            connection.setAutoCommit(true);
            setUp.execute("drop table public.bare");
            return rows / seconds;
        }
    }

    private static byte[] bytes(Random random, int n) {
        byte[] bytes = new byte[n];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() {
        server.close();
        FolderTree.remove(data);
    }
}
