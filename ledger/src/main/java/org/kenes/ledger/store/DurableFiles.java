package org.kenes.ledger.store;

import org.kenes.ledger.HaltException;
import org.kenes.ledger.tree.Hash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/// Files that are either wholly on the disk under their name or not there. Not thread-safe.
public final class DurableFiles {
    private static final AtomicLong DRAFTS = new AtomicLong();

    private final Path base;
    private final Path temporary;
    private final Disk disk;
    private final Set<Path> known = new HashSet<>();
    private final Set<Path> touched = new TreeSet<>();

    /// @param base folder below which files are written
    /// @param temporary folder on the same file system, outside the base; made when needed
    public DurableFiles(Path base, Path temporary, Disk disk) {
        this.base = base.toAbsolutePath();
        this.temporary = temporary.toAbsolutePath();
        this.disk = disk;
    }

    /// Writes a file that never changes. It is durable after the next [#settle].
    ///
    /// @throws HaltException if it is there already with other bytes
    void keep(Path file, byte[] bytes) throws IOException {
        Path directory = directory(file);
        makeDirectories(directory);
        touched.add(directory);
        if (Files.exists(file)) {
            // Two histories would be signed if other bytes were simply written over the old ones.
            byte[] there = Files.readAllBytes(file);
            if (!Arrays.equals(there, bytes)) {
                Files.createDirectories(temporary);
                Path evidence = temporary.resolve("contradiction-" + Hash.sha256(bytes).hex());
                Files.write(evidence, bytes);
                throw new HaltException(
                        file
                                + " exists with other bytes: "
                                + Hash.sha256(there).hex()
                                + " there, "
                                + Hash.sha256(bytes).hex()
                                + " to be written, kept in "
                                + evidence);
            }
            return;
        }
        put(file, bytes);
    }

    /// Writes a file, or puts other bytes in its place in one step; durable when this returns.
    public void replace(Path file, byte[] bytes) throws IOException {
        Path directory = directory(file);
        makeDirectories(directory);
        put(file, bytes);
        touched.add(directory);
        settle();
    }

    private void put(Path file, byte[] bytes) throws IOException {
        makeDirectories(temporary);
        Path draft =
                temporary.resolve(
                        "draft-"
                                + ProcessHandle.current().pid()
                                + "-"
                                + System.nanoTime()
                                + "-"
                                + DRAFTS.incrementAndGet());
        try {
            disk.write(draft, bytes);
            disk.force(draft);
            disk.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Path directory(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IllegalArgumentException("not a file: " + file);
        }
        return directory;
    }

    /// Forces every directory in which a name was made since the last time.
    void settle() throws IOException {
        for (Path directory : touched) {
            disk.forceDirectory(directory);
        }
        touched.clear();
    }

    /// A directory's own name is in its parent, which must be forced as well, even if the directory
    /// is there already: an earlier run may have made it and died before that.
    void makeDirectories(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath();
        Path parent = absolute.getParent();
        if (parent == null || !known.add(absolute)) {
            return;
        }
        boolean there = Files.isDirectory(absolute);
        if (there && (absolute.equals(base) || !absolute.startsWith(base))) {
            return;
        }
        makeDirectories(parent);
        if (!there) {
            disk.makeDirectory(absolute);
        }
        touched.add(parent);
    }
}
