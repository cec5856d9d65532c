package org.kenes.ledger.tree;

import org.kenes.ledger.VerificationException;

import java.util.ArrayList;
import java.util.List;

/// That a leaf is at one place of a tree: the hashes from the leaf's sibling upwards (RFC 9162
/// §2.1.3).
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /// @throws VerificationException unless the path leads from this leaf at this index to the root
    ///   and is used up exactly
    public void verify(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            throw new VerificationException("index " + index + " is not in a tree of " + size);
        }
        if (path.size() > 63) {
            throw new VerificationException("a proof has at most 63 hashes, not " + path.size());
        }
        long fn = index;
        long sn = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (sn == 0) {
                throw new VerificationException("inclusion proof has too many hashes");
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = Merkle.node(sibling, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                hash = Merkle.node(hash, sibling);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        // A proof that stops short would otherwise pass for the root of a smaller tree.
        if (sn != 0) {
            throw new VerificationException("inclusion proof has too few hashes");
        }
        if (!hash.equals(root)) {
            throw new VerificationException("inclusion proof does not lead to the root");
        }
    }

    public static InclusionProof of(Merkle.Nodes nodes, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index " + index + " is not in a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        collect(nodes, index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    private static void collect(
            Merkle.Nodes nodes, long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + Merkle.split(to - from);
        if (index < middle) {
            collect(nodes, index, from, middle, path);
            path.add(Merkle.range(nodes, middle, to));
        } else {
            collect(nodes, index, middle, to, path);
            path.add(Merkle.range(nodes, from, middle));
        }
    }
}
