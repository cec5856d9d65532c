package org.kenes.server.backup;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.log.LogCommands;
import org.kenes.cli.verify.VerifyCommand;
import org.kenes.cli.words.CommandLine;
import org.kenes.cli.words.UsageException;
import org.kenes.dataset.Json;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// `kenes backup …`. One JSON object on the standard output, progress and errors beside it. Exit 0
/// done, 1 refused or a check that failed, 2 wrong usage.
public final class BackupCommand {
    private static final String USAGE =
            """
            usage: kenes backup run --data DIR --out BACKUPS [--recipient age1…] [--keep-days 14]
                   kenes backup check BACKUP
                   kenes backup restore BACKUP --data NEWDIR [--identity FILE]
                   kenes backup keygen --out FILE

            run      one more folder below BACKUPS; the server may go on meanwhile. Database and files of earlier ones
                     that are older than --keep-days are removed there, so that what was erased is gone.
            check    hashes every file, restores into a temporary database, verifies the log and recounts the newest release.
            restore  makes a new data folder. Start it with: kenes serve --deep --remembered-heads FILE…
            keygen   the identity that opens the keys of a backup (a file of age); prints the recipient. Keep it elsewhere.

            An external PostgreSQL is the one of KENES_DATABASE_URL, KENES_DATABASE_USER and KENES_DATABASE_PASSWORD.
            """;

    private final @Nullable ExternalDatabase external;
    private final Clock clock;
    private final Randomness randomness;
    private final PrintStream out;
    private final PrintStream err;
    private final Consumer<String> progress;

    private BackupCommand(
            @Nullable ExternalDatabase external,
            Clock clock,
            Randomness randomness,
            PrintStream out,
            PrintStream err) {
        this.external = external;
        this.clock = clock;
        this.randomness = randomness;
        this.out = out;
        this.err = err;
        this.progress = line -> err.println("  " + line);
    }

    /// @param external database of the installation; null for the embedded one
    public static int run(
            List<String> words,
            @Nullable ExternalDatabase external,
            Clock clock,
            Randomness randomness,
            PrintStream out,
            PrintStream err) {
        try {
            return new BackupCommand(external, clock, randomness, out, err).run(words);
        } catch (UsageException e) {
            err.println("error: " + e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (RefusedBackup e) {
            err.println("error: " + e.getMessage());
            return 1;
        } catch (IOException | SQLException e) {
            err.println("error: it stopped half-way: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int run(List<String> words) throws IOException, SQLException, InterruptedException {
        CommandLine line =
                new CommandLine(
                        words,
                        Set.of("data", "out", "recipient", "keep-days", "identity"),
                        Set.of("help"));
        String action = line.arguments().isEmpty() ? "help" : line.arguments().getFirst();
        if (line.has("help") || action.equals("help")) {
            out.print(USAGE);
            return 0;
        }
        switch (action) {
            case "run" -> make(line);
            case "check" -> {
                return check(Path.of(line.arguments(2).get(1)));
            }
            case "restore" -> restore(line);
            case "keygen" -> keygen(Path.of(line.required("out")));
            default -> throw new UsageException("unknown command 'backup " + action + "'");
        }
        return 0;
    }

    private void make(CommandLine line) throws IOException, SQLException, InterruptedException {
        line.arguments(1);
        Duration retention = Duration.ofDays(line.number("keep-days", 14, 1, 14));
        String recipient = line.maybe("recipient");
        Backup backup =
                new Backup(
                        Path.of(line.required("data")).toAbsolutePath(),
                        Path.of(line.required("out")).toAbsolutePath(),
                        external,
                        randomness,
                        progress);
        Backup.Made made = backup.run(clock.instant(), recipient);
        if (recipient == null) {
            err.println(
                    "warning: keys/ is not in this backup (no --recipient); without keys/vault.key"
                            + " nobody can open what people said, without keys/log.key the log"
                            + " cannot go on");
        }
        int expired = backup.expire(clock.instant(), retention);
        if (expired > 0) {
            err.println("words removed from " + expired + " older backups");
        }
        report(made.folder(), made.manifest(), "made");
    }

    private int check(Path backup) throws IOException, SQLException, InterruptedException {
        Restore restore = new Restore(backup, progress);
        Path log = backup.resolve(Backup.LOG);
        if (restore.expired()) {
            restore.checkFiles();
            progress.accept("database and files are gone (retention); the log alone is checked");
            int exit = verifyLog(log, restore.manifest());
            report(backup, restore.manifest(), exit == 0 ? "log only" : "failed");
            return exit;
        }
        Path temporary = Files.createTempDirectory("kenes-backup-check");
        try {
            restore.into(temporary.resolve("data"), null, null);
            int exit = verifyLog(log, restore.manifest());
            Optional<Path> release = newestRelease(temporary.resolve("data"));
            if (exit == 0 && release.isPresent()) {
                progress.accept("recounting " + release.get().getFileName());
                exit =
                        VerifyCommand.run(
                                new String[] {
                                    release.get().toString(),
                                    "--vkey",
                                    restore.manifest().head().vkey()
                                },
                                err,
                                err);
            }
            report(backup, restore.manifest(), exit == 0 ? "checked" : "failed");
            return exit;
        } finally {
            FolderTree.remove(temporary);
        }
    }

    private int verifyLog(Path log, Manifest manifest) {
        if (manifest.head().size() == 0) {
            return 0;
        }
        return LogCommands.run(
                new String[] {"verify", log.toString(), "--vkey", manifest.head().vkey()},
                err,
                err);
    }

    /// The one whose folder was written last.
    private static Optional<Path> newestRelease(Path data) throws IOException {
        Path releases = data.resolve("releases");
        if (!Files.isDirectory(releases)) {
            return Optional.empty();
        }
        try (Stream<Path> children = Files.list(releases)) {
            return children.filter(Files::isDirectory)
                    .max(Comparator.comparing(child -> child.toFile().lastModified()));
        }
    }

    private void restore(CommandLine line) throws IOException, SQLException, InterruptedException {
        Path backup = Path.of(line.arguments(2).get(1));
        Path data = Path.of(line.required("data")).toAbsolutePath();
        Restore restore = new Restore(backup, progress);
        restore.into(data, identity(line.maybe("identity")), external);
        if (!line.has("identity")) {
            err.println(
                    "warning: put the key files into "
                            + data.resolve("keys")
                            + " before the start");
        }
        err.println(
                "start it with: kenes serve --data "
                        + data
                        + " --deep --remembered-heads FILE… (checkpoints or proofs that somebody"
                        + " kept)");
        report(data, restore.manifest(), "restored");
    }

    private static @Nullable String identity(@Nullable String file) throws IOException {
        if (file == null) {
            return null;
        }
        return Files.readAllLines(Path.of(file)).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .orElseThrow(() -> new RefusedBackup(file + " holds no identity"));
    }

    private void keygen(Path file) throws IOException {
        byte[] secret = randomness.bytes(32);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, AgeKeys.identity(secret) + "\n", StandardCharsets.US_ASCII);
        out.println(AgeKeys.recipientOf(secret));
    }

    private void report(Path folder, Manifest manifest, String state) {
        out.writeBytes(
                Json.file(
                        Map.of(
                                "folder",
                                folder.toString(),
                                "state",
                                state,
                                "ok",
                                !state.equals("failed"),
                                "size",
                                manifest.bytes(),
                                "logSize",
                                manifest.head().size(),
                                "root",
                                manifest.head().root(),
                                "files",
                                (long) manifest.files().size(),
                                "rows",
                                manifest.rows().values().stream().mapToLong(it -> it).sum())));
    }
}
