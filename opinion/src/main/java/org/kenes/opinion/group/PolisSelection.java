package org.kenes.opinion.group;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The lists that Polis shows, by its rule (compdemocracy/polis, math of 2024-10): one statement
/// that the group agrees with comes first, which favours agreement; this is why our own rule
/// ([Selection]) is another.
final class PolisSelection {
    private PolisSelection() {}

    static List<Representative> representative(int[] statements, Tally[] own, Tally[] others) {
        List<Representative> chosen = new ArrayList<>();
        @Nullable Representative best = null;
        @Nullable Representative bestShown = null;
        @Nullable Representative fallback = null;
        double largest = Double.NEGATIVE_INFINITY;
        for (int s : statements) {
            if (own[s].agree() == 0 && own[s].disagree() == 0) {
                continue;
            }
            Representative agree = Representative.of(s, Side.AGREE, own[s], others[s]);
            Representative disagree = Representative.of(s, Side.DISAGREE, own[s], others[s]);
            Representative larger = agree.repTest() > disagree.repTest() ? agree : disagree;
            if (agree.candidate() || disagree.candidate()) {
                chosen.add(larger);
            }
            if (better(agree, best)) {
                best = agree;
                // It is shown with the side that stands out more, which may be the other one.
                bestShown = larger;
            }
            if (larger.repTest() > largest) {
                largest = larger.repTest();
                fallback = larger;
            }
        }
        chosen.sort(
                Comparator.comparingDouble((Representative r) -> -r.product())
                        .thenComparingInt(Representative::statement));
        if (chosen.isEmpty()) {
            Representative only = bestShown != null ? bestShown : fallback;
            return only == null ? List.of() : List.of(only);
        }
        if (bestShown != null) {
            int first = bestShown.statement();
            chosen.removeIf(r -> r.statement() == first);
            chosen.addFirst(bestShown);
        }
        List<Representative> shown = chosen.subList(0, Math.min(Selection.MOST, chosen.size()));
        List<Representative> ordered = new ArrayList<>();
        for (Side side : Side.values()) {
            shown.stream().filter(r -> r.side() == side).forEach(ordered::add);
        }
        return ordered;
    }

    private static boolean better(Representative next, @Nullable Representative best) {
        if (best == null) {
            return next.pTest() > Tally.Z90 || next.rep() > 1 && next.p() > .5;
        }
        return best.rep() > 1
                ? next.product() > best.product()
                : next.p() * next.pTest() > best.p() * best.pTest();
    }
}
