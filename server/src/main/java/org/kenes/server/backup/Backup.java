package org.kenes.server.backup;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.tile.TilePath;
import org.kenes.server.backup.Manifest.Head;
import org.kenes.server.backup.Manifest.StoredFile;
import org.kenes.server.shell.setup.DataFolder;
import org.kenes.server.shell.setup.Database;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// `kenes backup run`: one more folder below the folder of backups, named after the moment.
///
/// | below it | what | kept |
/// |---|---|---|
/// | `manifest.json` | every file with its hash, written last | for good |
/// | `log/` | tiles and checkpoints up to the published size | for good |
/// | `keys.age` | the key files, for the recipient only | for good |
/// | `database/`, `vault/`, `files/` | what can hold words of people | as long as the retention |
///
/// A file that did not change since the backup before is one more name of the same file there (a
/// hard link), so a night costs what is new.
final class Backup {
    static final String LOG = "log";
    static final String FILES = "files";
    static final String KEYS = "keys.age";

    /// What can hold words of people, and so ends with the retention.
    static final List<String> ERASABLE = List.of("database", "vault", FILES);

    private static final String HEAD =
            "select origin, vkey, published_note from record.ledger_head";

    /// Of the data folder: copied another way, made again by whoever needs it, or nobody's
    /// business.
    private static final List<String> APART = List.of("postgres", "keys", LOG, DataFolder.LOCK);

    private static final Pattern KEPT = Pattern.compile("checkpoint\\.[0-9]{1,18}");

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    private final Path data;
    private final Path backups;
    private final @Nullable ExternalDatabase external;
    private final Randomness randomness;
    private final Consumer<String> progress;

    /// @param external database of the installation; null for the embedded one
    Backup(
            Path data,
            Path backups,
            @Nullable ExternalDatabase external,
            Randomness randomness,
            Consumer<String> progress) {
        this.data = data;
        this.backups = backups;
        this.external = external;
        this.randomness = randomness;
        this.progress = progress;
    }

    /// The new backup's folder, and what it holds.
    record Made(Path folder, Manifest manifest) {}

    /// @param recipient of the keys, `age1…`; null leaves them out
    Made run(Instant now, @Nullable String recipient)
            throws IOException, SQLException, InterruptedException {
        if (recipient != null) {
            AgeKeys.recipient(recipient);
        }
        Path folder = backups.resolve(NAME.format(now));
        if (Files.exists(folder)) {
            throw new RefusedBackup(folder + " exists already");
        }
        Path before = newest();
        Path unfinished = backups.resolve(folder.getFileName() + ".unfinished");
        FolderTree.remove(unfinished);
        try {
            Files.createDirectories(unfinished);
            Map<String, StoredFile> earlier =
                    before == null ? Map.of() : Manifest.read(before).files();
            Manifest manifest =
                    snapshot(now, unfinished, new Copies(unfinished, before, earlier), recipient);
            manifest.write(unfinished);
            Files.move(unfinished, folder);
            return new Made(folder, manifest);
        } finally {
            FolderTree.remove(unfinished);
        }
    }

    private Manifest snapshot(Instant now, Path target, Copies copies, @Nullable String recipient)
            throws IOException, SQLException, InterruptedException {
        try (Installation installation = Installation.open(data, external);
                Connection connection = installation.database().getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            Database.keepWhileIdle(connection);
            String note;
            Head head;
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(HEAD)) {
                if (!found.next()) {
                    throw new RefusedBackup(data + " has no log yet");
                }
                note = found.getString(3);
                head = head(found.getString(1), found.getString(2), note);
            }
            Tables tables = new Tables(connection);
            Map<String, Long> rows = tables.write(target, progress);
            Map<String, Long> sequences = tables.sequences();
            copyLog(target, copies, head.size(), note);
            copyFiles(copies);
            if (recipient != null) {
                Files.write(target.resolve(KEYS), Age.encrypt(packedKeys(), recipient, randomness));
            }
            return new Manifest(
                    now.truncatedTo(ChronoUnit.SECONDS),
                    head,
                    tables.versions(),
                    sequences,
                    rows,
                    copies.all());
        }
    }

    /// Takes the words out of backups that are older.
    ///
    /// @return how many
    int expire(Instant now, Duration retention) throws IOException {
        int expired = 0;
        for (Path folder : folders()) {
            if (Manifest.read(folder).made().plus(retention).isAfter(now)) {
                continue;
            }
            boolean held = false;
            for (String part : ERASABLE) {
                held |= Files.exists(folder.resolve(part));
                FolderTree.remove(folder.resolve(part));
            }
            expired += held ? 1 : 0;
        }
        return expired;
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(backups)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(backups)) {
            return children.filter(child -> Files.exists(child.resolve(Manifest.NAME)))
                    .sorted()
                    .toList();
        }
    }

    private @Nullable Path newest() throws IOException {
        List<Path> folders = folders();
        return folders.isEmpty() ? null : folders.getLast();
    }

    /// @param note as the table has it; null while nothing is published
    static Head head(String origin, String vkey, @Nullable String note) {
        if (note == null) {
            return new Head(origin, vkey, 0, "");
        }
        try {
            Checkpoint published =
                    Checkpoint.parse(
                            SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).text());
            return new Head(origin, vkey, published.size(), published.root().toString());
        } catch (MalformedException e) {
            throw new RefusedBackup("the published checkpoint cannot be read: " + e.getMessage());
        }
    }

    /// Only what the published size implies; what came after the snapshot belongs to the next one.
    private void copyLog(Path target, Copies copies, long size, @Nullable String note)
            throws IOException {
        Path log = data.resolve(LOG);
        for (Path file : filesBelow(log)) {
            String path = log.relativize(file).toString();
            if (isWithin(path, size)) {
                copies.add(file, LOG + "/" + path);
            }
        }
        if (note != null) {
            Path checkpoint = target.resolve(LOG).resolve("checkpoint");
            Files.createDirectories(checkpoint.getParent());
            Files.writeString(checkpoint, note);
        }
        progress.accept("log of " + size + " entries");
    }

    private static boolean isWithin(String path, long size) {
        if (path.startsWith("tile/")) {
            try {
                return TilePath.parse(path).isWithin(size);
            } catch (MalformedException e) {
                return false;
            }
        }
        return KEPT.matcher(path).matches()
                ? Long.parseLong(path.substring("checkpoint.".length())) <= size
                : path.startsWith("release/");
    }

    private void copyFiles(Copies copies) throws IOException {
        int number = 0;
        for (Path file : filesBelow(data)) {
            Path path = data.relativize(file);
            String top = path.getName(0).toString();
            if (!APART.contains(top) && !top.endsWith(".tmp")) {
                copies.add(file, FILES + "/" + path);
                number++;
            }
        }
        progress.accept(number + " other files");
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private byte[] packedKeys() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Path file : filesBelow(data.resolve("keys"))) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        return packed.toByteArray();
    }
}
