package org.kenes.ledger.verify;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.strict.Shown;
import org.kenes.ledger.tile.EntryBundle;
import org.kenes.ledger.tile.TilePath;
import org.kenes.ledger.tree.Hash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/// That there is nothing under `tile/` but the tiles of the log, and that older partial tiles are
/// beginnings of what stands in their place now. The tiles of the current size have been verified
/// before.
final class FolderCheck extends SimpleFileVisitor<Path> {
    private final Path root;
    private final long size;
    private final boolean growing;
    private long files;

    FolderCheck(Path root, long size, boolean growing) {
        this.root = root;
        this.size = size;
        this.growing = growing;
    }

    long check() {
        try {
            Path tiles = root.resolve("tile");
            if (Files.exists(tiles)) {
                Files.walkFileTree(tiles, this);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = root.relativize(file).toString().replace('\\', '/');
        TilePath path;
        try {
            path = TilePath.parse(name);
        } catch (MalformedException e) {
            throw new VerificationException("foreign file " + Shown.of(name), e);
        }
        if (!attributes.isRegularFile()) {
            throw new VerificationException("not a plain file: " + name);
        }
        files++;
        long hashes = size >>> 8 * Math.max(path.level(), 0);
        long first = path.n() * TilePath.FULL;
        boolean within = first + path.width() <= hashes && path.level() < 8;
        if (!within && !growing) {
            throw new VerificationException(name + " is beyond the size " + size);
        }
        if (within && !path.isFull()) {
            checkPartial(path, file);
        }
        return FileVisitResult.CONTINUE;
    }

    private void checkPartial(TilePath path, Path file) throws IOException {
        TilePath current = TilePath.in(size, path.level(), path.n());
        if (current.width() == path.width()) {
            return;
        }
        byte[] now = Files.readAllBytes(root.resolve(current.toString()));
        byte[] then = Files.readAllBytes(file);
        int length =
                path.isEntries() ? bundleLength(now, path.width()) : path.width() * Hash.LENGTH;
        if (!Arrays.equals(then, 0, then.length, now, 0, length)) {
            throw new VerificationException(path + " is not the beginning of " + current);
        }
    }

    private static int bundleLength(byte[] bundle, int entries) {
        int at = 0;
        for (int i = 0; i < entries; i++) {
            at += 2 + EntryBundle.length(bundle, at);
        }
        return at;
    }
}
