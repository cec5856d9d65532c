package org.kenes.opinion.theme;

import java.util.Arrays;

/// Non-negative matrix factorisation of sparse rows, V ≈ W·H, by hierarchical alternating least
/// squares: one column of W or row of H at a time, in ascending order, on one thread.
///
/// Numbers of one theme lie apart, numbers of one text or word side by side: every inner loop walks
/// memory in order.
final class Factorisation {
    private static final int MOST_STEPS = 200;

    /// Steps end when a step moves less than this part of what the first one moved.
    private static final double STILL = 1e-3;

    private static final double TINY = 1e-12;

    /// Weight of each theme, per text.
    final double[][] w;

    /// Weight of each theme, per word.
    final double[][] h;

    /// @param start at least k directions of the same texts
    Factorisation(TermWeights texts, Directions start, int k) {
        w = start.texts(k);
        h = start.words(k);
        double first = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double moved = updateH(texts, k) + updateW(texts, k);
            first = step == 0 ? moved : first;
            if (moved <= STILL * first) {
                break;
            }
        }
    }

    private double updateH(TermWeights texts, int k) {
        double[][] top = new double[h.length][k];
        for (int i = 0; i < w.length; i++) {
            int[] terms = texts.terms()[i];
            double[] values = texts.values()[i];
            for (int e = 0; e < terms.length; e++) {
                addTimes(top[terms[e]], w[i], values[e]);
            }
        }
        return solve(h, top, square(w, k), k);
    }

    private double updateW(TermWeights texts, int k) {
        double[][] hh = square(h, k);
        double[] top = new double[k];
        double moved = 0;
        for (int i = 0; i < w.length; i++) {
            int[] terms = texts.terms()[i];
            double[] values = texts.values()[i];
            Arrays.fill(top, 0);
            for (int e = 0; e < terms.length; e++) {
                addTimes(top, h[terms[e]], values[e]);
            }
            moved += solve(w[i], top, hh, k);
        }
        return moved;
    }

    private static double solve(double[][] rows, double[][] top, double[][] square, int k) {
        double moved = 0;
        for (int j = 0; j < rows.length; j++) {
            moved += solve(rows[j], top[j], square, k);
        }
        return moved;
    }

    /// Each number in turn becomes the best one while the others stay.
    ///
    /// @return the sum of squares of the changes
    private static double solve(double[] row, double[] top, double[][] square, int k) {
        double moved = 0;
        for (int a = 0; a < k; a++) {
            double[] s = square[a];
            double gradient = top[a];
            for (int b = 0; b < k; b++) {
                gradient -= s[b] * row[b];
            }
            double next = Math.max(TINY, row[a] + gradient / Math.max(TINY, s[a]));
            double change = next - row[a];
            moved += change * change * s[a];
            row[a] = next;
        }
        return moved;
    }

    /// AᵀA of rows of k numbers.
    private static double[][] square(double[][] rows, int k) {
        double[][] square = new double[k][k];
        for (double[] row : rows) {
            for (int a = 0; a < k; a++) {
                addTimes(square[a], row, row[a]);
            }
        }
        return square;
    }

    private static void addTimes(double[] sums, double[] x, double factor) {
        for (int a = 0; a < sums.length; a++) {
            sums[a] += x[a] * factor;
        }
    }
}
