package org.kenes.opinion.duplicates;

import org.kenes.opinion.Stance;

/// The parts of the search for those who make it on many machines; [Duplicates] puts them together
/// on one. Texts with equal keys and stances are one node, named by their smallest id. Nodes that
/// share a band are a bucket; each is compared with the bucket's first [Duplicates#REPRESENTATIVES]
/// by id, and those that are alike are joined.
///
/// Not thread-safe.
public final class Comparison {
    private final Profile profile;
    private final Shingles shingles = new Shingles();
    private final Sketch sketch = new Sketch();

    public Comparison(Profile profile) {
        this.profile = profile;
    }

    /// A node as it is compared.
    ///
    /// @param negation what its words of negation are; nodes that differ are never joined
    /// @param size number of distinct shingles
    /// @param summary of its sketch
    /// @param bands one key per band
    @SuppressWarnings("ArrayRecordComponent")
    public record Node(
            String key, Stance stance, long negation, int size, long[] summary, long[] bands) {}

    /// The key of a text; empty if it has neither letter nor digit and so joins nothing.
    public static String key(String text) {
        return ComparisonKey.of(text);
    }

    public Node node(String key, Stance stance) {
        shingles.read(KeyCode.of(key));
        long[] bands = new long[profile.bands];
        sketch.bands(shingles, profile, bands, 0);
        long[] summary = new long[Sketch.WORDS];
        sketch.summary(summary, 0);
        return new Node(key, stance, Negation.signature(key), shingles.size(), summary, bands);
    }

    /// Whether two nodes of a bucket are joined.
    public boolean alike(Node node, Node other) {
        if (node.negation != other.negation || node.stance != other.stance) {
            return false;
        }
        int shorter = Math.min(node.key.length(), other.key.length());
        int equal = Sketch.equal(node.summary, 0, other.summary, 0);
        if (!Bar.possible(profile, node.size, other.size, shorter, equal)) {
            return false;
        }
        shingles.read(KeyCode.of(node.key));
        long least = Bar.least(profile, node.size, other.size, shorter);
        return shingles.shares(KeyCode.of(other.key), least);
    }
}
