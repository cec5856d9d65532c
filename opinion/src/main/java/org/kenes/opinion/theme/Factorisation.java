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

    private final TermWeights texts;
    private final int k;

    /// Weight of theme a in text i at `i * k + a`.
    final double[] w;

    /// Weight of theme a in word j at `j * k + a`.
    final double[] h;

    /// Room for one step.
    private final double[] top;

    private final double[] square;

    /// @param start at least k directions of the same texts
    Factorisation(TermWeights texts, Directions start, int k) {
        this.texts = texts;
        this.k = k;
        w = start.texts(k);
        h = start.words(k);
        top = new double[h.length];
        square = new double[k * k];
        double first = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double moved = updateH() + updateW();
            first = step == 0 ? moved : first;
            if (moved <= STILL * first) {
                break;
            }
        }
    }

    private double updateH() {
        Arrays.fill(top, 0);
        for (int i = 0; i < texts.terms().length; i++) {
            int[] terms = texts.terms()[i];
            double[] values = texts.values()[i];
            for (int e = 0; e < terms.length; e++) {
                addTimes(top, terms[e] * k, w, i * k, values[e]);
            }
        }
        squareOf(w);
        double moved = 0;
        for (int at = 0; at < h.length; at += k) {
            moved += solve(h, at, top, at);
        }
        return moved;
    }

    private double updateW() {
        squareOf(h);
        double moved = 0;
        for (int i = 0; i < texts.terms().length; i++) {
            int[] terms = texts.terms()[i];
            double[] values = texts.values()[i];
            Arrays.fill(top, 0, k, 0);
            for (int e = 0; e < terms.length; e++) {
                addTimes(top, 0, h, terms[e] * k, values[e]);
            }
            moved += solve(w, i * k, top, 0);
        }
        return moved;
    }

    /// Each number of a row in turn becomes the best one while the others stay.
    ///
    /// @return the sum of squares of the changes
    private double solve(double[] rows, int row, double[] tops, int at) {
        double moved = 0;
        for (int a = 0; a < k; a++) {
            double gradient = tops[at + a];
            for (int b = 0; b < k; b++) {
                gradient -= square[a * k + b] * rows[row + b];
            }
            double self = square[a * k + a];
            double next = Math.max(TINY, rows[row + a] + gradient / Math.max(TINY, self));
            double change = next - rows[row + a];
            moved += change * change * self;
            rows[row + a] = next;
        }
        return moved;
    }

    /// AᵀA of rows of k numbers.
    private void squareOf(double[] rows) {
        Arrays.fill(square, 0);
        for (int row = 0; row < rows.length; row += k) {
            for (int a = 0; a < k; a++) {
                addTimes(square, a * k, rows, row, rows[row + a]);
            }
        }
    }

    private void addTimes(double[] sums, int at, double[] x, int from, double factor) {
        for (int a = 0; a < k; a++) {
            sums[at + a] += x[from + a] * factor;
        }
    }
}
