package org.kenes.opinion.weight;

/// What the margins do not explain: residuals of a regression on the dummies of all margins.
///
/// The regression is weighted by the *design* weights, not by the raked ones; with the raked
/// weights the standard error comes out too small.
final class Residuals {
    private Residuals() {}

    /// Replaces z by its residuals.
    static void of(Sample sample, double[] z) {
        int n = z.length;
        int margins = sample.totals.length;
        int[] offset = new int[margins];
        int width = 1;
        for (int m = 0; m < margins; m++) {
            offset[m] = width;
            width += sample.totals[m].length;
        }
        double[][] normal = new double[width][width + 1];
        int[] columns = new int[margins + 1];
        for (int i = 0; i < n; i++) {
            columns(sample, offset, i, columns);
            double d = sample.people.get(i).designWeight();
            for (int a : columns) {
                for (int b : columns) {
                    normal[a][b] += d;
                }
                normal[a][width] += d * z[i];
            }
        }
        double[] beta = solve(normal);
        for (int i = 0; i < n; i++) {
            columns(sample, offset, i, columns);
            double fitted = 0;
            for (int a : columns) {
                fitted += beta[a];
            }
            z[i] -= fitted;
        }
    }

    private static void columns(Sample sample, int[] offset, int person, int[] columns) {
        for (int m = 0; m < offset.length; m++) {
            columns[m + 1] = offset[m] + sample.category[m][person];
        }
    }

    /// Gauss–Jordan in the given order; a column that the earlier ones explain is left out (its
    /// pivot vanishes), which changes the coefficients but no fitted value.
    private static double[] solve(double[][] a) {
        int width = a.length;
        boolean[] used = new boolean[width];
        double[] scale = new double[width];
        for (int p = 0; p < width; p++) {
            scale[p] = a[p][p];
        }
        for (int p = 0; p < width; p++) {
            if (!(a[p][p] > 1e-10 * scale[p])) {
                continue;
            }
            used[p] = true;
            for (int r = 0; r < width; r++) {
                if (r != p) {
                    double factor = a[r][p] / a[p][p];
                    for (int c = p; c <= width; c++) {
                        a[r][c] -= factor * a[p][c];
                    }
                }
            }
        }
        double[] beta = new double[width];
        for (int p = 0; p < width; p++) {
            beta[p] = used[p] ? a[p][width] / a[p][p] : 0;
        }
        return beta;
    }
}
