package org.kenes.opinion.chance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/// Counter-based random numbers: a function of the seed and three coordinates. Stateless and
/// thread-safe.
public final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final long start;

    public Chance(Seed seed) {
        this(seed.first64());
    }

    public Chance(long seed64) {
        seed = seed64;
        start = seed64 * GOLDEN;
    }

    /// A number in [0, 1) with 53 random bits.
    public double u(long a, long b, long c) {
        long bits = mix(start ^ mix(a) ^ Long.rotateLeft(mix(b), 21) ^ Long.rotateLeft(mix(c), 42));
        return (bits >>> 11) * 0x1p-53;
    }

    /// A whole number from 0 to below `bound`.
    public int below(int bound, long a, long b, long c) {
        return (int) (u(a, b, c) * bound);
    }

    /// SplitMix64's finaliser.
    public static long mix(long value) {
        long x = value + GOLDEN;
        x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }

    /// Positions of the ids in the order in which they are sampled: any number taken from the front
    /// is a random sample that depends on no row order.
    ///
    /// @param ids ascending
    public int[] order(List<String> ids) {
        MessageDigest digest = Seed.sha256();
        int n = ids.size();
        long[] key = new long[n];
        for (int i = 0; i < n; i++) {
            byte[] hash = digest.digest(ids.get(i).getBytes(StandardCharsets.UTF_8));
            // Flipping the top bit makes signed comparison unsigned.
            key[i] = mix(seed ^ ByteBuffer.wrap(hash).getLong()) ^ Long.MIN_VALUE;
        }
        return ascending(key);
    }

    /// A stable sort of positions by key, radix by bytes.
    private static int[] ascending(long[] key) {
        int n = key.length;
        int[] from = new int[n];
        int[] to = new int[n];
        for (int i = 0; i < n; i++) {
            from[i] = i;
        }
        for (int shift = 0; shift < 64; shift += 8) {
            int[] start = new int[257];
            for (long k : key) {
                start[digit(k, shift) + 1]++;
            }
            for (int d = 0; d < 256; d++) {
                start[d + 1] += start[d];
            }
            for (int i : from) {
                to[start[digit(key[i], shift)]++] = i;
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static int digit(long key, int shift) {
        return (int) ((key ^ Long.MIN_VALUE) >>> shift) & 0xff;
    }
}
