package org.kenes.server.backup;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a backup says about itself: `manifest.json`, written last, so that a folder without one is
/// no backup.
///
/// @param made moment of the snapshot
/// @param head of the log in the snapshot
/// @param versions of our schemas, by schema, as the migrations count them
/// @param sequences last values by name, `schema.sequence`
/// @param rows by table, `schema.table`
/// @param files by path below the folder, in order
record Manifest(
        Instant made,
        Head head,
        Map<String, String> versions,
        Map<String, Long> sequences,
        Map<String, Long> rows,
        Map<String, StoredFile> files) {
    static final String NAME = "manifest.json";
    private static final String FORMAT = "kenes-backup/1";

    /// @param vkey verifier key of the log
    /// @param size entries that the published checkpoint covers
    /// @param root base64, as in the checkpoint; empty while nothing is published
    record Head(String origin, String vkey, long size, String root) {}

    /// @param sha256 lower-case hex
    record StoredFile(long size, String sha256) {}

    Manifest {
        versions = new TreeMap<>(versions);
        sequences = new TreeMap<>(sequences);
        rows = new TreeMap<>(rows);
        files = new TreeMap<>(files);
    }

    long bytes() {
        return files.values().stream().mapToLong(StoredFile::size).sum();
    }

    void write(Path folder) throws IOException {
        Files.write(
                folder.resolve(NAME),
                Json.file(
                        Map.of(
                                "format",
                                FORMAT,
                                "made",
                                made.toString(),
                                "log",
                                Map.of(
                                        "origin", head.origin(),
                                        "vkey", head.vkey(),
                                        "size", head.size(),
                                        "root", head.root()),
                                "versions",
                                versions,
                                "sequences",
                                sequences,
                                "rows",
                                rows,
                                "files",
                                files.entrySet().stream().map(Manifest::file).toList())));
    }

    private static Map<String, ?> file(Map.Entry<String, StoredFile> file) {
        return Map.of(
                "path", file.getKey(),
                "size", file.getValue().size(),
                "sha256", file.getValue().sha256());
    }

    /// @throws RefusedBackup when the folder is no finished backup
    static Manifest read(Path folder) throws IOException {
        Path path = folder.resolve(NAME);
        try {
            Map<String, Object> all = Json.read(Files.readAllBytes(path), path.toString());
            if (!FORMAT.equals(all.get("format"))) {
                throw new RefusedBackup(path + " is not of the format " + FORMAT);
            }
            Map<?, ?> log = (Map<?, ?>) member(all, "log");
            Map<String, StoredFile> files = new TreeMap<>();
            for (Object it : (List<?>) member(all, "files")) {
                Map<?, ?> file = (Map<?, ?>) it;
                files.put(
                        (String) member(file, "path"),
                        new StoredFile(
                                (Long) member(file, "size"), (String) member(file, "sha256")));
            }
            return new Manifest(
                    Instant.parse((String) member(all, "made")),
                    new Head(
                            (String) member(log, "origin"),
                            (String) member(log, "vkey"),
                            (Long) member(log, "size"),
                            (String) member(log, "root")),
                    members(all, "versions", String.class),
                    members(all, "sequences", Long.class),
                    members(all, "rows", Long.class),
                    files);
        } catch (NoSuchFileException e) {
            throw new RefusedBackup(
                    folder + " has no " + NAME + ": it is no backup, or one that was not finished");
        } catch (InvalidInput | ClassCastException | DateTimeParseException e) {
            throw new RefusedBackup(path + " cannot be read: " + e.getMessage());
        }
    }

    private static Object member(Map<?, ?> object, String name) {
        Object value = object.get(name);
        if (value == null) {
            throw new RefusedBackup(NAME + " has no \"" + name + "\"");
        }
        return value;
    }

    private static <T> Map<String, T> members(Map<?, ?> object, String name, Class<T> type) {
        Map<String, T> members = new TreeMap<>();
        ((Map<?, ?>) member(object, name))
                .forEach((key, value) -> members.put((String) key, type.cast(value)));
        return members;
    }
}
