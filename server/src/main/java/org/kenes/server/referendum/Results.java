package org.kenes.server.referendum;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.report.law.VoteRules;
import org.kenes.server.referendum.ReferendumView.Hour;
import org.kenes.server.referendum.ReferendumView.Part;
import org.kenes.server.referendum.ReferendumView.Region;
import org.kenes.server.referendum.ReferendumView.Rule;
import org.kenes.server.referendum.ReferendumView.Stated;
import org.kenes.server.release.CutTables;
import org.kenes.server.release.Numbers;
import org.kenes.server.release.Numbers.Newest;
import org.kenes.server.release.law.LegalRows;
import org.kenes.server.shell.Page;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The result as a cut gives it: shares from its figures, statements from its tables.
@Component
class Results {
    private static final int PLACES = 9;

    private final Numbers numbers;
    private final CutTables tables;

    Results(Numbers numbers, CutTables tables) {
        this.numbers = numbers;
        this.tables = tables;
    }

    ReferendumView.Vote of(
            Page page, LegalRows.@Nullable Vote vote, @Nullable String question, boolean silent) {
        Newest latest = numbers.newest().orElse(null);
        Newest shown = silent ? null : latest;
        Optional<Row> turnout = shown == null ? Optional.empty() : row(shown, "referendum.turnout");
        List<Stated> stated = shown == null ? List.of() : stated(page, shown);
        return new ReferendumView.Vote(
                vote == null ? null : vote.day(),
                silent,
                question,
                share(page, turnout),
                turnout.map(Row::k).orElse(0L),
                turnout.map(Row::n).orElse(0L),
                shown == null ? List.of() : parts(page, shown),
                shown == null || vote == null ? List.of() : rules(page, shown, vote.profile()),
                vote == null ? "" : VoteRules.of(vote.profile()).votedMeans(),
                stated,
                drift(page, stated),
                shown == null ? List.of() : regions(page, shown),
                shown == null ? List.of() : hours(page, shown),
                latest == null ? null : latest.stamp());
    }

    private static List<Part> parts(Page page, Newest newest) {
        List<Part> parts = new ArrayList<>();
        for (String part : List.of("yes", "no")) {
            String voters = "referendum." + part + "-of-voters";
            String eligible = "referendum." + part + "-of-eligible";
            Optional<Row> of = row(newest, voters);
            Long votes = of.map(Row::k).orElse(null);
            if (votes != null) {
                parts.add(
                        new Part(
                                part,
                                votes,
                                share(page, of),
                                share(page, row(newest, eligible)),
                                voters,
                                eligible));
            }
        }
        for (String part : List.of("invalid", "not-counted")) {
            String figure = "referendum." + part;
            Optional<Row> of = row(newest, figure);
            Long papers = of.map(Row::k).orElse(null);
            if (papers != null) {
                parts.add(new Part(part, papers, share(page, of), "–", figure, null));
            }
        }
        return parts;
    }

    private static List<Rule> rules(Page page, Newest newest, String profile) {
        VoteRules rules = VoteRules.of(profile);
        Map<String, Long> numbers = new HashMap<>();
        row(newest, "referendum.turnout")
                .ifPresent(row -> {
                    put(numbers, "voted", row.k());
                    put(numbers, "eligible", row.n());
                });
        row(newest, "referendum.yes-of-voters").ifPresent(row -> put(numbers, "yes", row.k()));
        row(newest, "referendum.no-of-voters").ifPresent(row -> put(numbers, "no", row.k()));
        List<Rule> evaluated = new ArrayList<>();
        rules.valid(numbers)
                .ifPresent(it -> evaluated.add(new Rule("valid", it.holds(), it.printed())));
        Optional<Row> units = row(newest, "referendum.units-yes");
        long known = units.map(Row::n).orElse(0L);
        long with = units.map(Row::k).orElse(0L);
        long all = row(newest, "regions.reached").map(Row::n).orElse(0L);
        rules.adopted(with, known, all)
                .ifPresent(it ->
                        evaluated.add(
                                new Rule(
                                        "adopted",
                                        it.holds(),
                                        it.holds() == null
                                                ? page.text(
                                                        "referendum.rule.units",
                                                        "known",
                                                        known,
                                                        "all",
                                                        all)
                                                : it.printed())));
        return evaluated;
    }

    private static void put(Map<String, Long> numbers, String name, @Nullable Long value) {
        if (value != null) {
            numbers.put(name, value);
        }
    }

