package org.kenes.opinion.duplicates;

/// The exact comparison of two nodes. Reads a node's shingles once for all comparisons in a row.
final class Verification {
    /// A text is held by another from 85 % on, if it has at least 60 characters.
    private static final long CONTAINED_PERCENT = 85;

    private static final int CONTAINED_LENGTH = 60;

    private final Nodes<?> nodes;
    private final Profile profile;
    private final Shingles shingles = new Shingles();
    private final int[] sizes;
    private int read = -1;

    Verification(Nodes<?> nodes, Profile profile) {
        this.nodes = nodes;
        this.profile = profile;
        sizes = new int[nodes.size()];
    }

    boolean alike(int node, int other) {
        int size = size(node);
        int otherSize = size(other);
        int length = nodes.key(node).length();
        int otherLength = nodes.key(other).length();
        long smaller = Math.min(size, otherSize);
        long larger = Math.max(size, otherSize);
        boolean long_ = Math.min(length, otherLength) >= CONTAINED_LENGTH;
        if (!long_ && 10 * smaller < profile.tenths * larger) {
            return false;
        }
        read(node);
        long shared = shingles.shared(nodes.key(other));
        return 10 * shared >= profile.tenths * (size + otherSize - shared)
                || long_ && 100 * shared >= CONTAINED_PERCENT * smaller;
    }

    double jaccard(int node, int other) {
        int size = size(node);
        int otherSize = size(other);
        read(node);
        int shared = shingles.shared(nodes.key(other));
        return (double) shared / (size + otherSize - shared);
    }

    /// Number of distinct shingles, counted when first asked.
    private int size(int node) {
        if (sizes[node] == 0) {
            read(node);
            sizes[node] = shingles.size();
        }
        return sizes[node];
    }

    private void read(int node) {
        if (read != node) {
            shingles.read(nodes.key(node));
            read = node;
        }
    }
}
