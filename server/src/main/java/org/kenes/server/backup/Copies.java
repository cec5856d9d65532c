package org.kenes.server.backup;

import org.jspecify.annotations.Nullable;
import org.kenes.server.backup.Manifest.StoredFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Files copied into a backup, each hashed on its way.
final class Copies {
    private final Path target;
    private final @Nullable Path before;
    private final Map<String, StoredFile> earlier;

    /// @param before the backup before this one, whose unchanged files get a second name here
    /// @param earlier what that one says of its files
    Copies(Path target, @Nullable Path before, Map<String, StoredFile> earlier) {
        this.target = target;
        this.before = before;
        this.earlier = earlier;
    }

    /// A file that was erased since it was listed is left out.
    void add(Path source, String path) throws IOException {
        Path copy = target.resolve(path);
        Files.createDirectories(copy.getParent());
        StoredFile known = earlier.get(path);
        try {
            if (known != null
                    && before != null
                    && Files.size(source) == known.size()
                    && Files.isRegularFile(before.resolve(path))
                    && hash(source).equals(known)) {
                Files.createLink(copy, before.resolve(path));
                return;
            }
            Files.copy(source, copy);
        } catch (NoSuchFileException e) {
            Files.deleteIfExists(copy);
        }
    }

    /// Everything in the target, by path.
    Map<String, StoredFile> all() throws IOException {
        Map<String, StoredFile> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.put(target.relativize(file).toString(), hash(file));
            }
        }
        return all;
    }

    static StoredFile hash(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                long size = in.transferTo(OutputStream.nullOutputStream());
                return new StoredFile(size, HexFormat.of().formatHex(digest.digest()));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
