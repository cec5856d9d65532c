package org.kenes.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Votes with a known truth, as `generator.md` of the shared data defines them. Its random numbers
/// are written down here a second time on purpose: the checksums hold against that page, not
/// against our own program.
///
/// @param ids ascending
/// @param statements ascending
/// @param start where each person's votes begin; one more entry than people
/// @param packed statement · 4 + vote + 1
/// @param truth centre of each person, in the order of the ids
/// @param checksum XOR over all votes
public record SyntheticVotes(
        List<String> ids,
        List<String> statements,
        int[] start,
        char[] packed,
        byte[] truth,
        long checksum) {
    private static final double[][] THREE = {{-1.2, -.4}, {1.2, -.4}, {0, 1.5}};
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// @param n people
    /// @param m statements
    /// @param centres 1 or 3
    public static SyntheticVotes of(int n, int m, double density, long seed, int centres) {
        List<String> ids = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ids.add(String.valueOf(i));
        }
        for (int j = 0; j < m; j++) {
            statements.add(String.valueOf(j));
        }
        ids.sort(null);
        long origin = seed * GOLDEN;
        double[][] centre = centres == 1 ? new double[3][2] : THREE;
        double[] popular = new double[m];
        for (int j = 0; j < m; j++) {
            popular[j] = .4 + 1.2 * u(origin, j, 0, 51);
        }
        int[] start = new int[n + 1];
        byte[] truth = new byte[n];
        char[] packed = new char[1 << 16];
        int at = 0;
        long checksum = 0;
        for (int row = 0; row < n; row++) {
            long i = Long.parseLong(ids.get(row));
            double g = u(origin, i, 0, 1);
            truth[row] = (byte) (g < .45 ? 0 : g < .8 ? 1 : 2);
            double[] z = new double[2];
            for (int d = 0; d < 2; d++) {
                double sum =
                        ((u(origin, i, 0, 10 + d) + u(origin, i, 1, 10 + d))
                                        + u(origin, i, 2, 10 + d))
                                + u(origin, i, 3, 10 + d);
                z[d] = centre[truth[row]][d] + (.55 * Math.sqrt(3.0)) * (sum - 2);
            }
            double activity = .25 + 1.5 * u(origin, i, 0, 52);
            for (int j = 0; j < m; j++) {
                if (!(u(origin, i, j, 50) < (density * popular[j]) * activity)) {
                    continue;
                }
                double lean =
                        4 * (u(origin, j, 0, 30) - .5) * z[0]
                                + 4 * (u(origin, j, 0, 31) - .5) * z[1]
                                + 3 * (u(origin, j, 0, 40) - .35);
                int vote =
                        u(origin, i, j, 53) < .08
                                ? 0
                                : lean / 1.6 + 4 * (u(origin, i, j, 54) - .5) > 0 ? 1 : -1;
                if (at == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * at);
                }
                packed[at++] = (char) (j << 2 | vote + 1);
                checksum ^= mix(i * 1_000_003 + j * 10L + (vote + 1));
            }
            start[row + 1] = at;
        }
        return new SyntheticVotes(
                ids, statements, start, Arrays.copyOf(packed, at), truth, checksum);
    }

    private static double u(long origin, long a, long b, long c) {
        long bits = origin ^ mix(a) ^ Long.rotateLeft(mix(b), 21) ^ Long.rotateLeft(mix(c), 42);
        return (mix(bits) >>> 11) * 0x1p-53;
    }

    private static long mix(long value) {
        long x = value + GOLDEN;
        x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }
}
