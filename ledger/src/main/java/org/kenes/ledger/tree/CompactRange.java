package org.kenes.ledger.tree;

/// The right edge of a growing tree: at most 63 hashes, from which the root of any size reached can
/// be told. Not thread-safe.
public final class CompactRange {
    private final byte[] peaks = new byte[64 * Hash.LENGTH];
    private final byte[] work = new byte[Hash.LENGTH];
    private long size;

    /// Adds a leaf hash.
    public void append(Hash leaf) {
        leaf.copyTo(work, 0);
        add(0);
    }

    public void append(byte[] hashes, int offset) {
        append(hashes, offset, 0);
    }

    /// Adds the root of a complete subtree of 2^level leaves; the size so far must be a multiple of
    /// it.
    public void append(byte[] hashes, int offset, int level) {
        if ((size & ((1L << level) - 1)) != 0) {
            throw new IllegalStateException("size " + size + " does not end at level " + level);
        }
        System.arraycopy(hashes, offset, work, 0, Hash.LENGTH);
        add(level);
    }

    private void add(int level) {
        Sha256 sha = Sha256.get();
        int l = level;
        for (; (size >>> l & 1) == 1; l++) {
            sha.node(peaks, l * Hash.LENGTH, work, 0, work, 0);
        }
        System.arraycopy(work, 0, peaks, l * Hash.LENGTH, Hash.LENGTH);
        size += 1L << level;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        if (size == 0) {
            return Merkle.EMPTY;
        }
        Sha256 sha = Sha256.get();
        int l = Long.numberOfTrailingZeros(size);
        byte[] root = new byte[Hash.LENGTH];
        System.arraycopy(peaks, l * Hash.LENGTH, root, 0, Hash.LENGTH);
        for (l++; l < 63; l++) {
            if ((size >>> l & 1) == 1) {
                sha.node(peaks, l * Hash.LENGTH, root, 0, root, 0);
            }
        }
        return Hash.at(root, 0);
    }
}
