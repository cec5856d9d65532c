package org.kenes.server.backup;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.postgres.EmbeddedPostgres;
import org.kenes.server.shell.postgres.EmbeddedPostgres.Login;
import org.kenes.server.shell.setup.DataFolder;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javax.sql.DataSource;

/// The database of one data folder, whether the server is running or stands still. Closing it stops
/// what was started for it, and nothing else.
final class Installation implements AutoCloseable {
    private final DataSource database;
    private final @Nullable EmbeddedPostgres started;
    private final @Nullable DataFolder held;

    private Installation(
            Login login, @Nullable EmbeddedPostgres started, @Nullable DataFolder held) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(login.url());
        source.setUser(login.user());
        source.setPassword(login.password());
        this.database = source;
        this.started = started;
        this.held = held;
    }

    /// The external database if there is one; else the running server's; else one started here.
    ///
    /// @throws RefusedBackup when the folder is no data folder, or its server is just starting
    static Installation open(Path data, @Nullable ExternalDatabase external)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(data.resolve("keys"))) {
            throw new RefusedBackup(data + " is no data folder of an installation");
        }
        if (external != null) {
            return new Installation(login(external), null, null);
        }
        Path postgres = data.resolve("postgres");
        Optional<DataFolder> free = DataFolder.ifFree(data);
        if (free.isPresent()) {
            return start(postgres, free.get());
        }
        return new Installation(
                EmbeddedPostgres.running(postgres)
                        .orElseThrow(() ->
                                new RefusedBackup(
                                        "the server of "
                                                + data
                                                + " is starting or stopping; try again in a"
                                                + " minute")),
                null,
                null);
    }

    /// A new data folder with an empty database: the external one if there is one, which must be
    /// empty, else an embedded one.
    static Installation create(Path data, @Nullable ExternalDatabase external)
            throws IOException, InterruptedException {
        DataFolder held = DataFolder.hold(data);
        return external == null
                ? start(data.resolve("postgres"), held)
                : new Installation(login(external), null, held);
    }

    private static Installation start(Path postgres, DataFolder held)
            throws IOException, InterruptedException {
        EmbeddedPostgres started = EmbeddedPostgres.start(postgres);
        return new Installation(started.login(), started, held);
    }

    private static Login login(ExternalDatabase external) {
        return new Login(external.url(), external.user(), external.password());
    }

    DataSource database() {
        return database;
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
        if (held != null) {
            held.release();
        }
    }
}
