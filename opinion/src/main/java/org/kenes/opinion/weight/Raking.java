package org.kenes.opinion.weight;

import java.util.Arrays;

/// Iterative proportional fitting, from the design weights on. With one margin of crossed cells it
/// is post-stratification.
public final class Raking {
    private static final int MOST_ROUNDS = 1_000;
    private static final double STILL = 1e-12;

    /// How far a sum may be from its total, as a part of it.
    private static final double FITS = 1e-9;

    private static final int MOST_TRIMS = 20;

    private Raking() {}

    /// @throws IllegalArgumentException if it does not converge, naming the worst margin
    public static Weights rake(Sample sample) {
        double[] w = sample.designWeights();
        int rounds = rake(sample, w);
        return new Weights(w, rounds, 0, 0);
    }

    /// Weights below `low` or above `high` times the median are moved there, the difference is
    /// spread over the others in proportion to their weights, and the margins are fitted again; at
    /// most 20 times, the last time without trimming afterwards, so that the margins always fit.
    ///
    /// @param low 0 to 1
    /// @param high at least 1
    public static Weights rakeTrimmed(Sample sample, double low, double high) {
        if (!(low >= 0 && low <= 1 && high >= 1)) {
            throw new IllegalArgumentException(
                    "trimming needs low ≤ 1 ≤ high times the median, not %s and %s"
                            .formatted(low, high));
        }
        double[] w = sample.designWeights();
        int rounds = rake(sample, w);
        double total = sum(w);
        double raised = 0;
        double cut = 0;
        for (int i = 0; i < MOST_TRIMS; i++) {
            double[] moved = trim(w, low, high);
            if (moved[0] + moved[1] <= 1e-9 * total) {
                break;
            }
            raised += moved[0];
            cut += moved[1];
            rounds += rake(sample, w);
        }
        return new Weights(w, rounds, raised / total, cut / total);
    }

    /// @return weight added to small ones and taken from large ones
    private static double[] trim(double[] w, double low, double high) {
        double[] sorted = w.clone();
        Arrays.sort(sorted);
        int n = w.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        double raised = 0;
        double cut = 0;
        double others = 0;
        boolean[] held = new boolean[n];
        for (int i = 0; i < n; i++) {
            double before = w[i];
            if (before < low * median) {
                w[i] = low * median;
                raised += w[i] - before;
                held[i] = true;
            } else if (before > high * median) {
                w[i] = high * median;
                cut += before - w[i];
                held[i] = true;
            } else {
                others += before;
            }
        }
        double factor = 1 + (cut - raised) / others;
        for (int i = 0; i < n && others > 0; i++) {
            w[i] *= held[i] ? 1 : factor;
        }
        return new double[] {raised, cut};
    }

    private static int rake(Sample sample, double[] w) {
        double[] before = new double[w.length];
        double worst = 0;
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            System.arraycopy(w, 0, before, 0, w.length);
            for (int m = 0; m < sample.totals.length; m++) {
                fit(sample, m, w);
            }
            worst = 0;
            for (int i = 0; i < w.length; i++) {
                worst = Math.max(worst, Math.abs(w[i] - before[i]) / before[i]);
            }
            if (worst < STILL) {
                // Margins that contradict each other can leave the weights where each round began.
                if (fits(sample, w)) {
                    return round;
                }
                break;
            }
        }
        throw new IllegalArgumentException(
                "no weights fit all margins within %d rounds; the worst margin is %s (weights moved by %s last)"
                        .formatted(
                                MOST_ROUNDS,
                                sample.margins.get(worstMargin(sample, w)).name(),
                                worst));
    }

    private static void fit(Sample sample, int m, double[] w) {
        double[] factor = sums(sample, m, w);
        for (int c = 0; c < factor.length; c++) {
            factor[c] = sample.totals[m][c] / factor[c];
        }
        for (int i = 0; i < w.length; i++) {
            w[i] *= factor[sample.category[m][i]];
        }
    }

    private static boolean fits(Sample sample, double[] w) {
        for (int m = 0; m < sample.totals.length; m++) {
            double[] sums = sums(sample, m, w);
            for (int c = 0; c < sums.length; c++) {
                if (Math.abs(sums[c] - sample.totals[m][c]) > FITS * sample.totals[m][c]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int worstMargin(Sample sample, double[] w) {
        int worst = 0;
        double largest = -1;
        for (int m = 0; m < sample.totals.length; m++) {
            double[] sums = sums(sample, m, w);
            for (int c = 0; c < sums.length; c++) {
                double off = Math.abs(sums[c] - sample.totals[m][c]);
                if (off > largest) {
                    largest = off;
                    worst = m;
                }
            }
        }
        return worst;
    }

    private static double[] sums(Sample sample, int m, double[] w) {
        double[] sums = new double[sample.totals[m].length];
        for (int i = 0; i < w.length; i++) {
            sums[sample.category[m][i]] += w[i];
        }
        return sums;
    }

    private static double sum(double[] w) {
        double sum = 0;
        for (double value : w) {
            sum += value;
        }
        return sum;
    }
}
