package org.kenes.opinion.theme;

import org.kenes.opinion.chance.Chance;

import java.util.Arrays;

/// Non-negative matrix factorisation of sparse rows, V ≈ W·H, by multiplicative steps in a fixed
/// order on one thread.
final class Factorisation {
    private static final int MOST_STEPS = 200;
    private static final double TINY = 1e-12;
    private static final int SVD_ROUNDS = 30;

    final double[][] w;
    final double[][] h;

    /// @param terms column of each entry, per row
    /// @param values weight of each entry, per row
    Factorisation(int[][] terms, double[][] values, int columns, int k) {
        int rows = terms.length;
        w = new double[rows][k];
        double[][] h = new double[k][columns];
        start(terms, values, h, columns, k);
        double[][] columnsOfH = turned(h, columns);
        for (int step = 0; step < MOST_STEPS; step++) {
            double change = updateH(terms, values, columnsOfH, k);
            change = Math.max(change, updateW(terms, values, columnsOfH, k));
            if (change < 1e-4) {
                break;
            }
        }
        this.h = turned(columnsOfH, k);
    }

    /// NNDSVD: the positive half of each singular pair, by orthogonal iteration.
    private void start(int[][] terms, double[][] values, double[][] h, int columns, int k) {
        double[][] v = new double[k][columns];
        for (int a = 0; a < k; a++) {
            for (int j = 0; j < columns; j++) {
                v[a][j] = (Chance.mix((long) a * columns + j) >>> 11) * 0x1p-53 - (a == 0 ? 0 : .5);
            }
        }
        for (int round = 0; round < SVD_ROUNDS; round++) {
            for (int a = 0; a < k; a++) {
                double[] next = new double[columns];
                for (int i = 0; i < terms.length; i++) {
                    double u = dot(terms[i], values[i], v[a]);
                    for (int e = 0; e < terms[i].length; e++) {
                        next[terms[i][e]] += u * values[i][e];
                    }
                }
                for (int b = 0; b < a; b++) {
                    double d = 0;
                    for (int j = 0; j < columns; j++) {
                        d += next[j] * v[b][j];
                    }
                    for (int j = 0; j < columns; j++) {
                        next[j] -= d * v[b][j];
                    }
                }
                normalise(next);
                v[a] = next;
            }
        }
        for (int a = 0; a < k; a++) {
            double[] u = new double[terms.length];
            double up = 0;
            double down = 0;
            for (int i = 0; i < terms.length; i++) {
                u[i] = dot(terms[i], values[i], v[a]);
                up += u[i] > 0 ? u[i] * u[i] : 0;
                down += u[i] < 0 ? u[i] * u[i] : 0;
            }
            double sign = up >= down ? 1 : -1;
            for (int i = 0; i < u.length; i++) {
                w[i][a] = Math.max(TINY, Math.sqrt(Math.max(0, sign * u[i])));
            }
            for (int j = 0; j < columns; j++) {
                h[a][j] = Math.max(TINY, Math.sqrt(Math.max(0, sign * v[a][j])));
            }
        }
    }

    /// Rows of `k` numbers lie side by side in memory; every sum runs in the order of the entries.
    private double updateH(int[][] terms, double[][] values, double[][] columnsOfH, int k) {
        double[][] top = new double[columnsOfH.length][k];
        double[][] ww = new double[k][k];
        for (int i = 0; i < terms.length; i++) {
            double[] x = w[i];
            for (int e = 0; e < terms[i].length; e++) {
                addTimes(top[terms[i][e]], x, values[i][e]);
            }
            for (int a = 0; a < k; a++) {
                addTimes(ww[a], x, x[a]);
            }
        }
        double change = 0;
        for (int j = 0; j < columnsOfH.length; j++) {
            change = Math.max(change, step(columnsOfH[j], top[j], ww));
        }
        return change;
    }

    private double updateW(int[][] terms, double[][] values, double[][] columnsOfH, int k) {
        double[][] hh = new double[k][k];
        for (double[] column : columnsOfH) {
            for (int a = 0; a < k; a++) {
                addTimes(hh[a], column, column[a]);
            }
        }
        double change = 0;
        double[] top = new double[k];
        for (int i = 0; i < terms.length; i++) {
            Arrays.fill(top, 0);
            for (int e = 0; e < terms[i].length; e++) {
                addTimes(top, columnsOfH[terms[i][e]], values[i][e]);
            }
            change = Math.max(change, step(w[i], top, hh));
        }
        return change;
    }

    /// One multiplicative step of one row.
    ///
    /// @return the largest change
    private static double step(double[] row, double[] top, double[][] square) {
        double[] next = new double[row.length];
        double change = 0;
        for (int a = 0; a < row.length; a++) {
            double below = TINY;
            for (int b = 0; b < row.length; b++) {
                below += square[a][b] * row[b];
            }
            next[a] = row[a] * top[a] / below;
            change = Math.max(change, Math.abs(next[a] - row[a]));
        }
        System.arraycopy(next, 0, row, 0, row.length);
        return change;
    }

    private static void addTimes(double[] sums, double[] x, double factor) {
        for (int a = 0; a < sums.length; a++) {
            sums[a] += x[a] * factor;
        }
    }

    private static double dot(int[] terms, double[] values, double[] v) {
        double sum = 0;
        for (int e = 0; e < terms.length; e++) {
            sum += values[e] * v[terms[e]];
        }
        return sum;
    }

    private static double[][] turned(double[][] matrix, int columns) {
        double[][] turned = new double[columns][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j][i] = matrix[i][j];
            }
        }
        return turned;
    }

    private static void normalise(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        double length = Math.sqrt(sum);
        for (int j = 0; j < v.length && length > 0; j++) {
            v[j] /= length;
        }
    }
}
