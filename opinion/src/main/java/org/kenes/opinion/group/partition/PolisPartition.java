package org.kenes.opinion.group.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// The partition that Polis would show, restated so that it gives the same on every run
/// (compdemocracy/polis, math of 2024-10, without warm starts).
public final class PolisPartition {
    private static final int BASE = 100;
    private static final int BASE_STEPS = 100;
    private static final int GROUP_STEPS = 20;
    private static final double STILL = .01;
    private static final int LEAST_PEOPLE = 15;

    private PolisPartition() {}

    /// Centres and who belongs to each.
    private record Clusters(double[][] centre, int[] label) {}

    /// Who is grouped: everybody with enough votes, and the most active up to fifteen.
    ///
    /// @param order people in order of their first vote
    public static int[] admitted(int[] votes, int floor, int[] order) {
        List<Integer> in = new ArrayList<>();
        List<Integer> out = new ArrayList<>();
        for (int person : order) {
            (votes[person] >= floor ? in : out).add(person);
        }
        if (in.size() < LEAST_PEOPLE) {
            out.sort((a, b) -> votes[b] - votes[a]);
            in.addAll(out.subList(0, Math.min(out.size(), LEAST_PEOPLE - in.size())));
            boolean[] chosen = new boolean[votes.length];
            in.forEach(p -> chosen[p] = true);
            return Arrays.stream(order).filter(p -> chosen[p]).toArray();
        }
        return in.stream().mapToInt(p -> p).toArray();
    }

    /// @param positions of the admitted people, in order of their first vote
    /// @return group of each, 0 to k − 1
    public static int[] partition(double[][] positions, OptionalInt forced) {
        double[] one = new double[positions.length];
        Arrays.fill(one, 1);
        Clusters base = kMeans(positions, one, BASE, BASE_STEPS);
        double[] size = new double[base.centre.length];
        for (int label : base.label) {
            size[label]++;
        }
        int[] best = new int[base.centre.length];
        double largest = Double.NEGATIVE_INFINITY;
        int most = Math.min(5, 2 + base.centre.length / 12);
        for (int k = forced.orElse(2); k <= forced.orElse(most); k++) {
            Clusters groups = kMeans(base.centre, size, k, GROUP_STEPS);
            double silhouette = silhouette(base.centre, groups.label, groups.centre.length);
            if (silhouette >= largest) {
                largest = silhouette;
                best = groups.label;
            }
        }
        int[] label = new int[positions.length];
        for (int i = 0; i < label.length; i++) {
            label[i] = best[base.label[i]];
        }
        return label;
    }

    private static Clusters kMeans(double[][] points, double[] weight, int k, int steps) {
        List<double[]> distinct = new ArrayList<>();
        for (double[] point : points) {
            if (distinct.size() < k && distinct.stream().noneMatch(p -> Arrays.equals(p, point))) {
                distinct.add(point);
            }
        }
        double[][] centre = distinct.toArray(new double[0][]);
        int[] label = new int[points.length];
        for (int step = 0; step < steps; step++) {
            assign(points, centre, label);
            double[][] next = means(points, weight, centre.length, label);
            boolean still = still(centre, next);
            centre = next;
            if (still) {
                break;
            }
        }
        return new Clusters(centre, label);
    }

    private static void assign(double[][] points, double[][] centre, int[] label) {
        for (int i = 0; i < points.length; i++) {
            double nearest = Double.MAX_VALUE;
            for (int c = 0; c < centre.length; c++) {
                double d = distance(points[i], centre[c]);
                if (d < nearest) {
                    nearest = d;
                    label[i] = c;
                }
            }
        }
    }

    /// New centres; those without points vanish and labels close up.
    private static double[][] means(double[][] points, double[] weight, int k, int[] label) {
        double[][] sums = new double[k][3];
        for (int i = 0; i < points.length; i++) {
            double[] s = sums[label[i]];
            s[0] += weight[i] * points[i][0];
            s[1] += weight[i] * points[i][1];
            s[2] += weight[i];
        }
        int[] renamed = new int[k];
        List<double[]> centres = new ArrayList<>();
        for (int c = 0; c < k; c++) {
            renamed[c] = centres.size();
            if (sums[c][2] > 0) {
                centres.add(new double[] {sums[c][0] / sums[c][2], sums[c][1] / sums[c][2]});
            }
        }
        for (int i = 0; i < label.length; i++) {
            label[i] = renamed[label[i]];
        }
        return centres.toArray(new double[0][]);
    }

    private static boolean still(double[][] before, double[][] after) {
        double[][] a = sorted(before);
        double[][] b = sorted(after);
        for (int i = 0; i < Math.min(before.length, after.length); i++) {
            double dx = a[0][i] - b[0][i];
            double dy = a[1][i] - b[1][i];
            if (Math.sqrt(dx * dx + dy * dy) >= STILL) {
                return false;
            }
        }
        return true;
    }

    /// Each coordinate sorted by itself, as Polis compares centres.
    private static double[][] sorted(double[][] points) {
        double[][] columns = new double[2][points.length];
        for (int i = 0; i < points.length; i++) {
            columns[0][i] = points[i][0];
            columns[1][i] = points[i][1];
        }
        Arrays.sort(columns[0]);
        Arrays.sort(columns[1]);
        return columns;
    }

    private static double silhouette(double[][] points, int[] label, int k) {
        int n = points.length;
        int[] size = new int[k];
        for (int l : label) {
            size[l]++;
        }
        double total = 0;
        for (int i = 0; i < n; i++) {
            double[] sum = new double[k];
            for (int j = 0; j < n; j++) {
                sum[label[j]] += distance(points[i], points[j]);
            }
            double other = Double.MAX_VALUE;
            for (int c = 0; c < k; c++) {
                other = c == label[i] ? other : Math.min(other, sum[c] / size[c]);
            }
            if (size[label[i]] > 1 && k > 1) {
                double inside = sum[label[i]] / (size[label[i]] - 1);
                total += (other - inside) / Math.max(inside, other);
            }
        }
        return total / n;
    }

    private static double distance(double[] a, double[] b) {
        double dx = a[0] - b[0];
        double dy = a[1] - b[1];
        return Math.sqrt(dx * dx + dy * dy);
    }
}
