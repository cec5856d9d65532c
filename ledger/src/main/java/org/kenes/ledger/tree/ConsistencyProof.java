package org.kenes.ledger.tree;

import org.kenes.ledger.VerificationException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// That one tree is a prefix of another (RFC 9162 §2.1.4, hashes in the order of RFC 6962 §2.1.2).
public record ConsistencyProof(long from, long size, List<Hash> path) {
    /// No proof in a tree that could exist has more hashes.
    public static final int LONGEST = 63;

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /// @throws VerificationException unless the path shows both roots and is used up exactly
    public void verify(Hash fromRoot, Hash root) {
        if (from < 0 || from > size) {
            throw new VerificationException(from + " entries cannot be a prefix of " + size);
        }
        if (path.size() > LONGEST) {
            throw new VerificationException("a proof has at most 63 hashes, not " + path.size());
        }
        if (from == size || from == 0) {
            if (!path.isEmpty()) {
                throw new VerificationException("consistency proof must be empty");
            }
            Hash expected = from == 0 ? Merkle.EMPTY : root;
            if (!fromRoot.equals(expected)) {
                throw new VerificationException("two roots for the same size " + from);
            }
            return;
        }
        climb(fromRoot, root);
    }

    private void climb(Hash fromRoot, Hash root) {
        Iterator<Hash> hashes = path.iterator();
        Hash first = fromRoot;
        if (Long.bitCount(from) != 1) {
            first = next(hashes);
        }
        long fn = from - 1;
        long sn = size - 1;
        while ((fn & 1) == 1) {
            fn >>>= 1;
            sn >>>= 1;
        }
        Hash fr = first;
        Hash sr = first;
        while (hashes.hasNext()) {
            Hash hash = hashes.next();
            if (sn == 0) {
                throw new VerificationException("consistency proof has too many hashes");
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Merkle.node(hash, fr);
                sr = Merkle.node(hash, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                sr = Merkle.node(sr, hash);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        if (sn != 0) {
            throw new VerificationException("consistency proof has too few hashes");
        }
        if (!fr.equals(fromRoot)) {
            throw new VerificationException("consistency proof does not lead to the older root");
        }
        if (!sr.equals(root)) {
            throw new VerificationException("consistency proof does not lead to the newer root");
        }
    }

    private static Hash next(Iterator<Hash> hashes) {
        if (!hashes.hasNext()) {
            throw new VerificationException("consistency proof has too few hashes");
        }
        return hashes.next();
    }

    public static ConsistencyProof of(Merkle.Nodes nodes, long from, long size) {
        if (from < 0 || from > size) {
            throw new IllegalArgumentException(from + " entries are no prefix of " + size);
        }
        List<Hash> path = new ArrayList<>();
        if (from != 0 && from != size) {
            collect(nodes, from, 0, size, true, path);
        }
        return new ConsistencyProof(from, size, path);
    }

    /// SUBPROOF of RFC 6962: `known` says whether the verifier has the hash of this range as the
    /// older root.
    private static void collect(
            Merkle.Nodes nodes, long border, long from, long to, boolean known, List<Hash> path) {
        if (border == to) {
            if (!known) {
                path.add(Merkle.range(nodes, from, to));
            }
            return;
        }
        long middle = from + Merkle.split(to - from);
        if (border <= middle) {
            collect(nodes, border, from, middle, known, path);
            path.add(Merkle.range(nodes, middle, to));
        } else {
            collect(nodes, border, middle, to, false, path);
            path.add(Merkle.range(nodes, from, middle));
        }
    }
}
