package org.kenes.ledger.verify;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.strict.Shown;
import org.kenes.ledger.tile.EntryBundle;
import org.kenes.ledger.tile.TilePath;
import org.kenes.ledger.tree.Hash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// That there is nothing under `tile/` but the tiles of the log, and that older partial tiles are
/// beginnings of what stands in their place now. The tiles of the current size are verified
/// elsewhere, so for them the name is enough: a walk that asked the file system about each of them
/// would cost more than hashing what is in it.
final class FolderCheck {
    private final Path root;
    private final long size;
    private final boolean growing;
    private long files;

    FolderCheck(Path root, long size, boolean growing) {
        this.root = root;
        this.size = size;
        this.growing = growing;
    }

    /// @return how many files there are
    long check() throws IOException {
        Path tiles = root.resolve("tile");
        if (Files.exists(tiles, LinkOption.NOFOLLOW_LINKS)) {
            directory(tiles.toFile(), "tile");
        }
        return files;
    }

    private void directory(File directory, String name) throws IOException {
        if (!Files.isDirectory(directory.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            throw new VerificationException("foreign file " + Shown.of(name));
        }
        String[] names = directory.list();
        if (names == null) {
            throw new IOException("cannot list " + directory);
        }
        long full = fullTiles(name);
        List<String> others = new ArrayList<>();
        for (String below : names) {
            if (isGroup(below) && Integer.parseInt(below, 10) < full) {
                files++;
            } else {
                others.add(below);
            }
        }
        Collections.sort(others); // so that the same defect is named on every machine
        for (String below : others) {
            String path = name + "/" + below;
            TilePath tile = tile(path);
            if (tile == null) {
                directory(new File(directory, below), path);
            } else {
                files++;
                file(tile, new File(directory, below).toPath());
            }
        }
    }

    /// How many of the tiles `000` … `999` in a directory are full ones of the current size. There
    /// are tens of thousands of those, and their names need no closer look.
    private long fullTiles(String directory) {
        TilePath first = tile(directory + "/000");
        if (first == null || first.level() > 7) {
            return 0;
        }
        return (size >>> 8 * Math.max(first.level(), 0)) / TilePath.FULL - first.n();
    }

    private static boolean isGroup(String name) {
        return name.length() == 3
                && isDigit(name.charAt(0))
                && isDigit(name.charAt(1))
                && isDigit(name.charAt(2));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static @Nullable TilePath tile(String path) {
        try {
            return TilePath.parse(path);
        } catch (MalformedException e) {
            return null;
        }
    }

    private void file(TilePath path, Path file) throws IOException {
        long hashes = size >>> 8 * Math.min(Math.max(path.level(), 0), 7);
        boolean within =
                path.level() < 8
                        && path.n() <= hashes / TilePath.FULL
                        && path.n() * TilePath.FULL + path.width() <= hashes;
        if (within && TilePath.in(size, path.level(), path.n()).width() == path.width()) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new VerificationException("not a plain file: " + path);
        }
        if (within) {
            checkPartial(path, file);
        } else if (!growing) {
            throw new VerificationException(path + " is beyond the size " + size);
        }
    }

    private void checkPartial(TilePath path, Path file) throws IOException {
        TilePath current = TilePath.in(size, path.level(), path.n());
        byte[] now;
        try {
            now = Files.readAllBytes(root.resolve(current.toString()));
        } catch (NoSuchFileException e) {
            throw new VerificationException("missing " + current, e);
        }
        byte[] then = Files.readAllBytes(file);
        int length;
        try {
            length =
                    path.isEntries() ? bundleLength(now, path.width()) : path.width() * Hash.LENGTH;
        } catch (MalformedException e) {
            throw new VerificationException(current + ": " + e.getMessage(), e);
        }
        if (length > now.length || !Arrays.equals(then, 0, then.length, now, 0, length)) {
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
