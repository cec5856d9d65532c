package org.kenes.ledger.verify;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.tile.EntryBundle;
import org.kenes.ledger.tile.FolderSource;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TilePath;
import org.kenes.ledger.tree.CompactRange;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Sha256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Hashes all entries of a log and compares every tile of every level with what they hash to, on
/// several threads and in bounded memory.
final class TreeCheck {
    private static final int CHUNK = 64;
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(1 << 16));

    private final Source source;
    private final long size;
    private final int jobs;
    private final boolean growing;

    TreeCheck(Source source, long size, int jobs, boolean growing) {
        this.source = source;
        this.size = size;
        this.jobs = jobs;
        this.growing = growing;
    }

    /// @param files how many there are, or -1 if the source cannot be looked through
    record Checked(Hash root, long files) {}

    /// Hashes of the bundles `first … last − 1`, each verified against its tile of level 0.
    private byte[] chunk(long first, long last) throws IOException {
        Sha256 sha = Sha256.get();
        byte[] hashes = new byte[TilePath.FULL * Hash.LENGTH];
        byte[] work = new byte[hashes.length];
        byte[] roots = new byte[(int) (last - first) * Hash.LENGTH];
        for (long n = first; n < last; n++) {
            bundle(n, hashes, sha);
            sha.up(hashes, 0, TilePath.FULL, work);
            System.arraycopy(work, 0, roots, (int) (n - first) * Hash.LENGTH, Hash.LENGTH);
        }
        return roots;
    }

    private int bundle(long n, byte[] hashes, Sha256 sha) throws IOException {
        TilePath path = TilePath.in(size, TilePath.ENTRIES, n);
        try {
            ByteBuffer bundle = read(path);
            EntryBundle.leaves(bundle.array(), bundle.limit(), path.width(), hashes, sha);
        } catch (MalformedException e) {
            throw new VerificationException(path + ": " + e.getMessage(), e);
        }
        compare(TilePath.in(size, 0, n), hashes);
        return path.width();
    }

    private ByteBuffer read(TilePath path) throws IOException {
        ByteBuffer bytes;
        try {
            bytes = source.read(path.toString(), BUFFER.get());
        } catch (MalformedException e) {
            throw new VerificationException(String.valueOf(e.getMessage()), e);
        }
        if (bytes == null) {
            throw new VerificationException("missing " + path);
        }
        return bytes;
    }

    private void compare(TilePath path, byte[] hashes) throws IOException {
        ByteBuffer there = read(path);
        int length = path.width() * Hash.LENGTH;
        if (!Arrays.equals(there.array(), 0, there.limit(), hashes, 0, length)) {
            throw new VerificationException(path + " is not what the entries hash to");
        }
    }

    /// @throws VerificationException naming the first file that does not fit
    Checked check() {
        Upper upper = new Upper();
        long full = size / TilePath.FULL;
        Deque<Future<byte[]>> running = new ArrayDeque<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
            try {
                for (long first = 0; first < full; first += CHUNK) {
                    long from = first;
                    long to = Math.min(full, first + CHUNK);
                    running.add(workers.submit(() -> chunk(from, to)));
                    if (running.size() > 2 * jobs) {
                        upper.take(running.remove());
                    }
                }
                Future<Long> looked = workers.submit(this::lookThrough);
                while (!running.isEmpty()) {
                    upper.take(running.remove());
                }
                Hash root = upper.root();
                return new Checked(root, result(looked));
            } finally {
                workers.shutdownNow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long lookThrough() throws IOException {
        return source instanceof FolderSource folder
                ? new FolderCheck(folder.root(), size, growing).check()
                : -1;
    }

    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case VerificationException failed -> throw failed;
                case IOException unread -> throw unread;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /// The tiles above level 0 and the right edge, built from bundle roots in order.
    private final class Upper {
        private final byte[][] tiles = new byte[8][TilePath.FULL * Hash.LENGTH];
        private final long[] counts = new long[8];
        private final byte[] work = new byte[TilePath.FULL * Hash.LENGTH];
        private final CompactRange range = new CompactRange();

        void take(Future<byte[]> chunk) throws IOException {
            byte[] roots = result(chunk);
            for (int at = 0; at < roots.length; at += Hash.LENGTH) {
                range.append(roots, at, 8);
                add(1, roots, at);
            }
        }

        private void add(int level, byte[] hashes, int offset) throws IOException {
            int place = (int) (counts[level] % TilePath.FULL);
            System.arraycopy(hashes, offset, tiles[level], place * Hash.LENGTH, Hash.LENGTH);
            counts[level]++;
            if (place == TilePath.FULL - 1) {
                compare(
                        new TilePath(level, counts[level] / TilePath.FULL - 1, TilePath.FULL),
                        tiles[level]);
                Sha256.get().up(tiles[level], 0, TilePath.FULL, work);
                add(level + 1, work, 0);
            }
        }

        Hash root() throws IOException {
            for (int level = 1; level < 8; level++) {
                int width = (int) (counts[level] % TilePath.FULL);
                if (width > 0) {
                    compare(
                            new TilePath(level, counts[level] / TilePath.FULL, width),
                            tiles[level]);
                }
            }
            if (size % TilePath.FULL != 0) {
                int width = bundle(size / TilePath.FULL, tiles[0], Sha256.get());
                for (int i = 0; i < width; i++) {
                    range.append(tiles[0], i * Hash.LENGTH);
                }
            }
            return range.root();
        }
    }
}
