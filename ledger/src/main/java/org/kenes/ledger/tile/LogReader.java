package org.kenes.ledger.tile;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.tree.CompactRange;
import org.kenes.ledger.tree.ConsistencyProof;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.tree.InclusionProof;
import org.kenes.ledger.tree.Merkle;
import org.kenes.ledger.tree.Sha256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/// Reads a log tile by tile. What it returns is as the files say: a proof, [#walk] or `verify`
/// tells whether it is what the checkpoint commits to. Not thread-safe.
///
/// All methods throw [UncheckedIOException] if the source cannot be read.
public final class LogReader {
    private final Source source;
    private final Map<TilePath, byte[]> cache =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
                    return size() > 64;
                }
            };

    public LogReader(Source source) {
        this.source = source;
    }

    /// Receives entries in order.
    @FunctionalInterface
    public interface Visitor {
        void entry(long index, byte[] entry);
    }

    /// The bytes of `checkpoint`.
    ///
    /// @throws VerificationException if there is none
    public byte[] checkpoint() {
        byte[] note = read("checkpoint");
        if (note == null) {
            throw new VerificationException("no checkpoint in " + source);
        }
        return note;
    }

    public SignedCheckpoint checkpoint(VerifierKey log, List<VerifierKey> witnesses) {
        return SignedCheckpoint.open(checkpoint(), log, witnesses);
    }

    byte @Nullable [] read(String path) {
        try {
            return source.read(path);
        } catch (MalformedException e) {
            throw new VerificationException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The tile as a log of `size` has it: the partial of that very width, else the beginning of a
    /// fuller one that a grown log has in its place.
    private byte[] hashes(long size, int level, long n) {
        TilePath path = TilePath.in(size, level, n);
        byte[] cached = cache.get(path);
        if (cached == null) {
            int length = path.width() * Hash.LENGTH;
            cached = readTile(path);
            if (path.isFull() ? cached.length != length : cached.length < length) {
                throw new VerificationException(
                        path + " has " + cached.length + " bytes instead of " + length);
            }
            cache.put(path, cached);
        }
        return cached;
    }

    private byte[] readTile(TilePath path) {
        byte[] bytes = read(path.toString());
        if (bytes == null && !path.isFull()) {
            bytes = read(new TilePath(path.level(), path.n(), TilePath.FULL).toString());
        }
        if (bytes == null) {
            throw new VerificationException("missing " + path);
        }
        return bytes;
    }

    /// Hashes of complete subtrees of a log of this size.
    public Merkle.Nodes nodes(long size) {
        byte[] work = new byte[TilePath.FULL * Hash.LENGTH];
        return (level, index) -> {
            int tileLevel = level / 8;
            int count = 1 << level % 8;
            long first = index * count;
            byte[] tile = hashes(size, tileLevel, first / TilePath.FULL);
            int offset = (int) (first % TilePath.FULL) * Hash.LENGTH;
            Sha256.get().up(tile, offset, count, work);
            return Hash.at(work, 0);
        };
    }

    /// The root over the first `size` entries, computed from the right edge of the tiles.
    public Hash root(long size) {
        return Merkle.range(nodes(size), 0, size);
    }

    /// The root that the log had at an earlier size, from the tiles of a log of `within` entries.
    public Hash root(long size, long within) {
        return Merkle.range(nodes(within), 0, size);
    }

    public InclusionProof inclusion(long index, long size) {
        return InclusionProof.of(nodes(size), index, size);
    }

    public ConsistencyProof consistency(long from, long size) {
        return ConsistencyProof.of(nodes(size), from, size);
    }

    /// A proof in one piece, with the entry inside if asked for.
    public TlogProof proof(long index, SignedNote checkpoint, boolean withEntry) {
        long size = Checkpoint.parse(checkpoint.text()).size();
        return new TlogProof(
                withEntry ? entry(index, size) : null,
                index,
                inclusion(index, size).path(),
                checkpoint);
    }

    /// One entry of a log of this size.
    public byte[] entry(long index, long size) {
        return entries(index, index + 1, size).next();
    }

    /// Entries `from` (inclusive) to `to` (exclusive) of a log of this size, one bundle in memory
    /// at a time.
    public Iterator<byte[]> entries(long from, long to, long size) {
        if (from < 0 || from > to || to > size) {
            throw new IllegalArgumentException(
                    "entries " + from + "–" + to + " are not in a log of " + size);
        }
        return new Entries(from, to, size);
    }

    /// Hands every entry to the visitor, and then makes sure that they were the ones the head
    /// commits to: what a visitor gathered may be used only after this returned.
    ///
    /// @throws VerificationException if the entries do not hash to the root
    public void walk(Head head, Visitor visitor) {
        CompactRange range = new CompactRange();
        Sha256 sha = Sha256.get();
        byte[] leaf = new byte[Hash.LENGTH];
        Iterator<byte[]> entries = entries(0, head.size(), head.size());
        for (long index = 0; entries.hasNext(); index++) {
            byte[] entry = entries.next();
            sha.leaf(entry, 0, entry.length, leaf, 0);
            range.append(leaf, 0);
            visitor.entry(index, entry);
        }
        if (!range.root().equals(head.root())) {
            throw new VerificationException(
                    "the entries do not hash to the root of " + head.size());
        }
    }

    private final class Entries implements Iterator<byte[]> {
        private final long to;
        private final long size;
        private long next;
        private byte[] bundle = new byte[0];
        private int at;

        Entries(long from, long to, long size) {
            this.next = from;
            this.to = to;
            this.size = size;
            if (from < to && from % TilePath.FULL != 0) {
                load();
                for (long i = from % TilePath.FULL; i > 0; i--) {
                    at += 2 + length();
                }
            }
        }

        private void load() {
            bundle = readTile(TilePath.in(size, TilePath.ENTRIES, next / TilePath.FULL));
            at = 0;
        }

        private int length() {
            try {
                return EntryBundle.length(bundle, at);
            } catch (MalformedException e) {
                throw new VerificationException(
                        "bundle of entry " + next + ": " + e.getMessage(), e);
            }
        }

        @Override
        public boolean hasNext() {
            return next < to;
        }

        @Override
        public byte[] next() {
            if (next >= to) {
                throw new NoSuchElementException();
            }
            if (next % TilePath.FULL == 0) {
                load();
            }
            int length = length();
            byte[] entry = new byte[length];
            System.arraycopy(bundle, at + 2, entry, 0, length);
            at += 2 + length;
            next++;
            return entry;
        }
    }
}
