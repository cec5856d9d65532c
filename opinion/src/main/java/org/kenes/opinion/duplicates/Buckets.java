package org.kenes.opinion.duplicates;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Nodes that agree in all rows of a band. One band is opened at a time, so that memory stays at
/// one long per node and band.
final class Buckets {
    /// Nodes that one thread sketches at a time.
    private static final int BLOCK = 4096;

    private final int size;
    private final int bands;
    private final long[] keys;

    /// Summary of each node, for [Sketch#equal].
    final long[] summaries;

    /// Distinct shingles of each node.
    final int[] shingles;

    /// Buckets beyond the limit, per band; counted once however often a band is visited.
    private final int[] limited;

    Buckets(Nodes nodes, Profile profile) {
        size = nodes.size();
        bands = profile.bands;
        keys = new long[size * bands];
        summaries = new long[size * Sketch.WORDS];
        shingles = new int[size];
        limited = new int[bands];
        // Each block writes to places of its own, so threads change nothing.
        IntStream.rangeClosed(0, size / BLOCK)
                .parallel()
                .forEach(block -> {
                    Shingles read = new Shingles();
                    Sketch sketch = new Sketch();
                    for (int node = block * BLOCK;
                            node < Math.min(size, (block + 1) * BLOCK);
                            node++) {
                        read.read(nodes.code(node));
                        shingles[node] = read.size();
                        sketch.bands(read, profile, keys, node * bands);
                        sketch.summary(summaries, node * Sketch.WORDS);
                    }
                });
    }

    int limited() {
        return Arrays.stream(limited).sum();
    }

    /// Hands over every bucket of two nodes or more, its nodes ascending, in the order of their
    /// first nodes.
    void visit(int band, Consumer<int[]> visitor) {
        int capacity = Integer.highestOneBit(Math.max(size, 8)) << 2;
        int[] heads = new int[capacity];
        int[] next = new int[size];
        int[] count = new int[size];
        // Backwards, so that each chain runs upwards from the bucket's first node.
        for (int node = size - 1; node >= 0; node--) {
            long key = keys[node * bands + band];
            int slot = (int) key & capacity - 1;
            while (heads[slot] != 0 && keys[(heads[slot] - 1) * bands + band] != key) {
                slot = slot + 1 & capacity - 1;
            }
            int later = heads[slot] - 1;
            next[node] = later;
            count[node] = later < 0 ? 1 : count[later] + 1;
            heads[slot] = node + 1;
            if (later >= 0) {
                count[later] = 0;
            }
        }
        limited[band] = 0;
        for (int node = 0; node < size; node++) {
            if (count[node] < 2) {
                continue;
            }
            int[] bucket = new int[count[node]];
            int at = node;
            for (int i = 0; i < bucket.length; i++) {
                bucket[i] = at;
                at = next[at];
            }
            limited[band] += bucket.length > Duplicates.REPRESENTATIVES ? 1 : 0;
            visitor.accept(bucket);
        }
    }
}
