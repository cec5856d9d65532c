package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.annex.reading.Spread;
import org.kenes.opinion.Stance;
import org.kenes.opinion.duplicates.Duplicates;
import org.kenes.opinion.duplicates.Families;
import org.kenes.opinion.duplicates.Text;
import org.kenes.opinion.json.JsonText;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// One text sent by many: the public facts of every campaign among the opinions on the current
/// text. The word describes and does not blame; nobody is named, and no contribution is left out.
/// Days, not seconds: the tables know no more.
final class Campaigns {
    private static final String OPINIONS =
            "SELECT count(*) AS n FROM contributions WHERE kind = 'opinion' AND on_current";
    private static final String CAMPAIGNS =
            """
            SELECT f.family, min(c.stance) AS stance, count(*) AS n,
                   count(*) FILTER (WHERE c.level >= %d) AS verified,
                   CAST(min(c.day) AS STRING) AS first, CAST(max(c.day) AS STRING) AS last
            FROM families f JOIN contributions c ON c.idx = f.idx
            WHERE f.campaign AND c.kind = 'opinion' AND c.on_current
            GROUP BY f.family HAVING count(*) >= %d
            ORDER BY n DESC, f.family
            """;
    private static final String PARTS =
            """
            SELECT f.family, coalesce(CAST(c.%1$s AS STRING), '') AS part, count(*) AS n
            FROM families f JOIN contributions c ON c.idx = f.idx
            WHERE f.campaign AND c.kind = 'opinion' AND c.on_current
            GROUP BY f.family, part
            """;
    private static final String WORDS =
            """
            SELECT f.family, t.idx, t.text FROM families f JOIN texts t ON t.idx = f.idx
            WHERE f.campaign ORDER BY f.family, t.idx
            """;

    private final Queries queries;
    private final Map<Long, SortedMap<String, Long>> days;
    private final Map<Long, SortedMap<String, Long>> channels;
    private final Map<Long, SortedMap<String, Long>> provisions;

    private Campaigns(Queries queries) {
        this.queries = queries;
        days = parts("day");
        channels = parts("channel");
        provisions = parts("wid");
    }

    static Map<String, @Nullable Object> of(Queries queries, int level) {
        Campaigns campaigns = new Campaigns(queries);
        // The rows first: a connection answers one query at a time.
        Map<Long, Map<String, @Nullable Object>> facts = new LinkedHashMap<>();
        queries.run(
                CAMPAIGNS.formatted(level, Annex.LEAST),
                row -> facts.put(row.number("family"), facts(row)));
        Map<Long, Families.Family<Long>> wordings = campaigns.wordings(facts.keySet());
        List<Object> found = new ArrayList<>();
        for (Map.Entry<Long, Map<String, @Nullable Object>> one : facts.entrySet()) {
            long family = one.getKey();
            found.add(campaigns.campaign(family, one.getValue(), wordings.get(family)));
        }
        return JsonText.object(
                "format",
                "kenes-campaigns/1",
                "least",
                Annex.LEAST,
                "opinions",
                campaigns.opinions(),
                "campaigns",
                found);
    }

    private long opinions() {
        AtomicLong found = new AtomicLong();
        queries.run(OPINIONS, row -> found.set(row.number("n")));
        return found.get();
    }

    private static Map<String, @Nullable Object> facts(Queries.Answer row) {
        long verified = row.number("verified");
        return JsonText.object(
                "id", row.number("family"),
                "stance", row.word("stance"),
                "size", row.number("n"),
                "verified", verified > 0 && verified < Annex.LEAST ? null : verified,
                "first", row.word("first"),
                "last", row.word("last"));
    }

    private Map<Long, SortedMap<String, Long>> parts(String column) {
        Map<Long, SortedMap<String, Long>> parts = new TreeMap<>();
        queries.run(
                PARTS.formatted(column),
                row ->
                        parts.computeIfAbsent(row.number("family"), _ -> new TreeMap<>())
                                .put(row.word("part"), row.number("n")));
        return parts;
    }

    /// The wording sent most often in each, and how like it the others are. Texts of one campaign
    /// are in memory at a time.
    private Map<Long, Families.Family<Long>> wordings(Set<Long> wanted) {
        Map<Long, Families.Family<Long>> found = new HashMap<>();
        List<Text<Long>> words = new ArrayList<>();
        AtomicLong family = new AtomicLong(-1);
        queries.run(
                WORDS,
                row -> {
                    if (row.number("family") != family.get()) {
                        wording(family.get(), words, found);
                        family.set(row.number("family"));
                    }
                    if (wanted.contains(family.get())) {
                        words.add(new Text<>(row.number("idx"), row.word("text"), Stance.NONE));
                    }
                });
        wording(family.get(), words, found);
        return found;
    }

    private static void wording(
            long family, List<Text<Long>> words, Map<Long, Families.Family<Long>> found) {
        if (!words.isEmpty()) {
            found.put(family, Duplicates.facts(words));
            words.clear();
        }
    }

    private Map<String, @Nullable Object> campaign(
            long family,
            Map<String, @Nullable Object> facts,
            Families.@Nullable Family<Long> same) {
        long most = of(days, family).values().stream().mapToLong(n -> n).max().orElse(0);
        facts.put("mostInADay", most < Annex.LEAST ? null : most);
        facts.put("channels", Spread.of(of(channels, family), Annex.LEAST));
        facts.put("provisions", Spread.of(of(provisions, family), Annex.LEAST));
        facts.put("text", same == null ? null : same.text());
        facts.put(
                "jaccard",
                same == null
                        ? null
                        : List.of(
                                same.jaccard().first(),
                                same.jaccard().median(),
                                same.jaccard().third()));
        return facts;
    }

    private static SortedMap<String, Long> of(
            Map<Long, SortedMap<String, Long>> parts, long family) {
        return parts.getOrDefault(family, new TreeMap<>());
    }
}