    /// Returns about the unit that the figures of the whole country are about.
    private List<Stated> stated(Page page, Newest newest) {
        String country = newest.names().country();
        return tables.rows("referendum").stream()
                .filter(row -> row.getOrDefault("unit", "").equals(country))
                .map(row -> {
                    long voted = Long.parseLong(row.get("voted"));
                    long eligible = Long.parseLong(row.get("eligible"));
                    return new Stated(
                            "true".equals(row.get("final")),
                            Instant.parse(row.get("as_of")),
                            voted,
                            eligible,
                            page.formats().percent(ratio(voted, eligible)),
                            row.getOrDefault("source", ""));
                })
                .sorted(Comparator.comparing(Stated::asOf))
                .toList();
    }

    /// Turnout that is lower in the end because the lists grew.
    private static @Nullable String drift(Page page, List<Stated> stated) {
        Stated first = stated.stream().filter(it -> !it.last()).findFirst().orElse(null);
        Stated last = stated.stream().filter(Stated::last).findFirst().orElse(null);
        if (first == null || last == null || last.eligible() <= first.eligible()) {
            return null;
        }
        boolean fell =
                ratio(last.voted(), last.eligible())
                                .compareTo(ratio(first.voted(), first.eligible()))
                        < 0;
        return fell
                ? page.text(
                        "referendum.drift",
                        "before",
                        first.turnout(),
                        "lists",
                        first.eligible(),
                        "after",
                        last.turnout(),
                        "grown",
                        last.eligible())
                : null;
    }

    private static List<Region> regions(Page page, Newest newest) {
        Map<String, Row> turnout = byRegion(newest, "referendum.turnout-by-region");
        Map<String, Row> voters = byRegion(newest, "referendum.yes-of-voters-by-region");
        Map<String, Row> eligible = byRegion(newest, "referendum.yes-of-eligible-by-region");
        List<Region> regions = new ArrayList<>();
        turnout.forEach((region, row) ->
                regions.add(
                        new Region(
                                newest.names().name("region", region, page.lang().code()),
                                share(page, Optional.of(row)),
                                share(page, Optional.ofNullable(voters.get(region))),
                                share(page, Optional.ofNullable(eligible.get(region))),
                                number(page, row.k()),
                                number(page, row.n()))));
        return regions;
    }

    private static Map<String, Row> byRegion(Newest newest, String figure) {
        Map<String, Row> rows = new TreeMap<>();
        newest.figure(figure)
                .ifPresent(found ->
                        found.rows().stream()
                                .filter(row -> row.view() == View.ALL)
                                .forEach(row ->
                                        rows.put(row.key().getOrDefault("region", ""), row)));
        return rows;
    }

    private List<Hour> hours(Page page, Newest newest) {
        Map<List<String>, Integer> values = new HashMap<>();
        List<Map<String, String>> rows = tables.rows("turnout");
        rows.forEach(row -> values.merge(hour(row), 1, Integer::sum));
        return rows.stream()
                .map(row ->
                        new Hour(
                                newest.names()
                                        .name("region", hour(row).getFirst(), page.lang().code()),
                                Instant.parse(hour(row).getLast()),
                                percent(page, row),
                                row.getOrDefault("source", ""),
                                values.getOrDefault(hour(row), 0) > 1))
                .toList();
    }

    /// Which unit, and when.
    private static List<String> hour(Map<String, String> row) {
        return List.of(row.getOrDefault("unit", ""), row.getOrDefault("at_time", ""));
    }

    /// As published, or from the two numbers where no percentage was.
    private static String percent(Page page, Map<String, String> row) {
        String published = row.getOrDefault("pct", "");
        if (!published.isEmpty()) {
            return page.formats().number(new BigDecimal(published)) + " %";
        }
        String voted = row.getOrDefault("voted", "");
        String eligible = row.getOrDefault("eligible", "");
        return voted.isEmpty() || eligible.isEmpty() || eligible.equals("0")
                ? "–"
                : page.formats().percent(ratio(Long.parseLong(voted), Long.parseLong(eligible)));
    }

    private static Optional<Row> row(Newest newest, String figure) {
        return newest.figure(figure).flatMap(it -> it.row(View.ALL, new TreeMap<>()));
    }

    private static String share(Page page, Optional<Row> row) {
        return row.map(Row::value)
                .map(value -> page.formats().percent(new BigDecimal(value)))
                .orElse("–");
    }

    private static String number(Page page, @Nullable Long value) {
        return value == null ? "–" : page.number(value);
    }

    private static BigDecimal ratio(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : new BigDecimal(BigInteger.valueOf(part))
                        .divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_EVEN);
    }
}
