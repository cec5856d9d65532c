package org.kenes.report;

import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.Json;
import org.kenes.dataset.table.Sha256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// `manifest.json`: the SHA-256 of every file of a release folder but itself and `log/`. Paths are
/// relative and written with `/`; links are refused.
public final class Manifest {
    public static final String NAME = "manifest.json";
    private static final String FORMAT = "kenes-manifest/1";

    private Manifest() {}

    /// Writes `manifest.json` and gives its bytes.
    public static byte[] write(Path folder) {
        byte[] bytes = Json.file(Map.of("files", hashes(folder), "format", FORMAT));
        try {
            Path temporary = folder.resolve(NAME + ".part");
            Files.write(temporary, bytes);
            Files.move(
                    temporary,
                    folder.resolve(NAME),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /// Compares the folder with its manifest.
    ///
    /// @throws InvalidInput naming the first file, in order of paths, that is missing, changed or
    ///   not in the manifest
    public static void verify(Path folder) {
        SortedMap<String, String> stated = files(folder);
        SortedMap<String, String> found = hashes(folder);
        SortedMap<String, String> all = new TreeMap<>(stated);
        all.putAll(found);
        for (String path : all.keySet()) {
            if (!stated.containsKey(path)) {
                throw new InvalidInput(path, 1, 1, "is not in " + NAME);
            }
            if (!found.containsKey(path)) {
                throw new InvalidInput(path, 1, 1, "is in " + NAME + ", but not in the folder");
            }
            if (!Objects.equals(stated.get(path), found.get(path))) {
                throw new InvalidInput(
                        path,
                        1,
                        1,
                        "SHA-256 expected " + stated.get(path) + ", found " + found.get(path));
            }
        }
    }

    /// The files of a release by path, with their SHA-256 as stated.
    ///
    /// @throws InvalidInput if the manifest is missing or malformed
    public static SortedMap<String, String> files(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidInput(NAME, 1, 1, "no such file");
        }
        return read(file);
    }

    private static SortedMap<String, String> read(Path file) {
        try {
            Map<String, Object> json = Json.read(Files.readAllBytes(file), NAME);
            if (!FORMAT.equals(json.get("format")) || !(json.get("files") instanceof Map<?, ?> m)) {
                throw new InvalidInput(NAME, 1, 1, "is not " + FORMAT);
            }
            SortedMap<String, String> files = new TreeMap<>();
            m.forEach((path, hash) -> files.put(String.valueOf(path), String.valueOf(hash)));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> hashes(Path folder) {
        SortedMap<String, String> hashes = new TreeMap<>();
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path directory, BasicFileAttributes attributes) {
                            return directory.equals(folder.resolve("log"))
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            String path = folder.relativize(file).toString().replace('\\', '/');
                            if (!attributes.isRegularFile()) {
                                throw new InvalidInput(path, 1, 1, "is not an ordinary file");
                            }
                            if (!path.equals(NAME)) {
                                hashes.put(path, Sha256.of(file));
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashes;
    }
}
