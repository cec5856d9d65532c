package org.kenes.opinion.group;

/// All eigenvalues and eigenvectors of a small symmetric matrix by cyclic rotations.
final class Jacobi {
    private Jacobi() {}

    /// @param a destroyed
    /// @param values receives the eigenvalues, descending
    /// @return eigenvectors as rows
    static double[][] solve(double[][] a, double[] values) {
        int n = a.length;
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < 60; sweep++) {
            boolean still = true;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (Math.abs(a[p][q]) > 1e-17 * Math.sqrt(Math.abs(a[p][p] * a[q][q]))) {
                        rotate(a, v, p, q);
                        still = false;
                    }
                }
            }
            if (still) {
                break;
            }
        }
        Integer[] order = new Integer[n];
        java.util.Arrays.setAll(order, i -> i);
        java.util.Arrays.sort(order, (x, y) -> Double.compare(a[y][y], a[x][x]));
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            values[i] = a[order[i]][order[i]];
            rows[i] = v[order[i]];
        }
        return rows;
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t =
                Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        int n = a.length;
        for (int i = 0; i < n; i++) {
            double ip = a[i][p];
            double iq = a[i][q];
            a[i][p] = c * ip - s * iq;
            a[i][q] = s * ip + c * iq;
        }
        for (int i = 0; i < n; i++) {
            double pi = a[p][i];
            double qi = a[q][i];
            a[p][i] = c * pi - s * qi;
            a[q][i] = s * pi + c * qi;
        }
        for (int i = 0; i < n; i++) {
            double pi = v[p][i];
            double qi = v[q][i];
            v[p][i] = c * pi - s * qi;
            v[q][i] = s * pi + c * qi;
        }
    }
}
