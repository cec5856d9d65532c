package org.kenes.ledger.store;

import org.kenes.ledger.HaltException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.tile.EntryBundle;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TilePath;
import org.kenes.ledger.tree.CompactRange;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.tree.Merkle;
import org.kenes.ledger.tree.Sha256;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;

/// Appends entries to a log in a folder, holding only its right edge in memory. It decides nothing:
/// order, head and publication belong to the caller, who goes through three separate steps
///
/// 1. [#writeTiles]: bundles and tiles are on the disk, and the root has been computed twice;
/// 2. [#sign]: nothing has left the process yet; the head is stored where the caller keeps heads;
/// 3. [CheckpointFile#publish]: readers see it.
///
/// Crashing between any two of them is harmless: the same entries give the same files, which are
/// found equal. An existing file with other bytes is a [HaltException], after which the writer must
/// not be used. Not thread-safe.
public final class LogWriter {
    private static final int LEVELS = 8;

    private final Path root;
    private final DurableFiles files;
    private final byte[][] tiles = new byte[LEVELS][];
    private final int[] widths = new int[LEVELS];
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    private final CompactRange range = new CompactRange();
    private boolean usable = true;

    private LogWriter(Path root, Path temporary, Disk disk) {
        this.root = root;
        this.files = new DurableFiles(root, temporary, disk);
        for (int level = 0; level < LEVELS; level++) {
            tiles[level] = new byte[TilePath.FULL * Hash.LENGTH];
        }
    }

    /// Continues a log whose first `head.size()` entries are in the folder.
    ///
    /// @param temporary folder on the same file system, outside `root`
    /// @throws HaltException if the folder's right edge is not that of the head
    public static LogWriter open(Path root, Path temporary, Disk disk, Head head) {
        LogWriter writer = new LogWriter(root, temporary, disk);
        writer.load(head);
        return writer;
    }

    private void load(Head head) {
        LogReader reader = new LogReader(Source.folder(root));
        long size = head.size();
        for (int level = LEVELS - 1; level >= 0; level--) {
            long hashes = size >>> 8 * level;
            widths[level] = (int) (hashes % TilePath.FULL);
            for (int i = 0; i < widths[level]; i++) {
                Hash hash = nodeOf(reader, size, level, hashes - widths[level] + i);
                hash.copyTo(tiles[level], i * Hash.LENGTH);
                range.append(tiles[level], i * Hash.LENGTH, 8 * level);
            }
        }
        if (!range.root().equals(head.root())) {
            throw new HaltException(
                    root
                            + " has the root "
                            + range.root()
                            + " at size "
                            + size
                            + ", not "
                            + head.root());
        }
        try {
            loadLastBundle(reader.entries(size - widths[0], size, size));
        } catch (VerificationException e) {
            throw incomplete(e);
        }
    }

    private void loadLastBundle(Iterator<byte[]> last) {
        for (int i = 0; i < widths[0]; i++) {
            byte[] entry = last.next();
            if (!Merkle.leaf(entry).is(tiles[0], i * Hash.LENGTH)) {
                throw new HaltException(
                        "the last entry bundle of " + root + " is not that of its tile");
            }
            EntryBundle.write(entry, bundle);
        }
    }

    private static HaltException incomplete(VerificationException e) {
        return new HaltException("the store is incomplete: " + e.getMessage(), e);
    }

    private static Hash nodeOf(LogReader reader, long size, int level, long index) {
        try {
            return reader.nodes(size).node(8 * level, index);
        } catch (VerificationException e) {
            throw incomplete(e);
        }
    }

    public long size() {
        return range.size();
    }

    public Head head() {
        return new Head(range.size(), range.root());
    }

    /// Writes the tiles of the log continued by these entries. When it returns, they are durable,
    /// and the head it returns was computed from the entries and again from the files just written.
    ///
    /// @param from index of the first of the entries; must be the size so far
    /// @throws HaltException if a file is there with other bytes, the disk refuses, or the two
    ///   roots differ
    public Head writeTiles(long from, Iterator<byte[]> entries) {
        checkUsable();
        if (from != range.size()) {
            throw new IllegalArgumentException(
                    "entries from " + from + " cannot follow a log of " + range.size());
        }
        usable = false;
        try {
            while (entries.hasNext()) {
                append(entries.next());
            }
            writePartials();
            files.settle();
        } catch (IOException e) {
            throw new UncheckedIOException("writing tiles to " + root, e);
        }
        Hash again = new LogReader(Source.folder(root)).root(range.size());
        if (!again.equals(range.root())) {
            throw new HaltException(
                    "the tiles written to "
                            + root
                            + " hash to "
                            + again
                            + ", the entries to "
                            + range.root());
        }
        usable = true;
        return head();
    }

    /// Once something went wrong, what is in memory may be ahead of what is on the disk.
    private void checkUsable() {
        if (!usable) {
            throw new IllegalStateException(
                    "an earlier write to " + root + " failed: nothing is signed");
        }
    }

    private Path file(int level, long n, int width) {
        return root.resolve(new TilePath(level, n, width).toString());
    }

    private void append(byte[] entry) throws IOException {
        EntryBundle.write(entry, bundle);
        long n = range.size() / TilePath.FULL;
        byte[] hash = new byte[Hash.LENGTH];
        Sha256.get().leaf(entry, 0, entry.length, hash, 0);
        range.append(hash, 0);
        if (widths[0] == TilePath.FULL - 1) {
            files.keep(file(TilePath.ENTRIES, n, TilePath.FULL), bundle.toByteArray());
            bundle.reset();
        }
        add(0, n, hash);
    }

    private void add(int level, long n, byte[] hash) throws IOException {
        byte[] tile = tiles[level];
        System.arraycopy(hash, 0, tile, widths[level] * Hash.LENGTH, Hash.LENGTH);
        widths[level]++;
        if (widths[level] == TilePath.FULL) {
            files.keep(file(level, n, TilePath.FULL), tile);
            widths[level] = 0;
            byte[] work = new byte[tile.length];
            Sha256.get().up(tile, 0, TilePath.FULL, work);
            System.arraycopy(work, 0, hash, 0, Hash.LENGTH);
            add(level + 1, n / TilePath.FULL, hash);
        }
    }

    private void writePartials() throws IOException {
        for (int level = 0; level < LEVELS; level++) {
            if (widths[level] > 0) {
                long n = (range.size() >>> 8 * level) / TilePath.FULL;
                byte[] partial = java.util.Arrays.copyOf(tiles[level], widths[level] * Hash.LENGTH);
                files.keep(file(level, n, widths[level]), partial);
                if (level == 0) {
                    files.keep(file(TilePath.ENTRIES, n, widths[0]), bundle.toByteArray());
                }
            }
        }
    }

    /// The checkpoint of what has been written, signed by the log.
    ///
    /// @throws IllegalStateException if a write has failed before
    public SignedNote sign(String origin, SigningKey key) {
        checkUsable();
        return new Checkpoint(origin, head()).sign(key);
    }
}
