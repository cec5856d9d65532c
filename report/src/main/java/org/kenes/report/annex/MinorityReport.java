package org.kenes.report.annex;

import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.View;
import org.kenes.report.annex.SpokenWords.Passage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The strongest arguments of each position, the same number for each, on every provision that the
/// text mentions and, in any case, on the ten with the most opinions.
///
/// @param provisions those with the most opinions first
public record MinorityReport(List<Provision> provisions) {
    static final String FIGURE = "opinions.by-provision";
    private static final List<String> STANCES = List.of("support", "partly", "oppose");
    private static final int ALWAYS = 10;
    private static final int EACH = 3;
    private static final int FEW = 10;

    /// @param sides support, partly, oppose: always in this order
    public record Provision(String wid, List<Side> sides) {}

    /// What one position says.
    public sealed interface Side {
        String stance();

        /// Fewer than ten opinions: nothing is quoted.
        record Few(String stance) implements Side {}

        /// @param passages as many as every other side has, at most three
        record Said(String stance, List<Passage> passages) implements Side {
            public Said {
                passages = List.copyOf(passages);
            }
        }
    }

    /// @param mentioned wIds that the text of any language mentions
    static MinorityReport of(Findings findings, Set<String> mentioned, SpokenWords words) {
        Map<String, Map<String, Long>> counts = counts(findings);
        Set<String> chosen = new LinkedHashSet<>();
        List<String> byOpinions =
                counts.keySet().stream()
                        .sorted(
                                Comparator.comparingLong((String wid) ->
                                                -counts
                                                        .getOrDefault(wid, Map.of())
                                                        .values()
                                                        .stream()
                                                        .mapToLong(Long::longValue)
                                                        .sum())
                                        .thenComparing(wid -> wid))
                        .toList();
        for (int i = 0; i < byOpinions.size(); i++) {
            if (i < ALWAYS || mentioned.contains(byOpinions.get(i))) {
                chosen.add(byOpinions.get(i));
            }
        }
        Map<String, Map<String, List<Passage>>> said =
                words.strongest(chosen, findings.cut().root(), EACH);
        List<Provision> provisions = new ArrayList<>();
        for (String wid : chosen) {
            provisions.add(
                    new Provision(
                            wid,
                            sides(
                                    counts.getOrDefault(wid, Map.of()),
                                    said.getOrDefault(wid, Map.of()))));
        }
        return new MinorityReport(List.copyOf(provisions));
    }

    private static List<Side> sides(Map<String, Long> counts, Map<String, List<Passage>> said) {
        Map<String, List<Passage>> found = new TreeMap<>();
        int equal = EACH;
        for (String stance : STANCES) {
            if (counts.getOrDefault(stance, 0L) >= FEW) {
                List<Passage> passages = said.getOrDefault(stance, List.of());
                found.put(stance, passages);
                equal = Math.min(equal, passages.size());
            }
        }
        List<Side> sides = new ArrayList<>();
        for (String stance : STANCES) {
            List<Passage> passages = found.get(stance);
            sides.add(
                    passages == null
                            ? new Side.Few(stance)
                            : new Side.Said(stance, passages.subList(0, equal)));
        }
        return List.copyOf(sides);
    }

    /// wId → stance → opinions; hidden cells are absent.
    static Map<String, Map<String, Long>> counts(Findings findings) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        findings.figure(FIGURE)
                .ifPresent(figure ->
                        figure.rows().stream()
                                .filter(row -> row.view() == View.ALL && row.n() != null)
                                .forEach(row -> {
                                    String wid = row.key().getOrDefault("wid", "*");
                                    String stance = row.key().getOrDefault("stance", "*");
                                    Long n = row.n();
                                    if (!wid.equals("*") && !stance.equals("*") && n != null) {
                                        counts.computeIfAbsent(wid, w -> new TreeMap<>())
                                                .put(stance, n);
                                    }
                                }));
        return counts;
    }
}
