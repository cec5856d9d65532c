package org.kenes.opinion.group.space;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.Chance;

import java.util.ArrayList;
import java.util.List;

/// The largest eigenvalues of a symmetric matrix and the eigenvectors of the first two.
///
/// @param values the five largest, descending (fewer for smaller matrices)
/// @param vectors two of unit length (the second is zero if there is one column only)
/// @param trace sum of all eigenvalues
record Spectrum(double[] values, double[][] vectors, double trace) {
    private static final int SHOWN = 5;

    /// Up to here the matrix is reduced to three diagonals; larger ones are iterated.
    private static final int DIRECT = 512;

    /// Steps between looks at whether the iteration has settled.
    private static final int CHECK = 20;

    private static final double STILL = 1e-12;
    private static final double ROUGH = 1e-8;

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
            vectors[i] =
                    t.vector(values[i], i == 0 ? new double[0][] : new double[][] {vectors[0]});
        }
        return new Spectrum(values, vectors, trace);
    }

    /// Lanczos with full reorthogonalisation, until the first two vectors and the values shown are
    /// settled. It needs far fewer products with the matrix than subspace iteration where
    /// eigenvalues lie close together, as they do in shuffled votes.
    private static Spectrum iterate(double[][] g, double trace, Threads threads) {
        int m = g.length;
        List<double[]> basis = new ArrayList<>();
        double[] next = new double[m];
        for (int j = 0; j < m; j++) {
            next[j] = (Chance.mix(j) >>> 11) * 0x1p-53 - .5;
        }
        scale(next, 1 / Math.sqrt(dot(next, next)));
        double[] alpha = new double[m];
        double[] beta = new double[m];
        for (int step = 0; step < m; step++) {
            double[] v = next;
            basis.add(v);
            double[] w = multiply(g, v, threads);
            alpha[step] = dot(v, w);
            // Twice, for the digits that the first pass loses.
            for (int pass = 0; pass < 2; pass++) {
                for (double[] b : basis) {
                    add(w, -dot(w, b), b);
                }
            }
            beta[step] = Math.sqrt(dot(w, w));
            boolean last = step + 1 == m || beta[step] <= 1e-14 * trace;
            if (last || step % CHECK == CHECK - 1) {
                @Nullable Spectrum found = ritz(basis, alpha, beta, trace, last);
                if (found != null) {
                    return found;
                }
            }
            next = w;
            scale(next, 1 / beta[step]);
        }
        throw new IllegalStateException("the axes did not settle after " + m + " rounds");
    }

    private static @Nullable Spectrum ritz(
            List<double[]> basis, double[] alpha, double[] beta, double trace, boolean last) {
        int s = basis.size();
        double[][] t = new double[s][s];
        for (int i = 0; i < s; i++) {
            t[i][i] = alpha[i];
            if (i + 1 < s) {
                t[i][i + 1] = beta[i];
                t[i + 1][i] = beta[i];
            }
        }
        Tridiagonal small = new Tridiagonal(t);
        double[] all = small.eigenvalues();
        double[] values = new double[Math.min(SHOWN, s)];
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            values[i] = all[s - 1 - i];
            double[] y = small.vector(values[i], vectors.toArray(new double[0][]));
            vectors.add(y);
            // ‖Gv − λv‖ of a Ritz vector. The error of a value is of the order of its square.
            double residual = beta[s - 1] * Math.abs(y[s - 1]);
            if (!last && residual > (i < 2 ? STILL : ROUGH) * values[0]) {
                return null;
            }
        }
        double[][] axes = new double[2][basis.getFirst().length];
        for (int a = 0; a < Math.min(2, s); a++) {
            for (int i = 0; i < s; i++) {
                add(axes[a], vectors.get(a)[i], basis.get(i));
            }
            scale(axes[a], 1 / Math.sqrt(dot(axes[a], axes[a])));
        }
        return new Spectrum(values, axes, trace);
    }

    private static double[] multiply(double[][] g, double[] v, Threads threads) {
        double[] w = new double[v.length];
        threads.over(
                v.length,
                (from, to) -> {
                    for (int j = from; j < to; j++) {
                        w[j] = dot(g[j], v);
                    }
                    return true;
                });
        return w;
    }

    private static void add(double[] w, double factor, double[] v) {
        for (int j = 0; j < w.length; j++) {
            w[j] += factor * v[j];
        }
    }

    private static void scale(double[] v, double factor) {
        for (int j = 0; j < v.length; j++) {
            v[j] *= factor;
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
