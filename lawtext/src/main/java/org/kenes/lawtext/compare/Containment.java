package org.kenes.lawtext.compare;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Merges and splits: a unit without counterpart of which most three-word sequences stand in a unit
/// of the other text.
final class Containment {
    static final double LEAST_BEST = 0.4;
    private static final double LEAST_RELATED = 0.2;
    private static final int MOST_RELATED = 3;
    private static final int LEAST_WORDS = 8;

    /// A sequence that stands in more units than this tells nothing.
    private static final int MOST_PLACES = 200;

    /// @param related empty if the unit is simply new or gone
    record Decided(List<Row.Related> related, Lineage.@Nullable Decision decision) {}

    private record Gram(int a, int b, int c) {}

    private final Side before;
    private final Side after;
    private final Pairing pairing;
    private @Nullable Map<Gram, List<Integer>> oldGrams;
    private @Nullable Map<Gram, List<Integer>> newGrams;

    Containment(Side before, Side after, Pairing pairing) {
        this.before = before;
        this.after = after;
        this.pairing = pairing;
    }

    Decided ofOld(Unit unit) {
        Lineage.Decision decision = pairing.decidedOld(unit);
        if (decision != null) {
            return new Decided(related(decision.after(), after), decision);
        }
        if (newGrams == null) {
            newGrams = index(after);
        }
        return new Decided(held(before.words(unit), newGrams, after, unit), null);
    }

    Decided ofNew(Unit unit) {
        Lineage.Decision decision = pairing.decidedNew(unit);
        if (decision != null) {
            return new Decided(related(decision.before(), before), decision);
        }
        if (oldGrams == null) {
            oldGrams = index(before);
        }
        return new Decided(held(after.words(unit), oldGrams, before, unit), null);
    }

    private static List<Row.Related> related(List<String> eIds, Side side) {
        return eIds.stream()
                .flatMap(eId -> side.unitOf(eId).stream())
                .map(unit -> new Row.Related(unit, 10_000))
                .toList();
    }

    private static Map<Gram, List<Integer>> index(Side side) {
        Map<Gram, List<Integer>> index = new HashMap<>();
        for (Unit unit : side.units()) {
            for (Gram gram : new HashSet<>(grams(side.words(unit)))) {
                List<Integer> places = index.computeIfAbsent(gram, _ -> new ArrayList<>(1));
                if (places.size() < MOST_PLACES) {
                    places.add(unit.seq());
                }
            }
        }
        return index;
    }

    private static List<Gram> grams(int[] words) {
        List<Gram> grams = new ArrayList<>();
        for (int i = 0; i + 2 < words.length; i++) {
            grams.add(new Gram(words[i], words[i + 1], words[i + 2]));
        }
        return grams;
    }

    private static List<Row.Related> held(
            int[] words, Map<Gram, List<Integer>> index, Side other, Unit unit) {
        if (words.length < LEAST_WORDS) {
            return List.of();
        }
        List<Gram> grams = grams(words);
        Map<Integer, Integer> counts = new HashMap<>();
        for (Gram gram : grams) {
            index.getOrDefault(gram, List.of()).forEach(seq -> counts.merge(seq, 1, Integer::sum));
        }
        List<Row.Related> related = new ArrayList<>();
        counts.forEach((seq, count) -> {
            double share = (double) count / grams.size();
            Unit holder = other.units().get(seq);
            if (share >= LEAST_RELATED && holder.kind() == unit.kind()) {
                related.add(new Row.Related(holder, Comparer.tenThousandths(share)));
            }
        });
        related.sort(
                Comparator.comparingInt((Row.Related r) -> -r.containment())
                        .thenComparingInt(r -> r.unit().seq()));
        boolean held =
                !related.isEmpty()
                        && related.getFirst().containment() >= Comparer.tenThousandths(LEAST_BEST);
        return held ? related.subList(0, Math.min(MOST_RELATED, related.size())) : List.of();
    }

    /// Word positions of an old unit that three-word sequences of these new units cover.
    long covered(Unit old, List<Row.Related> targets) {
        Set<Gram> there = new HashSet<>();
        targets.forEach(target -> there.addAll(grams(after.words(target.unit()))));
        List<Gram> grams = grams(before.words(old));
        long covered = 0;
        int coveredTo = 0;
        for (int i = 0; i < grams.size(); i++) {
            if (there.contains(grams.get(i))) {
                covered += i + 3 - Math.max(coveredTo, i);
                coveredTo = i + 3;
            }
        }
        return covered;
    }
}
