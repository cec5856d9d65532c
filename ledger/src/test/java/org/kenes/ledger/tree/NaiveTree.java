package org.kenes.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/// RFC 6962 §2.1 word for word: slow, recursive, and sharing nothing with the code under test.
final class NaiveTree {
    private NaiveTree() {}

    static Hash leaf(byte[] entry) {
        return Hash.sha256(new byte[] {0}, entry);
    }

    private static Hash node(Hash left, Hash right) {
        return Hash.sha256(new byte[] {1}, left.bytes(), right.bytes());
    }

    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    static Hash root(List<Hash> d) {
        if (d.isEmpty()) {
            return Hash.sha256();
        }
        if (d.size() == 1) {
            return d.getFirst();
        }
        int k = split(d.size());
        return node(root(d.subList(0, k)), root(d.subList(k, d.size())));
    }

    static List<Hash> path(int m, List<Hash> d) {
        if (d.size() == 1) {
            return new ArrayList<>();
        }
        int k = split(d.size());
        List<Hash> path;
        if (m < k) {
            path = path(m, d.subList(0, k));
            path.add(root(d.subList(k, d.size())));
        } else {
            path = path(m - k, d.subList(k, d.size()));
            path.add(root(d.subList(0, k)));
        }
        return path;
    }

    static List<Hash> proof(int m, List<Hash> d) {
        return subproof(m, d, true);
    }

    private static List<Hash> subproof(int m, List<Hash> d, boolean known) {
        if (m == d.size()) {
            return new ArrayList<>(known ? List.of() : List.of(root(d)));
        }
        int k = split(d.size());
        List<Hash> proof;
        if (m <= k) {
            proof = subproof(m, d.subList(0, k), known);
            proof.add(root(d.subList(k, d.size())));
        } else {
            proof = subproof(m - k, d.subList(k, d.size()), false);
            proof.add(root(d.subList(0, k)));
        }
        return proof;
    }
}
