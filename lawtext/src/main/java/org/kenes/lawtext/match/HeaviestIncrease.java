package org.kenes.lawtext.match;

import java.util.Arrays;

/// The heaviest strictly increasing subsequence; of equally heavy ones the one that is earliest.
public final class HeaviestIncrease {
    private HeaviestIncrease() {}

    /// @param values a sequence without repetition
    /// @param weights positive
    /// @return for every position whether it belongs to it
    public static boolean[] of(int[] values, long[] weights) {
        int n = values.length;
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        // A Fenwick tree over ranks holds the position at which the heaviest chain so far ends.
        int[] best = new int[n + 1];
        Arrays.fill(best, -1);
        long[] weight = new long[n];
        int[] before = new int[n];
        int last = -1;
        for (int i = 0; i < n; i++) {
            int rank = Arrays.binarySearch(sorted, values[i]) + 1;
            int chain = -1;
            for (int r = rank - 1; r > 0; r -= r & -r) {
                chain = heavier(best[r], chain, weight);
            }
            before[i] = chain;
            weight[i] = weights[i] + (chain < 0 ? 0 : weight[chain]);
            for (int r = rank; r <= n; r += r & -r) {
                best[r] = heavier(best[r], i, weight);
            }
            last = heavier(last, i, weight);
        }
        boolean[] chosen = new boolean[n];
        for (int i = last; i >= 0; i = before[i]) {
            chosen[i] = true;
        }
        return chosen;
    }

    private static int heavier(int a, int b, long[] weight) {
        if (a < 0 || b < 0) {
            return Math.max(a, b);
        }
        return weight[a] != weight[b] ? (weight[a] > weight[b] ? a : b) : Math.min(a, b);
    }
}
