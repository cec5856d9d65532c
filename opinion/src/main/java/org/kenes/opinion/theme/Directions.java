package org.kenes.opinion.theme;

import org.kenes.opinion.chance.Chance;

/// The main directions of some texts (right singular vectors by orthogonal iteration), from which a
/// factorisation starts. The first k of them are the same however many are asked for, so one search
/// serves every number of themes.
final class Directions {
    /// A start, not a result: the factorisation goes on from here.
    private static final int ROUNDS = 10;

    private static final double TINY = 1e-12;

    private final double[][] u;
    private final double[][] v;

    Directions(TermWeights texts, int most) {
        int columns = texts.words().size();
        v = new double[most][columns];
        for (int a = 0; a < most; a++) {
            for (int j = 0; j < columns; j++) {
                v[a][j] = (Chance.mix((long) a * columns + j) >>> 11) * 0x1p-53 - (a == 0 ? 0 : .5);
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int a = 0; a < most; a++) {
                v[a] = next(texts, a);
            }
        }
        u = new double[most][texts.terms().length];
        for (int a = 0; a < most; a++) {
            for (int i = 0; i < u[a].length; i++) {
                u[a][i] = dot(texts.terms()[i], texts.values()[i], v[a]);
            }
        }
    }

    private double[] next(TermWeights texts, int a) {
        double[] next = new double[v[a].length];
        for (int i = 0; i < texts.terms().length; i++) {
            int[] terms = texts.terms()[i];
            double[] values = texts.values()[i];
            double along = dot(terms, values, v[a]);
            for (int e = 0; e < terms.length; e++) {
                next[terms[e]] += along * values[e];
            }
        }
        for (int b = 0; b < a; b++) {
            double d = 0;
            for (int j = 0; j < next.length; j++) {
                d += next[j] * v[b][j];
            }
            for (int j = 0; j < next.length; j++) {
                next[j] -= d * v[b][j];
            }
        }
        normalise(next);
        return next;
    }

    /// NNDSVD: of each pair of vectors the half that weighs more.
    double[] texts(int k) {
        return half(u, k);
    }

    double[] words(int k) {
        return half(v, k);
    }

    /// Number a of row i at `i * k + a`.
    private double[] half(double[][] vectors, int k) {
        int length = vectors[0].length;
        double[] rows = new double[length * k];
        for (int a = 0; a < k; a++) {
            double up = 0;
            double down = 0;
            for (double x : u[a]) {
                up += x > 0 ? x * x : 0;
                down += x < 0 ? x * x : 0;
            }
            double sign = up >= down ? 1 : -1;
            for (int i = 0; i < length; i++) {
                rows[i * k + a] = Math.max(TINY, Math.sqrt(Math.max(0, sign * vectors[a][i])));
            }
        }
        return rows;
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
