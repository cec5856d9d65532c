package org.kenes.ledger.store;

import org.kenes.ledger.HaltException;
import org.kenes.ledger.tree.Hash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Writes files that never change. Obligations: after [#settle] returns under [Durability#FORCED],
/// everything written is on the disk under its name; a file that exists is either equal or stops
/// everything.
public final class TileFiles {
    private final Path root;
    private final Path temporary;
    private final Durability durability;
    private final Set<Path> known = new HashSet<>();
    private final Set<Path> touched = new TreeSet<>();

    /// @param temporary folder on the same file system, outside the root; made when needed
    public TileFiles(Path root, Path temporary, Durability durability) {
        this.root = root;
        this.temporary = temporary;
        this.durability = durability;
    }

    void write(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        makeDirectory(Objects.requireNonNull(file.getParent()));
        if (Files.exists(file)) {
            keep(file, bytes);
            return;
        }
        switch (durability) {
            case NONE -> Files.write(file, bytes);
            case FORCED -> {
                replace(file, bytes);
                touched.add(file.getParent());
            }
        }
    }

    /// Two histories would be signed if other bytes were simply written over the old ones.
    private static void keep(Path file, byte[] bytes) throws IOException {
        byte[] there = Files.readAllBytes(file);
        if (!Arrays.equals(there, bytes)) {
            throw new HaltException(
                    file
                            + " exists with other bytes: "
                            + Hash.sha256(there).hex()
                            + " there, "
                            + Hash.sha256(bytes).hex()
                            + " to be written");
        }
    }

    /// Temporary file, force, atomic rename; the directory is forced by [#settle].
    public void replace(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(temporary);
        Path draft = Files.createTempFile(temporary, "draft", "");
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            if (durability == Durability.FORCED) {
                force(channel, file);
            }
        }
        allowReading(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Temporary files are private; tiles are public and any static server must be able to read
    /// them.
    private static void allowReading(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    void settle() throws IOException {
        for (Path directory : touched) {
            forceDirectory(directory);
        }
        touched.clear();
    }

    private void makeDirectory(Path directory) throws IOException {
        if (!known.add(directory)) {
            return;
        }
        for (Path d = directory; d != null && !Files.isDirectory(d); d = d.getParent()) {
            if (durability == Durability.FORCED && d.getParent() != null) {
                touched.add(d.getParent());
            }
        }
        Files.createDirectories(directory);
    }

    public static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            force(channel, directory);
        } catch (NoSuchFileException e) {
            throw new HaltException(directory + " vanished while it was written", e);
        }
    }

    /// After a failed fsync nobody knows what is on the disk, and a second one may say yes wrongly.
    private static void force(FileChannel channel, Path what) {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new HaltException("the disk did not take " + what, e);
        }
    }
}
