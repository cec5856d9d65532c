package org.kenes.server.backup;

import org.jspecify.annotations.Nullable;
import org.kenes.server.backup.Manifest.Head;
import org.kenes.server.backup.Manifest.StoredFile;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Migrations;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A backup becomes a data folder again, under the schema versions it was made with; the server
/// migrates it on when it starts.
final class Restore {
    private static final String HEAD = "select published_note from record.ledger_head";

    private final Path backup;
    private final Manifest manifest;
    private final Consumer<String> progress;

    /// @throws RefusedBackup when the folder is no backup
    Restore(Path backup, Consumer<String> progress) throws IOException {
        this.backup = backup;
        this.manifest = Manifest.read(backup);
        this.progress = progress;
    }

    Manifest manifest() {
        return manifest;
    }

    /// Whether the retention took database and files out of it.
    boolean expired() {
        return Backup.ERASABLE.stream().noneMatch(part -> Files.exists(backup.resolve(part)));
    }

    /// Every file is there, whole and unchanged; of an expired backup, every file that is left.
    ///
    /// @throws RefusedBackup naming the first that is not
    void checkFiles() throws IOException {
        boolean expired = expired();
        for (Map.Entry<String, StoredFile> file : manifest.files().entrySet()) {
            String top = file.getKey().substring(0, Math.max(0, file.getKey().indexOf('/')));
            if (expired && Backup.ERASABLE.contains(top)) {
                continue;
            }
            Path path = backup.resolve(file.getKey());
            if (!Files.isRegularFile(path)) {
                throw new RefusedBackup(path + " is missing");
            }
            if (!Copies.hash(path).equals(file.getValue())) {
                throw new RefusedBackup(path + " is not what the manifest says it was");
            }
        }
        progress.accept(manifest.files().size() + " files as the manifest says");
    }

    /// @param data a folder that is new or empty
    /// @param identity that opens the keys, `AGE-SECRET-KEY-1…`; null leaves them out
    /// @param external database to fill; null for a new embedded one
    /// @throws RefusedBackup when something is there already, or the backup is not whole
    void into(Path data, @Nullable String identity, @Nullable ExternalDatabase external)
            throws IOException, SQLException, InterruptedException {
        requireEmpty(data);
        if (expired()) {
            throw new RefusedBackup(
                    backup + " is older than the retention: only its log is left of it");
        }
        checkFiles();
        byte[] keys = identity == null ? null : keys(identity);
        try (Installation created = Installation.create(data, external);
                Connection connection = created.database().getConnection()) {
            Tables tables = new Tables(connection);
            if (!tables.versions().isEmpty()) {
                throw new RefusedBackup("the database is not empty");
            }
            Migrations.run(created.database(), manifest.versions());
            progress.accept("schemas " + manifest.versions());
            tables.read(backup, manifest.rows(), manifest.sequences());
            progress.accept(manifest.rows().size() + " tables");
            requireSameHead(connection);
        }
        copy(backup.resolve(Backup.LOG), data.resolve(Backup.LOG));
        copy(backup.resolve(Backup.FILES), data);
        if (keys != null) {
            unpackKeys(keys, data.resolve("keys"));
        }
        progress.accept("files");
    }

    private static void requireEmpty(Path data) throws IOException {
        if (Files.isDirectory(data)) {
            try (Stream<Path> children = Files.list(data)) {
                if (children.findAny().isPresent()) {
                    throw new RefusedBackup(data + " is not empty; give a new folder");
                }
            }
        }
    }

    private byte[] keys(String identity) throws IOException {
        Path file = backup.resolve(Backup.KEYS);
        if (!Files.exists(file)) {
            throw new RefusedBackup(
                    "the keys are not in this backup; restore without --identity, and copy keys/"
                            + " from where they are kept");
        }
        try {
            return Age.decrypt(Files.readAllBytes(file), identity);
        } catch (IOException e) {
            throw new RefusedBackup(file + " cannot be opened: " + e.getMessage());
        }
    }

    /// What the table says was published must be the head that the manifest names, or the log would
    /// go on from another place than people saw.
    private void requireSameHead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(HEAD)) {
            Head head = manifest.head();
            if (!found.next()
                    || !Backup.head(head.origin(), head.vkey(), found.getString(1)).equals(head)) {
                throw new RefusedBackup("the head in the database is not " + head);
            }
        }
    }

    private static void copy(Path from, Path to) {
        if (Files.isDirectory(from)) {
            FolderTree.copy(from, to);
        }
    }

    private static void unpackKeys(byte[] packed, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(Path.of(entry.getName()).getFileName());
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                write(zip, file);
            }
        }
    }

    private static void write(InputStream from, Path file) throws IOException {
        Files.write(file, from.readAllBytes());
    }
}
