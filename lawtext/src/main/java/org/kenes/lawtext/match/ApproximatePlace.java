package org.kenes.lawtext.match;

import org.jspecify.annotations.Nullable;

/// The place of a text that is closest to a pattern by insertions, deletions and replacements of
/// code points (Sellers 1980), within a budget.
public final class ApproximatePlace {
    private static final long MOST_STEPS = 100_000_000;

    /// @param start 0-based code point
    /// @param end exclusive
    public record Place(int start, int end, int edits) {}

    private ApproximatePlace() {}

    /// Whether the search is within the budget.
    public static boolean affordable(int pattern, int text) {
        return (long) pattern * text <= MOST_STEPS;
    }

    /// @return the earliest place with the fewest edits, null if every place needs more than `most`
    public static @Nullable Place best(int[] pattern, int[] text, int most) {
        int m = pattern.length;
        int[] cost = new int[m + 1];
        int[] start = new int[m + 1];
        for (int i = 0; i <= m; i++) {
            cost[i] = i;
        }
        Place best = null;
        for (int j = 1; j <= text.length; j++) {
            int diagonal = cost[0];
            int diagonalStart = start[0];
            cost[0] = 0;
            start[0] = j;
            for (int i = 1; i <= m; i++) {
                int replace = diagonal + (pattern[i - 1] == text[j - 1] ? 0 : 1);
                int skip = cost[i] + 1;
                int add = cost[i - 1] + 1;
                int begin = diagonalStart;
                int least = replace;
                if (skip < least) {
                    least = skip;
                    begin = start[i];
                }
                if (add < least) {
                    least = add;
                    begin = start[i - 1];
                }
                diagonal = cost[i];
                diagonalStart = start[i];
                cost[i] = least;
                start[i] = begin;
            }
            if (cost[m] <= most && (best == null || cost[m] < best.edits)) {
                best = new Place(start[m], j, cost[m]);
            }
        }
        return best;
    }
}
