package org.kenes.opinion.share;

import org.kenes.opinion.Stance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// Whether a sentence is carried by one source: a channel, an event, an organisation or a family.
///
/// @param carriers sources whose removal alone reverses the sentence, in order of their names
/// @param smallestK how many sources must go, those with the largest net effect first, until the
///   sentence is reversed; empty if it survives that way down to nobody
public record Sources(List<Carrier> carriers, OptionalInt smallestK) {
    public Sources {
        carriers = List.copyOf(carriers);
    }

    /// @param size contributions with a stance from this source
    /// @param falseOnes the fewest of them that would have to be invented to reverse the sentence
    public record Carrier(String source, long size, long falseOnes) {
        /// The smallest share of the source's contributions that would have to be false.
        public Share share() {
            return new Share(falseOnes, size);
        }
    }

    /// "Support exceeds a/b", and with the stance exchanged the same of opposition.
    public static Sources ofThreshold(
            Counts all, SortedMap<String, Counts> bySource, Stance stance, long a, long b) {
        Predicate<Counts> sentence =
                counts -> new Share(counts.of(stance), counts.n()).exceeds(a, b);
        // What one source contributes to s·b − n·a.
        ToLongFunction<Counts> effect =
                counts ->
                        Math.subtractExact(
                                Math.multiplyExact(counts.of(stance), b),
                                Math.multiplyExact(counts.n(), a));
        Fragility fragility = Fragility.ofThreshold(new Share(all.of(stance), all.n()), a, b);
        return find(all, bySource, sentence, effect, fragility.removed());
    }

    /// "More of the first stance than of the second."
    public static Sources ofMajority(
            Counts all, SortedMap<String, Counts> bySource, Stance first, Stance second) {
        Predicate<Counts> sentence = counts -> counts.of(first) > counts.of(second);
        return find(
                all,
                bySource,
                sentence,
                counts -> counts.of(first) - counts.of(second),
                Fragility.ofMajority(all.of(first), all.of(second)).removed());
    }

    private static Sources find(
            Counts all,
            SortedMap<String, Counts> bySource,
            Predicate<Counts> sentence,
            ToLongFunction<Counts> effect,
            OptionalLong removed) {
        boolean holds = sentence.test(all);
        List<Carrier> carriers = new ArrayList<>();
        bySource.forEach((source, counts) -> {
            if (sentence.test(all.minus(counts)) != holds) {
                carriers.add(new Carrier(source, counts.n(), removed.orElse(counts.n())));
            }
        });
        Comparator<Counts> strongest = Comparator.comparingLong(effect);
        List<Counts> order = new ArrayList<>(bySource.values());
        order.sort(holds ? strongest.reversed() : strongest);
        Counts left = all;
        for (int k = 1; k <= order.size(); k++) {
            left = left.minus(order.get(k - 1));
            if (sentence.test(left) != holds) {
                return new Sources(carriers, OptionalInt.of(k));
            }
        }
        return new Sources(carriers, OptionalInt.empty());
    }
}
