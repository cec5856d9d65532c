package org.kenes.server.outreach.signal;

import org.kenes.opinion.interval.Adjustment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Rules about organisations: tests over all their reports, of which chance alone would find some.
/// A finding needs p below one in a thousand and, over all organisations, at most five false ones
/// in a hundred (Benjamini and Hochberg 1995).
@Component
class OrganisationRules {
    private static final double ALPHA = 0.001;
    private static final double FALSE_DISCOVERIES = 0.05;

    private static final String DIGITS =
            """
            select organisation, value % 10 as digit, count(*) as n from outreach.claim
            where method in ('sheet', 'headcount', 'scan') and value >= 10
            group by organisation, value % 10
            """;

    /// Reports of the organisation and of the rest of its region: how many there are, and how many
    /// have no question and no opinion that is not of one side.
    private static final String QUIET =
            """
            with report as (
                select it.organisation, event.path[2] as region, event.id,
                    event.questions = 0 and not exists (
                        select from outreach.report_private as said
                        where said.event = event.id and said.%1$s > 0) as quiet
                from outreach.event join outreach.event_organiser as it on it.event = event.id
                where event.state in ('reported', 'complete', 'verified')),
            own as (
                select organisation, region, count(*) as n,
                    count(*) filter (where quiet) as quiet
                from report group by organisation, region),
            whole as (
                select region, count(distinct id) as n, count(distinct id) filter (where quiet) as quiet
                from report group by region)
            select own.organisation, sum(own.n) as n, sum(own.quiet) as quiet,
                sum(whole.n - own.n) as other_n, sum(whole.quiet - own.quiet) as other_quiet
            from own join whole on whole.region is not distinct from own.region
            group by own.organisation
            """;

    /// Symmetrical: no opinion that is not support, no opinion that is not opposition.
    private static final List<String> SIDES = List.of("not_support", "not_oppose");

    private final JdbcClient jdbc;
    private final Signals signals;

    OrganisationRules(JdbcClient jdbc, Signals signals) {
        this.jdbc = jdbc;
        this.signals = signals;
    }

    private record Tested(String organisation, double p, String value) {}

    /// @return how many signals are new
    int look() {
        int found = raise(Rule.DIGIT_HEAPING, digits());
        for (String side : SIDES) {
            found += raise(Rule.NO_VARIANCE, quiet(side));
        }
        return found;
    }

    private int raise(Rule rule, List<Tested> tested) {
        List<Double> adjusted =
                Adjustment.BENJAMINI_HOCHBERG.adjust(tested.stream().map(Tested::p).toList());
        int found = 0;
        for (int i = 0; i < tested.size(); i++) {
            Tested it = tested.get(i);
            if (it.p() < ALPHA && adjusted.get(i) <= FALSE_DISCOVERIES) {
                found += signals.raise(rule, false, it.organisation(), it.value());
            }
        }
        return found;
    }

    private List<Tested> digits() {
        Map<String, long[]> counts = new TreeMap<>();
        jdbc.sql(DIGITS)
                .query(row -> {
                    counts.computeIfAbsent(row.getString("organisation"), id -> new long[10])[
                                    row.getInt("digit")] =
                            row.getLong("n");
                });
        List<Tested> tested = new ArrayList<>();
        counts.forEach((organisation, digits) -> {
            long n = 0;
            for (long count : digits) {
                n += count;
            }
            if (n >= LastDigits.LEAST) {
                double chiSquare = LastDigits.chiSquare(digits);
                tested.add(
                        new Tested(
                                organisation,
                                LastDigits.pValue(chiSquare),
                                String.format(Locale.ROOT, "chi=%.1f counts=%d", chiSquare, n)));
            }
        });
        return tested;
    }

    private List<Tested> quiet(String side) {
        List<Tested> tested = new ArrayList<>();
        jdbc.sql(QUIET.formatted(side))
                .query(row -> {
                    long n = row.getLong("n");
                    long others = row.getLong("other_n");
                    if (n >= Variance.LEAST && others >= Variance.LEAST) {
                        long quiet = row.getLong("quiet");
                        double share = (double) row.getLong("other_quiet") / others;
                        tested.add(
                                new Tested(
                                        row.getString("organisation"),
                                        Variance.upperTail(n, quiet, share),
                                        String.format(
                                                Locale.ROOT,
                                                "quiet=%d of=%d others=%.3f side=%s",
                                                quiet,
                                                n,
                                                share,
                                                side)));
                    }
                });
        return tested;
    }
}
