package org.kenes.opinion.duplicates;

import java.util.Arrays;

/// One-permutation MinHash with 128 bins: the hash's top seven bits choose the bin, the smallest
/// rest stays. An empty bin borrows from the next full one to its right, marked with the distance,
/// so that sketches of short texts stay comparable (Shrivastava and Li 2014).
final class Sketch {
    static final int BINS = 128;

    /// Words of a summary.
    static final int WORDS = BINS / Long.BYTES;

    private static final long LOW7 = 0x7f7f7f7f7f7f7f7fL;

    private final long[] bins = new long[BINS];
    private final long[] dense = new long[BINS];

    /// Writes one 64-bit key per band. Equal keys mean (up to hash collisions, which verification
    /// removes) equal rows.
    void bands(Shingles shingles, Profile profile, long[] into, int at) {
        fill(shingles);
        for (int band = 0; band < profile.bands; band++) {
            long key = band;
            for (int row = 0; row < profile.rows; row++) {
                key = Shingles.mix(key ^ dense[band * profile.rows + row]);
            }
            into[at + band] = key;
        }
    }

    /// Writes eight bits per bin of the text of the last [#bands], [#WORDS] words in all: how many
    /// bytes two such summaries share estimates how alike the texts are.
    void summary(long[] into, int at) {
        for (int word = 0; word < WORDS; word++) {
            long bits = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                bits = bits << 8 | Shingles.mix(dense[word * Long.BYTES + i]) & 0xff;
            }
            into[at + word] = bits;
        }
    }

    /// The number of equal bytes of two summaries, the a-th and the b-th of their arrays.
    static int equal(long[] summaries, int a, long[] others, int b) {
        int equal = 0;
        for (int word = 0; word < WORDS; word++) {
            long x = summaries[a * WORDS + word] ^ others[b * WORDS + word];
            // The top bit of each byte that is not zero.
            long nonZero = ((x & LOW7) + LOW7 | x) & ~LOW7;
            equal += Long.BYTES - Long.bitCount(nonZero);
        }
        return equal;
    }

    private void fill(Shingles shingles) {
        Arrays.fill(bins, -1);
        for (int i = 0; i < shingles.size(); i++) {
            long hash = shingles.get(i);
            int bin = (int) (hash >>> 57);
            long rest = hash & (1L << 57) - 1;
            if (bins[bin] < 0 || rest < bins[bin]) {
                bins[bin] = rest;
            }
        }
        int last = BINS - 1;
        while (bins[last] < 0) {
            last--;
        }
        // Walk leftwards, round the corner: the nearest full bin to the right is at hand.
        int full = last;
        for (int step = 0; step < BINS; step++) {
            int bin = last - step & BINS - 1;
            if (bins[bin] >= 0) {
                full = bin;
            }
            int distance = full - bin & BINS - 1;
            dense[bin] = bins[full] + distance * 0x9E3779B97F4A7C15L;
        }
    }
}
