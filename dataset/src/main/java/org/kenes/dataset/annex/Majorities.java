package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.Stance;
import org.kenes.opinion.json.JsonText;
import org.kenes.opinion.share.Counts;
import org.kenes.opinion.share.Fragility;
import org.kenes.opinion.share.Sources;
import org.kenes.opinion.share.Views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which position more opinions take than the opposite one, on each provision and in all: in every
/// view, with how few contributions would turn it, and whether one source carries it.
final class Majorities {
    private static final String ALL = "*";
    private static final String FAMILY = "family";
    private static final String VIEWS =
            """
            SELECT coalesce(c.wid, '') AS wid, c.stance, count(*) AS n,
                   count(DISTINCT coalesce(f.family, -1 - c.idx)) AS once,
                   count(*) FILTER (WHERE c.level >= %d) AS verified
            FROM contributions c LEFT JOIN families f ON f.idx = c.idx
            WHERE c.kind = 'opinion' AND c.on_current
            GROUP BY coalesce(c.wid, ''), c.stance
            """;
    private static final String SOURCES =
            """
            WITH spoken AS (
              SELECT coalesce(c.wid, '') AS wid, c.stance, c.level, %1$s AS source,
                     c.idx = min(c.idx) OVER (
                       PARTITION BY coalesce(f.family, -1 - c.idx), c.wid, c.stance) AS first
              FROM contributions c LEFT JOIN families f ON f.idx = c.idx
              WHERE c.kind = 'opinion' AND c.on_current
            )
            SELECT wid, stance, source, count(*) AS n,
                   count(*) FILTER (WHERE first) AS once,
                   count(*) FILTER (WHERE level >= %2$d) AS verified
            FROM spoken WHERE source IS NOT NULL
            GROUP BY wid, stance, source
            """;

    /// What is asked of one provision.
    private static final class Subject {
        Counts all = Counts.ZERO;
        Counts collapsed = Counts.ZERO;
        Counts verified = Counts.ZERO;
        final SortedMap<String, SortedMap<String, Counts>> sources = new TreeMap<>();

        void count(Stance stance, long n, long once, long atLevel) {
            all = all.plus(of(stance, n));
            collapsed = collapsed.plus(of(stance, once));
            verified = verified.plus(of(stance, atLevel));
        }

        /// For each view and kind of source, how many opinions with a position came from which.
        final Map<String, SortedMap<String, SortedMap<String, Long>>> shares = new HashMap<>();

        void source(String kind, String name, Stance stance, Queries.Answer row) {
            sources.computeIfAbsent(kind, _ -> new TreeMap<>())
                    .merge(name, of(stance, row.number("n")), Counts::plus);
            if (stance != Stance.NONE && !kind.equals(FAMILY)) {
                share("all", kind, name, row.number("n"));
                share("collapsed", kind, name, row.number("once"));
                share("verified", kind, name, row.number("verified"));
            }
        }

        private void share(String view, String kind, String name, long n) {
            if (n > 0) {
                shares.computeIfAbsent(view, _ -> new TreeMap<>())
                        .computeIfAbsent(kind, _ -> new TreeMap<>())
                        .merge(name, n, Long::sum);
            }
        }
    }

    private Majorities() {}

    static Map<String, @Nullable Object> of(Queries queries, int level) {
        SortedMap<String, Subject> subjects = new TreeMap<>();
        queries.run(
                VIEWS.formatted(level),
                row -> {
                    Stance stance = Stance.of(row.word("stance"));
                    for (String wid : List.of(ALL, row.word("wid"))) {
                        subjects.computeIfAbsent(wid, _ -> new Subject())
                                .count(
                                        stance,
                                        row.number("n"),
                                        row.number("once"),
                                        row.number("verified"));
                    }
                });
        for (String kind : List.of("channel", "region", FAMILY)) {
            String column = kind.equals(FAMILY) ? "f.family" : "c." + kind;
            queries.run(
                    SOURCES.formatted(column, level),
                    row -> {
                        Stance stance = Stance.of(row.word("stance"));
                        for (String wid : List.of(ALL, row.word("wid"))) {
                            Subject subject = subjects.get(wid);
                            if (subject != null) {
                                subject.source(kind, row.word("source"), stance, row);
                            }
                        }
                    });
        }
        List<Object> list = new ArrayList<>();
        subjects.forEach((wid, subject) -> list.add(majority(wid, subject)));
        return JsonText.object("format", "kenes-majorities/1", "least", Annex.LEAST, "on", list);
    }

