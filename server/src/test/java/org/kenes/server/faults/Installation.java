package org.kenes.server.faults;

import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.postgres.EmbeddedPostgres;
import org.kenes.server.shell.setup.FolderTree;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// What faults befall: one server with its own PostgreSQL on a small disk, or two servers over one
/// PostgreSQL that somebody else keeps running.
final class Installation implements AutoCloseable {
    private static final String LEADER =
            """
            select a.application_name from pg_locks l join pg_stat_activity a using (pid)
            where l.locktype = 'advisory' and l.objsubid = 1 and l.granted and a.state = 'idle' order by a.backend_start limit 1
            """;

    private final SmallDisk disk;
    private final List<Replica> replicas = new ArrayList<>();
    private final Path postgres;
    private final @Nullable EmbeddedPostgres shared;
    private final Map<String, String> said;

    private Installation(Path base, boolean two) throws Exception {
        disk = SmallDisk.in(base);
        if (two) {
            postgres = base.resolve("postgres");
            EmbeddedPostgres server = EmbeddedPostgres.start(postgres);
            shared = server;
            replicas.add(new Replica(disk.folder().resolve("a"), login(server, "a")));
            replicas.add(new Replica(disk.folder().resolve("b"), login(server, "b")));
        } else {
            shared = null;
            replicas.add(new Replica(disk.folder().resolve("data"), Map.of()));
            postgres = disk.folder().resolve("data/postgres");
        }
        said = replicas.getFirst().start("first");
        for (Replica other : replicas.subList(1, replicas.size())) {
            FolderTree.copy(
                    replicas.getFirst().data().resolve("keys"), other.data().resolve("keys"));
            other.start();
        }
    }

    static Installation alone(Path base) throws Exception {
        return new Installation(base, false);
    }

    static Installation ofTwo(Path base) throws Exception {
        return new Installation(base, true);
    }

    private static Map<String, String> login(EmbeddedPostgres shared, String name) {
        return Map.of(
                "KENES_DATABASE_URL", shared.jdbcUrl() + "&ApplicationName=" + name,
                "KENES_DATABASE_USER", shared.user(),
                "KENES_DATABASE_PASSWORD", shared.password());
    }

    /// What the first server said when it first started.
    String said(String word) {
        return said.getOrDefault(word, "");
    }

    SmallDisk disk() {
        return disk;
    }

    List<Replica> replicas() {
        return replicas;
    }

    List<URI> sites() {
        return replicas.stream().map(Replica::site).toList();
    }

    /// The only one, or the one of two that holds the lock of the leader.
    Replica leader() throws InterruptedException {
        EmbeddedPostgres postgresOfBoth = shared;
        if (postgresOfBoth == null) {
            return replicas.getFirst();
        }
        for (int i = 0; i < 600; i++) {
            String name = leaderName(postgresOfBoth);
            for (Replica replica : replicas) {
                if (replica.data().endsWith(name)) {
                    return replica;
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("nobody leads");
    }

    private static String leaderName(EmbeddedPostgres shared) {
        try (Connection connection =
                        DriverManager.getConnection(
                                shared.jdbcUrl(), shared.user(), shared.password());
                var answer = connection.createStatement().executeQuery(LEADER)) {
            return answer.next() ? answer.getString(1) : "nobody";
        } catch (SQLException e) {
            return "nobody";
        }
    }

    /// 0 while it does not run.
    long postmaster() throws IOException {
        try {
            List<String> lines = Files.readAllLines(postgres.resolve("data/postmaster.pid"));
            return lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /// One of the processes of PostgreSQL that is not the first.
    long backend(Random random) throws IOException {
        List<Long> children = children();
        return children.isEmpty() ? 0 : children.get(random.nextInt(children.size()));
    }

    /// All of them.
    List<Long> processes() throws IOException {
        List<Long> all = new ArrayList<>(children());
        all.add(postmaster());
        return all;
    }

    private List<Long> children() throws IOException {
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(postmaster()).stream().flatMap(ProcessHandle::children)) {
            return children.map(ProcessHandle::pid).sorted().toList();
        }
    }

    /// Seconds by which the clocks of all servers are wrong from now on.
    void moveClock(long seconds) throws IOException {
        Files.writeString(disk.folder().resolve("moved"), Long.toString(seconds));
    }

    @Override
    public void close() throws Exception {
        for (Replica replica : replicas) {
            replica.stop();
        }
        if (shared != null) {
            shared.close();
        }
        disk.close();
    }
}
