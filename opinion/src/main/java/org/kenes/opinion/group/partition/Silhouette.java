package org.kenes.opinion.group.partition;

import org.kenes.opinion.group.space.Positions;

/// How much nearer people are to their own group than to the next (Rousseeuw 1987).

public final class Silhouette {
    private static final int PEOPLE = 2_000;

    private Silhouette() {}

    /// Mean over the first people, exact pairwise; somebody alone in a group has 0.
    public static double of(Positions people, byte[] label, int k) {
        int n = Math.min(PEOPLE, people.size());
        int[] size = new int[k];
        for (int i = 0; i < n; i++) {
            size[label[i]]++;
        }
        double[] sum = new double[k];
        double total = 0;
        for (int i = 0; i < n; i++) {
            java.util.Arrays.fill(sum, 0);
            for (int j = 0; j < n; j++) {
                double dx = people.x()[i] - people.x()[j];
                double dy = people.y()[i] - people.y()[j];
                sum[label[j]] += Math.sqrt(dx * dx + dy * dy);
            }
            int own = label[i];
            double other = Double.MAX_VALUE;
            for (int c = 0; c < k; c++) {
                if (c != own && size[c] > 0) {
                    other = Math.min(other, sum[c] / size[c]);
                }
            }
            if (size[own] > 1 && other < Double.MAX_VALUE) {
                double inside = sum[own] / (size[own] - 1);
                double larger = Math.max(inside, other);
                total += larger > 0 ? (other - inside) / larger : 0;
            }
        }
        return n == 0 ? 0 : total / n;
    }
}
