package org.kenes.opinion.group;

/// The largest eigenvalues of a symmetric matrix and the eigenvectors of the first two.
///
/// @param values the five largest, descending (fewer for smaller matrices)
/// @param vectors two of unit length (the second is zero if there is one column only)
/// @param trace sum of all eigenvalues
record Spectrum(double[] values, double[][] vectors, double trace) {
    private static final int SHOWN = 5;

    /// Up to here the matrix is reduced to three diagonals; larger ones are iterated.
    private static final int DIRECT = 512;

    private static final int WIDTH = 8;
    private static final int MOST_ROUNDS = 10_000;
    private static final double STILL = 1e-12;

    static Spectrum of(double[][] g, Threads threads) {
        int m = g.length;
        double trace = 0;
        for (int j = 0; j < m; j++) {
            trace += g[j][j];
        }
        Spectrum spectrum = m <= DIRECT ? direct(g, trace) : iterate(g, trace, threads);
        for (double[] v : spectrum.vectors) {
            turn(v);
        }
        return spectrum;
    }

    /// The largest loading is positive, ties to the lower statement.
    private static void turn(double[] v) {
        int largest = 0;
        for (int j = 1; j < v.length; j++) {
            if (Math.abs(v[j]) > Math.abs(v[largest])) {
                largest = j;
            }
        }
        if (v.length > 0 && v[largest] < 0) {
            for (int j = 0; j < v.length; j++) {
                v[j] = -v[j];
            }
        }
    }

    private static Spectrum direct(double[][] g, double trace) {
        int m = g.length;
        Tridiagonal t = new Tridiagonal(g);
        double[] all = t.eigenvalues();
        double[] values = new double[Math.min(SHOWN, m)];
        for (int i = 0; i < values.length; i++) {
            values[i] = all[m - 1 - i];
        }
        double[][] vectors = new double[2][m];
        for (int i = 0; i < Math.min(2, m); i++) {
            vectors[i] = t.vector(values[i], i == 0 ? new double[0][] : new double[][] {vectors[0]});
        }
        return new Spectrum(values, vectors, trace);
    }

    /// Subspace iteration with Rayleigh–Ritz.
    private static Spectrum iterate(double[][] g, double trace, Threads threads) {
        int m = g.length;
        double[][] q = new double[WIDTH][m];
        for (int i = 0; i < WIDTH; i++) {
            for (int j = 0; j < m; j++) {
                q[i][j] = (org.kenes.opinion.chance.Chance.mix((long) i * m + j) >>> 11) * 0x1p-53 - .5;
            }
        }
        orthonormal(q);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[][] y = multiply(g, q, threads);
            double[][] small = new double[WIDTH][WIDTH];
            for (int a = 0; a < WIDTH; a++) {
                for (int b = a; b < WIDTH; b++) {
                    small[a][b] = dot(q[a], y[b]);
                    small[b][a] = small[a][b];
                }
            }
            double[] theta = new double[WIDTH];
            double[][] rotation = Jacobi.solve(small, theta);
            q = combine(rotation, q);
            y = combine(rotation, y);
            if (residual(y[0], q[0], theta[0]) <= STILL * theta[0]
                    && residual(y[1], q[1], theta[1]) <= STILL * theta[0]) {
                return new Spectrum(
                        java.util.Arrays.copyOf(theta, SHOWN), new double[][] {q[0], q[1]}, trace);
            }
            q = y;
            orthonormal(q);
        }
        throw new IllegalStateException("the axes did not settle after " + MOST_ROUNDS + " rounds");
    }

    private static double[][] multiply(double[][] g, double[][] q, Threads threads) {
        int m = g.length;
        double[][] y = new double[WIDTH][m];
        threads.over(m, (from, to) -> {
            for (int j = from; j < to; j++) {
                double[] r = g[j];
                for (int a = 0; a < WIDTH; a++) {
                    y[a][j] = dot(r, q[a]);
                }
            }
            return true;
        });
        return y;
    }

    private static double[][] combine(double[][] rotation, double[][] q) {
        int m = q[0].length;
        double[][] result = new double[WIDTH][m];
        for (int a = 0; a < WIDTH; a++) {
            for (int b = 0; b < WIDTH; b++) {
                double r = rotation[a][b];
                for (int j = 0; j < m; j++) {
                    result[a][j] += r * q[b][j];
                }
            }
        }
        return result;
    }

    private static double residual(double[] y, double[] q, double theta) {
        double sum = 0;
        for (int j = 0; j < y.length; j++) {
            double off = y[j] - theta * q[j];
            sum += off * off;
        }
        return Math.sqrt(sum);
    }

    /// Gram–Schmidt, twice for the digits that the first pass loses.
    private static void orthonormal(double[][] q) {
        for (int a = 0; a < q.length; a++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int b = 0; b < a; b++) {
                    double d = dot(q[a], q[b]);
                    for (int j = 0; j < q[a].length; j++) {
                        q[a][j] -= d * q[b][j];
                    }
                }
            }
            double length = Math.sqrt(dot(q[a], q[a]));
            for (int j = 0; j < q[a].length && length > 0; j++) {
                q[a][j] /= length;
            }
        }
    }

    /// Four running sums in a fixed pattern: the same bits everywhere, at the speed of the memory.
    static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 3 < a.length; j += 4) {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
        }
        for (; j < a.length; j++) {
            s0 += a[j] * b[j];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
