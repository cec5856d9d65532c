package org.kenes.opinion.group.space;

import java.util.Arrays;

/// A symmetric matrix reduced to three diagonals by Householder reflections; eigenvalues by
/// implicit QL steps, single eigenvectors by inverse iteration (Golub, Van Loan, *Matrix
/// computations*, chapter 8).
final class Tridiagonal {
    private final int m;
    private final double[] diagonal;

    /// off[i] couples i and i + 1.
    private final double[] off;

    /// Reflection i maps column i onto the diagonals: I − scale·u·uᵀ, u starting at i + 1.
    private final double[][] reflections;

    private final double[] scale;

    /// What is nothing but rounding beside the largest entry.
    private double nothing;

    Tridiagonal(double[][] matrix) {
        m = matrix.length;
        double[][] a = new double[m][];
        for (int i = 0; i < m; i++) {
            a[i] = matrix[i].clone();
            nothing = Math.max(nothing, 1e-60 * Math.abs(a[i][i]));
        }
        diagonal = new double[m];
        off = new double[Math.max(0, m)];
        reflections = new double[m][];
        scale = new double[m];
        double[] p = new double[m];
        for (int i = 0; i < m; i++) {
            diagonal[i] = a[i][i];
            if (i + 1 < m) {
                reduce(a, i, p);
            }
        }
    }

    private void reduce(double[][] a, int i, double[] p) {
        double[] u = new double[m];
        double norm = 0;
        for (int j = i + 1; j < m; j++) {
            u[j] = a[i][j];
            norm += u[j] * u[j];
        }
        norm = Math.sqrt(norm);
        double below = norm * norm - u[i + 1] * u[i + 1];
        reflections[i] = u;
        if (i + 2 >= m || below <= 0 || norm <= nothing) {
            off[i] = norm <= nothing ? 0 : a[i][i + 1];
            return;
        }
        double alpha = u[i + 1] > 0 ? -norm : norm;
        u[i + 1] -= alpha;
        double squares = 0;
        for (int j = i + 1; j < m; j++) {
            squares += u[j] * u[j];
        }
        double s = 2 / squares;
        off[i] = alpha;
        scale[i] = s;
        double up = 0;
        for (int j = i + 1; j < m; j++) {
            double sum = 0;
            double[] r = a[j];
            for (int k = i + 1; k < m; k++) {
                sum += r[k] * u[k];
            }
            p[j] = s * sum;
            up += u[j] * p[j];
        }
        double half = s * up / 2;
        for (int j = i + 1; j < m; j++) {
            p[j] -= half * u[j];
        }
        for (int j = i + 1; j < m; j++) {
            double uj = u[j];
            double pj = p[j];
            double[] r = a[j];
            for (int k = i + 1; k < m; k++) {
                r[k] -= uj * p[k] + pj * u[k];
            }
        }
    }

    /// Ascending.
    double[] eigenvalues() {
        double[] d = diagonal.clone();
        double[] e = Arrays.copyOf(off, m);
        for (int l = 0; l < m; l++) {
            for (int step = 0; step < 100; step++) {
                int end = l;
                while (end + 1 < m
                        && Math.abs(e[end]) > 1e-16 * (Math.abs(d[end]) + Math.abs(d[end + 1]))) {
                    end++;
                }
                if (end == l) {
                    break;
                }
                implicitStep(d, e, l, end);
            }
        }
        Arrays.sort(d);
        return d;
    }

    private static void implicitStep(double[] d, double[] e, int l, int end) {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = Math.sqrt(g * g + 1);
        g = d[end] - d[l] + e[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        int i = end - 1;
        for (; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            r = Math.sqrt(f * f + g * g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[end] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
        }
        d[l] -= p;
        e[l] = g;
        e[end] = 0;
    }

    /// The eigenvector of an eigenvalue, at right angles to the earlier ones.
    double[] vector(double value, double[][] earlier) {
        double largest = 0;
        for (int i = 0; i < m; i++) {
            largest = Math.max(largest, Math.abs(diagonal[i]) + 2 * Math.abs(off[i]));
        }
        double tiny = Math.max(largest * 1e-16, Double.MIN_NORMAL);
        double[] v = new double[m];
        for (int i = 0; i < m; i++) {
            v[i] = 1 + (i * 7919 % 97) / 97.0;
        }
        for (int step = 0; step < 6; step++) {
            solve(value, tiny, v);
            double length = Math.sqrt(Spectrum.dot(v, v));
            for (int i = 0; i < m; i++) {
                v[i] /= length;
            }
            if (earlier.length > 0) {
                reflect(v);
                for (double[] other : earlier) {
                    double d = Spectrum.dot(v, other);
                    for (int i = 0; i < m; i++) {
                        v[i] -= d * other[i];
                    }
                }
                reflectBack(v);
            }
        }
        reflect(v);
        double length = Math.sqrt(Spectrum.dot(v, v));
        for (int i = 0; i < m; i++) {
            v[i] /= length;
        }
        return v;
    }

    /// From the coordinates of the three diagonals to those of the matrix.
    private void reflect(double[] v) {
        for (int i = m - 2; i >= 0; i--) {
            reflect(v, i);
        }
    }

    private void reflectBack(double[] v) {
        for (int i = 0; i <= m - 2; i++) {
            reflect(v, i);
        }
    }

    private void reflect(double[] v, int i) {
        if (scale[i] == 0) {
            return;
        }
        double[] u = reflections[i];
        double sum = 0;
        for (int j = i + 1; j < m; j++) {
            sum += u[j] * v[j];
        }
        sum *= scale[i];
        for (int j = i + 1; j < m; j++) {
            v[j] -= sum * u[j];
        }
    }

    /// (T − value)·x = v by elimination with row exchange; x replaces v.
    private void solve(double value, double tiny, double[] v) {
        double[] a = new double[m];
        double[] b = new double[m];
        double[] c = new double[m];
        double below = 0;
        double pivot = diagonal[0] - value;
        double right = m > 1 ? off[0] : 0;
        for (int i = 0; i < m; i++) {
            if (i + 1 == m) {
                a[i] = Math.abs(pivot) < tiny ? tiny : pivot;
                break;
            }
            below = off[i];
            double nextDiagonal = diagonal[i + 1] - value;
            double nextRight = i + 2 < m ? off[i + 1] : 0;
            if (Math.abs(pivot) >= Math.abs(below)) {
                a[i] = Math.abs(pivot) < tiny ? tiny : pivot;
                b[i] = right;
                double f = below / a[i];
                v[i + 1] -= f * v[i];
                pivot = nextDiagonal - f * right;
                right = nextRight;
            } else {
                a[i] = below;
                b[i] = nextDiagonal;
                c[i] = nextRight;
                double f = pivot / below;
                double swap = v[i];
                v[i] = v[i + 1];
                v[i + 1] = swap - f * v[i];
                pivot = right - f * nextDiagonal;
                right = -f * nextRight;
            }
        }
        for (int i = m - 1; i >= 0; i--) {
            double x = v[i];
            if (i + 1 < m) {
                x -= b[i] * v[i + 1];
            }
            if (i + 2 < m) {
                x -= c[i] * v[i + 2];
            }
            v[i] = x / a[i];
        }
    }
}
