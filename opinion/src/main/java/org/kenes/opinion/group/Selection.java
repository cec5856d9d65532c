package org.kenes.opinion.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which statements are shown for a group, and for everybody. The rules are public and the same for
/// both sides.
final class Selection {
    static final int MOST = 5;

    private Selection() {}

    /// @param statements that may be chosen, ascending
    static List<Representative> representative(int[] statements, Tally[] own, Tally[] others) {
        List<Representative> candidates = new ArrayList<>();
        for (int s : statements) {
            for (Side side : Side.values()) {
                // Both sides cannot be above one half.
                Representative r = Representative.of(s, side, own[s], others[s]);
                if (r.candidate()) {
                    candidates.add(r);
                }
            }
        }
        candidates.sort(
                Comparator.comparingDouble((Representative r) -> -r.product())
                        .thenComparingInt(Representative::statement));
        return candidates.subList(0, Math.min(MOST, candidates.size()));
    }

    /// Statements that most people take this side on.
    static List<Integer> consensus(int[] statements, Tally[] everybody, Side side) {
        return IntStream.of(statements)
                .filter(s -> everybody[s].p(side) > .5 && everybody[s].pTest(side) > Tally.Z90)
                .boxed()
                .sorted(
                        Comparator.comparingDouble((Integer s) ->
                                        -everybody[s].p(side) * everybody[s].pTest(side))
                                .thenComparing(s -> s))
                .limit(MOST)
                .toList();
    }

    /// Statements on which groups are furthest apart, on whichever side.
    static List<Integer> divisive(int[] statements, Tally[][] groups) {
        if (groups.length < 2) {
            return List.of();
        }
        return IntStream.of(statements)
                .boxed()
                .sorted(
                        Comparator.comparingDouble((Integer s) -> -spread(s, groups))
                                .thenComparing(s -> s))
                .limit(MOST)
                .toList();
    }

    private static double spread(int s, Tally[][] groups) {
        double widest = 0;
        for (Side side : Side.values()) {
            double low = 1;
            double high = 0;
            for (Tally[] group : groups) {
                low = Math.min(low, group[s].p(side));
                high = Math.max(high, group[s].p(side));
            }
            widest = Math.max(widest, high - low);
        }
        return widest;
    }
}
