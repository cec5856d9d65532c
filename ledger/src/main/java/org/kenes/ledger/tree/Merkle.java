package org.kenes.ledger.tree;

import java.util.List;

/// The tree of RFC 6962 §2.1: `leaf = H(00 ‖ entry)`, `node = H(01 ‖ left ‖ right)`, split at the
/// largest power of two below the number of leaves. The root of the empty tree is `H("")`.
public final class Merkle {
    public static final Hash EMPTY = Hash.sha256();

    private Merkle() {}

    public static Hash leaf(byte[] entry) {
        byte[] out = new byte[Hash.LENGTH];
        Sha256.get().leaf(entry, 0, entry.length, out, 0);
        return Hash.at(out, 0);
    }

    public static Hash node(Hash left, Hash right) {
        byte[] pair = new byte[2 * Hash.LENGTH];
        left.copyTo(pair, 0);
        right.copyTo(pair, Hash.LENGTH);
        Sha256.get().node(pair, 0, pair, Hash.LENGTH, pair, 0);
        return Hash.at(pair, 0);
    }

    /// The root over leaf hashes.
    public static Hash root(List<Hash> leaves) {
        CompactRange range = new CompactRange();
        leaves.forEach(range::append);
        return range.root();
    }

    /// Largest power of two that is smaller than `n`, for n ≥ 2.
    static long split(long n) {
        return Long.highestOneBit(n - 1);
    }

    /// Hashes of complete subtrees: node `index` of `level` covers the leaves `index·2^level …
    /// (index+1)·2^level − 1`.
    public interface Nodes {
        Hash node(int level, long index);
    }

    /// MTH over leaves `from` (inclusive) to `to` (exclusive), a range as the recursion of RFC 6962
    /// makes them: `from` is a multiple of the largest power of two in it.
    public static Hash range(Nodes nodes, long from, long to) {
        long n = to - from;
        if (n == 0) {
            return EMPTY;
        }
        if (Long.bitCount(n) == 1) {
            int level = Long.numberOfTrailingZeros(n);
            return nodes.node(level, from >>> level);
        }
        long k = split(n);
        return node(range(nodes, from, from + k), range(nodes, from + k, to));
    }
}
