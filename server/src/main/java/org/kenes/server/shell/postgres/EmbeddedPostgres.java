package org.kenes.server.shell.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// One PostgreSQL server over one data folder, durable across restarts and across a killed parent.
///
/// - Works as root (in a user namespace, else as user 65534) and as an ordinary user.
/// - A server that outlived a killed parent is stopped before a new one starts: two servers never
///   share a folder.
/// - Ends when it is closed, by a fast shutdown; one that was not closed ends at the next start.
public final class EmbeddedPostgres implements AutoCloseable {
    /// How a server is reached.
    public record Login(String url, String user, String password) {}

    private static final String USER = "kenes";
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 20;

    private final Path data;
    private final int port;
    private final Process process;

    private EmbeddedPostgres(Path data, int port, Process process) {
        this.data = data;
        this.port = port;
        this.process = process;
    }

    /// Starts the server and returns when it accepts connections.
    ///
    /// @param folder holds the data (`data/`), the password (mode 0600) and the server's log
    public static EmbeddedPostgres start(Path folder) throws IOException, InterruptedException {
        Path base = folder.toAbsolutePath();
        Path data = base.resolve("data");
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Path log = base.resolve("postgres.log");
        Path bin =
                Binaries.unpack(Path.of(System.getProperty("user.home"), ".cache", "kenes"))
                        .resolve("bin");
        List<String> user = UnprivilegedUser.prefix(data);

        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(base, data, bin, user, log);
        } else if (Files.exists(data.resolve("postmaster.pid"))) {
            run(
                    log,
                    user,
                    bin.resolve("pg_ctl").toString(),
                    "-D",
                    data.toString(),
                    "-m",
                    "fast",
                    "-w",
                    "stop");
        }

        int port = freePort();
        List<String> command = new ArrayList<>(user);
        command.addAll(
                List.of(
                        bin.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        "" + port));
        for (String setting :
                List.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "max_connections=60",
                        "shared_buffers=256MB",
                        "max_wal_size=2GB",
                        "log_min_messages=warning")) {
            command.add("-c");
            command.add(setting);
        }
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()))
                        .start();
        EmbeddedPostgres postgres = new EmbeddedPostgres(data, port, process);
        try {
            postgres.awaitReady(log);
        } catch (IOException | InterruptedException | RuntimeException e) {
            postgres.close();
            throw e;
        }
        return postgres;
    }

    public Login login() {
        try {
            return login(data, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String jdbcUrl() {
        return login().url();
    }

    public String user() {
        return USER;
    }

    public String password() {
        return login().password();
    }

    /// The server that another process runs over this folder; nothing when none accepts
    /// connections.
    public static Optional<Login> running(Path folder) throws IOException {
        Path data = folder.toAbsolutePath().resolve("data");
        List<String> lines = pidFile(data);
        return isReady(lines)
                ? Optional.of(login(data, Integer.parseInt(lines.get(3).strip())))
                : Optional.empty();
    }

    private static Login login(Path data, int port) throws IOException {
        return new Login(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?reWriteBatchedInserts=true",
                USER,
                Files.readString(data.resolveSibling("password")).strip());
    }

    /// A fast shutdown; does nothing when the server has ended already.
    @Override
    public synchronized void close() {
        if (!process.isAlive()) {
            return;
        }
        UnprivilegedUser.quietly("kill", "-INT", "" + process.pid());
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void initialise(Path base, Path data, Path bin, List<String> user, Path log)
            throws IOException, InterruptedException {
        Path password = password(base);
        Files.writeString(password, UUID.randomUUID() + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        // initdb may run as another user, who must be able to read its copy
        Path copy = base.resolve("password.init");
        Files.copy(password, copy, StandardCopyOption.REPLACE_EXISTING);
        UnprivilegedUser.own(copy, user);
        // Plain passwords over loopback: a SCRAM login costs two seconds in a cold JVM and protects
        // nothing here.
        int exit =
                run(
                        log,
                        user,
                        bin.resolve("initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        USER,
                        "-A",
                        "password",
                        "--pwfile=" + copy,
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C.UTF-8");
        Files.delete(copy);
        if (exit != 0) {
            throw new IllegalStateException(
                    "initdb failed, see " + log + ":\n" + Files.readString(log));
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "PostgreSQL ended, see " + log + ":\n" + Files.readString(log));
            }
            if (isReady(pidFile(data))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new IllegalStateException(
                "PostgreSQL was not ready after " + START_SECONDS + " s, see " + log);
    }

    /// The eighth line of the pid file says `ready` once connections are accepted.
    private static boolean isReady(List<String> pidFile) {
        return pidFile.size() >= 8 && pidFile.get(7).strip().equals("ready");
    }

    private static List<String> pidFile(Path data) throws IOException {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Path password(Path base) {
        return base.resolve("password");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int run(Path log, List<String> prefix, String... command)
            throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
    }
}
