package org.kenes.server.shell.postgres;

import com.sun.management.OperatingSystemMXBean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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
/// - One that ends although nobody closed it (killed, stopped by hand, out of space) is started
///   again on the same port, after a pause that grows while it does not help.
/// - Ends when it is closed, by a fast shutdown; one that was not closed ends at the next start.
public final class EmbeddedPostgres implements AutoCloseable {
    /// How a server is reached.
    public record Login(String url, String user, String password) {}

    private static final String USER = "kenes";
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 20;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final Path data;
    private final Path log;
    private final int port;
    private final List<String> command;
    private Process process;
    private boolean closed;

    private EmbeddedPostgres(Path data, Path log, int port, List<String> command)
            throws IOException {
        this.data = data;
        this.log = log;
        this.port = port;
        this.command = command;
        this.process = begin();
    }

    private Process begin() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
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
        long shared = sharedMegabytes();
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
                        "shared_buffers=" + shared + "MB",
                        "max_wal_size=" + 4 * Math.max(512, shared) + "MB",
                        "log_min_messages=warning")) {
            command.add("-c");
            command.add(setting);
        }
        EmbeddedPostgres postgres = new EmbeddedPostgres(data, log, port, command);
        try {
            postgres.awaitReady();
            Thread.ofPlatform().daemon().name("postgres-watch").start(postgres::watch);
        } catch (IOException | InterruptedException | RuntimeException e) {
            postgres.close();
            throw e;
        }
        return postgres;
    }

    /// A twelfth of the machine's memory, which is touched only as far as there are data. Places in
    /// the log are given in random order, so what waits must fit in, or every page is written again
    /// and again.
    private static long sharedMegabytes() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp((machine.getTotalMemorySize() >> 20) / 12, 256, 8_192);
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
        closed = true;
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

    /// Nobody may have to come at night because a process died: the data are whole, PostgreSQL
    /// recovers by itself once it is started.
    private void watch() {
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                long began = System.nanoTime();
                int exit = current().waitFor();
                boolean lasted = System.nanoTime() - began > LONGEST_PAUSE.toNanos();
                pause = lasted ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
                if (isClosed()) {
                    return;
                }
                LOG.error("PostgreSQL ended with {}, it is started again; see {}", exit, log);
                Thread.sleep(pause);
                again();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private synchronized Process current() {
        return process;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void again() {
        if (closed) {
            return;
        }
        try {
            process = begin();
        } catch (IOException e) {
            // the one that has ended stays, so the next turn tries again
            LOG.error("PostgreSQL cannot be started", e);
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

    private void awaitReady() throws IOException, InterruptedException {
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
