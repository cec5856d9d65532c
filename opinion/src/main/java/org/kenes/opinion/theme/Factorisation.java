package org.kenes.opinion.theme;

import org.kenes.opinion.chance.Chance;

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
        h = new double[k][columns];
        start(terms, values, columns, k);
        for (int step = 0; step < MOST_STEPS; step++) {
            double change = updateH(terms, values, columns, k);
            change = Math.max(change, updateW(terms, values, k));
            if (change < 1e-4) {
                break;
            }
        }
    }

    /// NNDSVD: the positive half of each singular pair, by orthogonal iteration.
    private void start(int[][] terms, double[][] values, int columns, int k) {
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

    private double updateH(int[][] terms, double[][] values, int columns, int k) {
        double[][] top = new double[k][columns];
        double[][] ww = new double[k][k];
        for (int i = 0; i < terms.length; i++) {
            for (int a = 0; a < k; a++) {
                double x = w[i][a];
                for (int e = 0; e < terms[i].length; e++) {
                    top[a][terms[i][e]] += x * values[i][e];
                }
                for (int b = 0; b < k; b++) {
                    ww[a][b] += x * w[i][b];
                }
            }
        }
        double change = 0;
        for (int j = 0; j < columns; j++) {
            double[] next = new double[k];
            for (int a = 0; a < k; a++) {
                double below = TINY;
                for (int b = 0; b < k; b++) {
                    below += ww[a][b] * h[b][j];
                }
                next[a] = h[a][j] * top[a][j] / below;
                change = Math.max(change, Math.abs(next[a] - h[a][j]));
            }
            for (int a = 0; a < k; a++) {
                h[a][j] = next[a];
            }
        }
        return change;
    }

    private double updateW(int[][] terms, double[][] values, int k) {
        double[][] hh = new double[k][k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                for (int j = 0; j < h[a].length; j++) {
                    hh[a][b] += h[a][j] * h[b][j];
                }
            }
        }
        double change = 0;
        for (int i = 0; i < terms.length; i++) {
            double[] next = new double[k];
            for (int a = 0; a < k; a++) {
                double below = TINY;
                for (int b = 0; b < k; b++) {
                    below += hh[a][b] * w[i][b];
                }
                next[a] = w[i][a] * dot(terms[i], values[i], h[a]) / below;
                change = Math.max(change, Math.abs(next[a] - w[i][a]));
            }
            w[i] = next;
        }
        return change;
    }

    private static double dot(int[] terms, double[] values, double[] v) {
        double sum = 0;
        for (int e = 0; e < terms.length; e++) {
            sum += values[e] * v[terms[e]];
        }
        return sum;
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
