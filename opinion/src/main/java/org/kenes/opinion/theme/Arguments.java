package org.kenes.opinion.theme;

import org.kenes.opinion.chance.Lottery;
import org.kenes.opinion.chance.Seed;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The strongest arguments of one side, by rule and without an editor: the themes of that side in
/// order of the persons behind them; from each the text that most people of the *other* side
/// endorsed, then the one with most endorsements, then by lottery. Themes with equally many persons
/// follow in the order of their texts by the same rule.
public final class Arguments {
    private static final int SHORTEST = 60;
    public static final int SHOWN = 3;

    private Arguments() {}

    /// @param theme empty if it belongs to none
    /// @param family the texts of a family count once
    /// @param people who sent this text
    /// @param endorsedByOthers endorsements by people of the other stance
    public record Opinion(
            String id,
            String text,
            String theme,
            String family,
            long people,
            long endorsedByOthers,
            long endorsed) {}

    /// Whether reasons are long enough to be reasons: sixty characters.
    public static boolean longEnough(String text) {
        return text.codePointCount(0, text.length()) >= SHORTEST;
    }

    /// @param opinions of one stance on one provision; that at least ten people hold it is for the
    ///   caller to know
    /// @return at most three
    public static List<Opinion> strongest(Collection<Opinion> opinions, Seed seed) {
        Comparator<Opinion> strength = strength(seed);
        Map<String, Long> people = new TreeMap<>();
        Map<String, Opinion> families = new LinkedHashMap<>();
        for (Opinion o : opinions) {
            if (longEnough(o.text) && !o.theme.isEmpty()) {
                people.merge(o.theme, o.people, Long::sum);
                families.merge(o.family, o, (a, b) -> strength.compare(a, b) <= 0 ? a : b);
            }
        }
        Map<String, Opinion> best = new TreeMap<>();
        for (Opinion o : families.values()) {
            best.merge(o.theme, o, (a, b) -> strength.compare(a, b) <= 0 ? a : b);
        }
        return best.values().stream()
                .sorted(
                        Comparator.comparingLong((Opinion o) -> -people.getOrDefault(o.theme, 0L))
                                .thenComparing(strength))
                .limit(SHOWN)
                .toList();
    }

    /// Most endorsements of the other side, most endorsements, lottery.
    private static Comparator<Opinion> strength(Seed seed) {
        Lottery lottery = new Lottery(seed);
        Map<String, byte[]> tickets = new HashMap<>();
        return Comparator.comparingLong((Opinion o) -> -o.endorsedByOthers)
                .thenComparingLong(o -> -o.endorsed)
                .thenComparing(
                        o -> tickets.computeIfAbsent(o.id, lottery::hash), Arrays::compareUnsigned);
    }
}
