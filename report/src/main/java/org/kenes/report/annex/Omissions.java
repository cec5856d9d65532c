package org.kenes.report.annex;

import org.kenes.dataset.figure.FigureKind;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.report.words.Rational;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Compares what a text speaks of with what was found (release specification, section 7). It cannot
/// be switched off: what is missing is appended.
final class Omissions {
    /// What the check looks at besides the figures of the text.
    static final List<String> FIGURES =
            List.of(
                    MinorityReport.FIGURE,
                    "opinions.support",
                    "opinions.partly",
                    "opinions.oppose",
                    "dispositions.count",
                    "settlements.not-reached",
                    "settlements.reached",
                    "audiences.reached",
                    "campaigns.share",
                    "backchecks.bound",
                    "events.held");

    private static final long LEAST_OPINIONS = 100;

    private final Findings findings;
    private final Mentions mentions;
    private final List<Omission> omissions = new ArrayList<>();

    private Omissions(Findings findings, Mentions mentions) {
        this.findings = findings;
        this.mentions = mentions;
    }

    static List<Omission> of(Findings findings, Mentions mentions) {
        Omissions check = new Omissions(findings, mentions);
        check.provisions();
        check.countings();
        check.dispositions();
        check.unreached();
        check.campaigns();
        check.backchecks();
        check.registered();
        return List.copyOf(check.omissions);
    }

    private void provisions() {
        Map<String, Map<String, Long>> counts = MinorityReport.counts(findings);
        long all =
                counts.values().stream()
                        .flatMap(m -> m.values().stream())
                        .mapToLong(Long::longValue)
                        .sum();
        counts.forEach((wid, stances) -> {
            long n = stances.values().stream().mapToLong(Long::longValue).sum();
            if (n < LEAST_OPINIONS || n * 100 < all) {
                return;
            }
            if (!mentions.provision(wid)) {
                add("provision", wid, List.of(), numbers("n", n));
                return;
            }
            List<String> silent =
                    stances.keySet().stream()
                            .filter(s -> stances.getOrDefault(s, 0L) * 10 >= n)
                            .filter(s -> !mentions.position(wid, s))
                            .toList();
            if (!silent.isEmpty()) {
                add("position", wid, silent, new TreeMap<>(stances));
            }
        });
    }

    /// A majority in one way of counting that is none in another.
    private void countings() {
        for (FigureFindings figure : findings.figures()) {
            boolean stance =
                    figure.definition().kind() == FigureKind.SHARE
                            && !figure.definition().composition().isEmpty()
                            && figure.definition().dimensions().isEmpty();
            if (!stance || mentions.figure(figure.definition().id())) {
                continue;
            }
            List<Boolean> majorities =
                    figure.rows().stream()
                            .filter(row -> row.k() != null && row.n() != null && row.n() > 0)
                            .map(Omissions::majority)
                            .distinct()
                            .toList();
            if (majorities.size() > 1) {
                add("counting", figure.definition().id(), List.of(), new TreeMap<>());
            }
        }
    }

    private static boolean majority(Row row) {
        Long k = row.k();
        Long n = row.n();
        return k != null && n != null && Rational.of(k, n).compareTo(Rational.of(1, 2)) > 0;
    }

    private void dispositions() {
        if (mentions.figure("dispositions.count")) {
            return;
        }
        SortedMap<String, Long> totals = new TreeMap<>();
        for (String disposition : List.of("moderated", "withdrawn", "erased", "superseded")) {
            row("dispositions.count", Map.of("disposition", disposition))
                    .map(Row::n)
                    .ifPresent(n -> totals.put(disposition, n));
        }
        if (totals.values().stream().anyMatch(n -> n > 0)) {
            add("dispositions", "", List.of(), totals);
        }
    }

    private void unreached() {
        if (!mentions.figure("settlements.not-reached")
                && !mentions.figure("settlements.reached")) {
            row("settlements.not-reached", Map.of())
                    .map(Row::n)
                    .filter(n -> n > 0)
                    .ifPresent(n -> add("settlements", "", List.of(), numbers("n", n)));
        }
        if (!mentions.figure("audiences.reached") && !mentions.figure("events.by-audience")) {
            row("audiences.reached", Map.of())
                    .map(Row::n)
                    .ifPresent(n -> add("audiences", "", List.of(), numbers("n", n)));
        }
    }

    private void campaigns() {
        Row row = row("campaigns.share", Map.of()).orElse(null);
        if (row == null || mentions.figure("campaigns.share")) {
            return;
        }
        Long k = row.k();
        Long n = row.n();
        if (k != null && n != null && n > 0 && k * 20 >= n) {
            SortedMap<String, Long> numbers = numbers("k", k);
            numbers.put("n", n);
            add("campaigns", "", List.of(), numbers);
        }
    }

    private void backchecks() {
        boolean events = row("events.held", Map.of()).map(Row::n).filter(n -> n > 0).isPresent();
        if (!events || mentions.figure("backchecks.bound")) {
            return;
        }
        SortedMap<String, Long> numbers = new TreeMap<>();
        row("backchecks.bound", Map.of())
                .ifPresent(row -> {
                    Long k = row.k();
                    Long n = row.n();
                    if (k != null && n != null && n > 0) {
                        numbers.put("k", k);
                        numbers.put("n", n);
                    }
                });
        add("backchecks", "", List.of(), numbers);
    }

    private void registered() {
        for (FigureFindings figure : findings.figures()) {
            String id = figure.definition().id();
            if (figure.registered() != null && !mentions.figure(id)) {
                add("registered", id, List.of(), new TreeMap<>());
            }
        }
    }

    private Optional<Row> row(String figure, Map<String, String> key) {
        return findings.figure(figure).flatMap(f -> f.row(View.ALL, new TreeMap<>(key)));
    }

    private static SortedMap<String, Long> numbers(String name, long number) {
        return new TreeMap<>(Map.of(name, number));
    }

    private void add(
            String kind, String subject, List<String> stances, SortedMap<String, Long> numbers) {
        omissions.add(new Omission(kind, subject, stances, numbers));
    }
}
