package org.kenes.opinion.duplicates;

/// The exact comparison of two nodes. Reads a node's shingles once for all comparisons in a row.
final class Verification {
    /// A text is held by another from 85 % on, if it has at least 60 characters.
    private static final long CONTAINED_PERCENT = 85;

    private static final int CONTAINED_LENGTH = 60;

    private final Nodes<?> nodes;
    private final Profile profile;
    private final Shingles shingles = new Shingles();
    private int read = -1;

    private final Buckets buckets;

    Verification(Nodes<?> nodes, Profile profile, Buckets buckets) {
        this.nodes = nodes;
        this.profile = profile;
        this.buckets = buckets;
    }

    boolean alike(int node, int other) {
        int size = buckets.shingles[node];
        int otherSize = buckets.shingles[other];
        int length = nodes.key(node).length();
        int otherLength = nodes.key(other).length();
        int smaller = Math.min(size, otherSize);
        int larger = Math.max(size, otherSize);
        boolean long_ = Math.min(length, otherLength) >= CONTAINED_LENGTH;
        if (!long_ && 10L * smaller < (long) profile.tenths * larger
                || farApart(node, other, smaller, larger, long_)) {
            return false;
        }
        read(node);
        long shared = shingles.shared(nodes.key(other));
        return 10 * shared >= profile.tenths * (size + otherSize - shared)
                || long_ && 100 * shared >= CONTAINED_PERCENT * smaller;
    }

    /// Whether the summaries differ so much that the texts cannot be alike, but for one pair in ten
    /// thousand: four standard errors of the number of equal bins. Short texts fill fewer bins, so
    /// their estimate is rougher. It saves nine comparisons in ten.
    private boolean farApart(int node, int other, int smaller, int larger, boolean contained) {
        double least = profile.tenths / 10.0;
        if (contained) {
            double held = CONTAINED_PERCENT / 100.0 * smaller;
            least = Math.min(least, held / (smaller + larger - held));
        }
        double bins = Math.min(Sketch.BINS, smaller);
        double error = Math.sqrt(least * (1 - least) / bins);
        int equal = Sketch.equal(buckets.summaries, node * Sketch.WORDS, other * Sketch.WORDS);
        return equal < Sketch.BINS * (least - 4 * error);
    }

    double jaccard(int node, int other) {
        int size = buckets.shingles[node];
        int otherSize = buckets.shingles[other];
        read(node);
        int shared = shingles.shared(nodes.key(other));
        return (double) shared / (size + otherSize - shared);
    }

    private void read(int node) {
        if (read != node) {
            shingles.read(nodes.key(node));
            read = node;
        }
    }
}