    private static Counts of(Stance stance, long n) {
        return switch (stance) {
            case SUPPORT -> new Counts(n, 0, 0, 0);
            case PARTLY -> new Counts(0, n, 0, 0);
            case OPPOSE -> new Counts(0, 0, n, 0);
            case NONE -> new Counts(0, 0, 0, n);
        };
    }

    private static Map<String, @Nullable Object> majority(String wid, Subject subject) {
        Counts all = subject.all;
        if (small(all)) {
            return JsonText.object("wid", wid, "leads", null, "answer", "too-few");
        }
        Stance lead = all.support() >= all.oppose() ? Stance.SUPPORT : Stance.OPPOSE;
        if (all.support() == all.oppose()) {
            return JsonText.object(
                    "wid", wid, "leads", null, "answer", "even", "views", views(subject, null));
        }
        Stance other = lead == Stance.SUPPORT ? Stance.OPPOSE : Stance.SUPPORT;
        Views views = new Views(all, subject.collapsed, subject.verified);
        Views.Answer answer = views.ask(counts -> counts.of(lead) > counts.of(other));
        List<Object> carriers = new ArrayList<>();
        Map<String, @Nullable Object> smallest = JsonText.object();
        subject.sources.forEach((kind, counts) -> {
            Sources sources = Sources.ofMajority(all, counts, lead, other);
            for (Sources.Carrier carrier : sources.carriers()) {
                if (carrier.size() >= Annex.LEAST) {
                    carriers.add(
                            JsonText.object(
                                    "kind", kind,
                                    "source", carrier.source(),
                                    "size", carrier.size(),
                                    "falseOnes", carrier.falseOnes()));
                }
            }
            OptionalInt k = sources.smallestK();
            smallest.put(kind, k.isPresent() ? k.getAsInt() : null);
        });
        return JsonText.object(
                "wid",
                wid,
                "leads",
                lead.code(),
                "answer",
                switch (answer) {
                    case HOLDS -> "holds";
                    case FAILS -> "fails";
                    case DEPENDS_ON_COUNTING -> "depends-on-counting";
                },
                "views",
                views(subject, lead),
                "carriers",
                carriers,
                "smallestK",
                smallest);
    }

    /// Any side with one to nine opinions would tell who they are not.
    private static boolean small(Counts counts) {
        return counts.n() < Annex.LEAST
                || few(counts.support())
                || few(counts.partly())
                || few(counts.oppose());
    }

    private static boolean few(long n) {
        return n > 0 && n < Annex.LEAST;
    }

    private static Map<String, @Nullable Object> views(Subject subject, @Nullable Stance lead) {
        return JsonText.object(
                "all", view("all", subject.all, lead, subject),
                "collapsed", view("collapsed", subject.collapsed, lead, subject),
                "verified", view("verified", subject.verified, lead, subject));
    }

    private static @Nullable Object view(
            String name, Counts counts, @Nullable Stance lead, Subject subject) {
        if (small(counts)) {
            return null;
        }
        Map<String, @Nullable Object> view =
                JsonText.object(
                        "support", counts.support(),
                        "partly", counts.partly(),
                        "oppose", counts.oppose(),
                        "n", counts.n());
        if (lead != null) {
            Stance other = lead == Stance.SUPPORT ? Stance.OPPOSE : Stance.SUPPORT;
            Fragility fragility = Fragility.ofMajority(counts.of(lead), counts.of(other));
            view.put("holds", fragility.holds());
            view.put("added", number(fragility.added()));
            view.put("removed", number(fragility.removed()));
            view.put("switched", number(fragility.switched()));
        }
        view.put("sources", sources(subject.shares.getOrDefault(name, new TreeMap<>())));
        return view;
    }

    /// How many sources of each kind there are, and the one that most opinions came from; ties to
    /// the first by name.
    private static Map<String, @Nullable Object> sources(
            SortedMap<String, SortedMap<String, Long>> kinds) {
        Map<String, @Nullable Object> told = JsonText.object();
        kinds.forEach((kind, counts) -> {
            String largest = "";
            long most = 0;
            for (Map.Entry<String, Long> source : counts.entrySet()) {
                if (source.getValue() > most) {
                    largest = source.getKey();
                    most = source.getValue();
                }
            }
            told.put(
                    kind,
                    JsonText.object(
                            "distinct",
                            counts.size(),
                            "largest",
                            most < Annex.LEAST
                                    ? null
                                    : JsonText.object("source", largest, "n", most)));
        });
        return told;
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }
}
