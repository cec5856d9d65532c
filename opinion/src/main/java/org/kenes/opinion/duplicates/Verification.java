package org.kenes.opinion.duplicates;

/// The exact comparison of two nodes. Reads a node's shingles once for all comparisons in a row.
final class Verification {
    private final Nodes nodes;
    private final Profile profile;
    private final Shingles shingles = new Shingles();
    private int read = -1;

    private final Buckets buckets;

    Verification(Nodes nodes, Profile profile, Buckets buckets) {
        this.nodes = nodes;
        this.profile = profile;
        this.buckets = buckets;
    }

    boolean alike(int node, int other) {
        int size = buckets.shingles[node];
        int otherSize = buckets.shingles[other];
        int shorter = Math.min(nodes.length(node), nodes.length(other));
        int equal = Sketch.equal(buckets.summaries, node, buckets.summaries, other);
        if (!Bar.possible(profile, size, otherSize, shorter, equal)) {
            return false;
        }
        read(node);
        return shingles.shares(nodes.code(other), Bar.least(profile, size, otherSize, shorter));
    }

    double jaccard(int node, int other) {
        int size = buckets.shingles[node];
        int otherSize = buckets.shingles[other];
        read(node);
        int shared = shingles.shared(nodes.code(other));
        return (double) shared / (size + otherSize - shared);
    }

    private void read(int node) {
        if (read != node) {
            shingles.read(nodes.code(node));
            read = node;
        }
    }
}
