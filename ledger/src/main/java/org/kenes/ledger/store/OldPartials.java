package org.kenes.ledger.store;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.tile.TilePath;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/// Partial tiles that a full one has replaced. Readers of an older checkpoint find the beginning of
/// the full tile in their place (C2SP tlog-tiles), so they need not be kept; those who were reading
/// when it became full get some time.
public final class OldPartials {
    private OldPartials() {}

    /// Deletes the partial tiles whose full tile was there at that time.
    ///
    /// @param root of a log
    /// @return how many files are gone
    public static int delete(Path root, Instant before) throws IOException {
        Path tiles = root.resolve("tile");
        if (!Files.isDirectory(tiles)) {
            return 0;
        }
        Visitor visitor = new Visitor(root, FileTime.from(before));
        Files.walkFileTree(tiles, visitor);
        return visitor.deleted;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final FileTime before;
        private int deleted;

        Visitor(Path root, FileTime before) {
            this.root = root;
            this.before = before;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                throws IOException {
            String name = directory.toString();
            return !name.endsWith(".p") || isReplaced(Path.of(name.substring(0, name.length() - 2)))
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.SKIP_SUBTREE;
        }

        private boolean isReplaced(Path full) throws IOException {
            try {
                return Files.isRegularFile(full)
                        && Files.getLastModifiedTime(full).compareTo(before) < 0;
            } catch (NoSuchFileException e) {
                return false;
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (isPartial(root.relativize(file).toString())) {
                Files.delete(file);
                deleted++;
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isPartial(String path) {
            try {
                return !TilePath.parse(path).isFull();
            } catch (MalformedException e) {
                return false;
            }
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (directory.toString().endsWith(".p")) {
                Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
