package org.kenes.opinion.theme;

import org.kenes.opinion.chance.Lottery;
import org.kenes.opinion.chance.Seed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The strongest arguments of one side, by rule and without an editor: the themes of that side in
/// order of distinct persons; from each the text that most people of the *other* side endorsed,
/// then the one with most endorsements, then by lottery.
public final class Arguments {
    private static final int SHORTEST = 60;
    private static final int SHOWN = 3;
    private static final int LEAST_PEOPLE = 10;

    private Arguments() {}

    /// @param theme empty if it belongs to none
    /// @param family the texts of a family count once
    /// @param endorsedByOthers endorsements by people of the other stance
    public record Opinion(
            String id,
            String text,
            String theme,
            String family,
            String person,
            long endorsedByOthers,
            long endorsed) {}

    /// @param opinions of one stance on one provision
    /// @return at most three; empty (absent) if the side has fewer than ten people
    public static Optional<List<Opinion>> strongest(Collection<Opinion> opinions, Seed seed) {
        if (opinions.stream().map(Opinion::person).distinct().count() < LEAST_PEOPLE) {
            return Optional.empty();
        }
        List<String> order =
                new Lottery(seed).order(opinions.stream().map(Opinion::id).sorted().toList());
        Map<String, Integer> ticket = new HashMap<>();
        order.forEach(id -> ticket.put(id, ticket.size()));
        Comparator<Opinion> strength =
                Comparator.comparingLong((Opinion o) -> -o.endorsedByOthers)
                        .thenComparingLong(o -> -o.endorsed)
                        .thenComparingInt(o -> ticket.getOrDefault(o.id, Integer.MAX_VALUE));
        Map<String, TreeSet<String>> persons = new TreeMap<>();
        Map<String, Opinion> best = new TreeMap<>();
        Map<String, Opinion> families = new LinkedHashMap<>();
        for (Opinion o : opinions) {
            if (o.text.codePointCount(0, o.text.length()) >= SHORTEST && !o.theme.isEmpty()) {
                persons.computeIfAbsent(o.theme, _ -> new TreeSet<>()).add(o.person);
                families.merge(o.family, o, (a, b) -> strength.compare(a, b) <= 0 ? a : b);
            }
        }
        for (Opinion o : families.values()) {
            best.merge(o.theme, o, (a, b) -> strength.compare(a, b) <= 0 ? a : b);
        }
        List<String> themes = new ArrayList<>(best.keySet());
        themes.sort(
                Comparator.comparingInt(
                                (String t) -> -persons.getOrDefault(t, new TreeSet<>()).size())
                        .thenComparing(t -> t));
        List<Opinion> shown = new ArrayList<>();
        for (String theme : themes) {
            Opinion o = best.get(theme);
            if (o != null && shown.size() < SHOWN) {
                shown.add(o);
            }
        }
        return Optional.of(shown);
    }
}
