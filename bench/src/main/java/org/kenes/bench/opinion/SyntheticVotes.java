package org.kenes.bench.opinion;

import org.kenes.opinion.chance.Chance;
import org.kenes.opinion.vote.Votes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Votes around three centres, as `generator.md` of the shared data defines them. Prints the
/// checksum that the definition gives.
final class SyntheticVotes {
    private static final double[][] CENTRES = {{-1.2, -.4}, {1.2, -.4}, {0, 1.5}};

    private SyntheticVotes() {}

    static Votes of(int n, int m, double density, long seed) {
        Chance u = new Chance(seed);
        List<String> ids = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ids.add(String.valueOf(i));
        }
        for (int j = 0; j < m; j++) {
            statements.add(String.valueOf(j));
        }
        ids.sort(null);
        double[] popular = new double[m];
        for (int j = 0; j < m; j++) {
            popular[j] = .4 + 1.2 * u.u(j, 0, 51);
        }
        int[] start = new int[n + 1];
        char[] packed = new char[1 << 16];
        int at = 0;
        long checksum = 0;
        for (int row = 0; row < n; row++) {
            long i = Long.parseLong(ids.get(row));
            double g = u.u(i, 0, 1);
            int centre = g < .45 ? 0 : g < .8 ? 1 : 2;
            double[] z = new double[2];
            for (int d = 0; d < 2; d++) {
                double sum =
                        ((u.u(i, 0, 10 + d) + u.u(i, 1, 10 + d)) + u.u(i, 2, 10 + d))
                                + u.u(i, 3, 10 + d);
                z[d] = CENTRES[centre][d] + (.55 * Math.sqrt(3.0)) * (sum - 2);
            }
            double activity = .25 + 1.5 * u.u(i, 0, 52);
            for (int j = 0; j < m; j++) {
                if (!(u.u(i, j, 50) < (density * popular[j]) * activity)) {
                    continue;
                }
                double lean =
                        4 * (u.u(j, 0, 30) - .5) * z[0]
                                + 4 * (u.u(j, 0, 31) - .5) * z[1]
                                + 3 * (u.u(j, 0, 40) - .35);
                int vote =
                        u.u(i, j, 53) < .08
                                ? 0
                                : lean / 1.6 + 4 * (u.u(i, j, 54) - .5) > 0 ? 1 : -1;
                if (at == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * at);
                }
                packed[at++] = (char) (j << 2 | vote + 1);
                checksum ^= Chance.mix(i * 1_000_003 + j * 10L + (vote + 1));
            }
            start[row + 1] = at;
        }
        System.out.println("checksum " + Long.toUnsignedString(checksum));
        return new Votes(ids, statements, start, Arrays.copyOf(packed, at), 0, new int[0]);
    }
}
