package org.kenes.server;

import org.kenes.server.shell.postgres.EmbeddedPostgres;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;

/// Empty databases on one PostgreSQL, for tests that start several processes over the same tables.
/// The server starts with the first and ends with this JVM.
public final class OwnDatabase {
    private static EmbeddedPostgres server;

    private OwnDatabase() {}

    /// @param name lower-case letters
    public static synchronized ExternalDatabase create(String name) throws Exception {
        if (server == null) {
            Path folder = Files.createTempDirectory("kenes-test-postgres");
            server = EmbeddedPostgres.start(folder);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                server.close();
                                FolderTree.remove(folder);
                            }));
        }
        try (var connection =
                        DriverManager.getConnection(
                                server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new ExternalDatabase(
                server.jdbcUrl().replace("/postgres?", "/" + name + "?"),
                server.user(),
                server.password());
    }
}
