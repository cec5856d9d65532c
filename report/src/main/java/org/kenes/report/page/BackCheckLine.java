package org.kenes.report.page;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.opinion.interval.SampleBound;
import org.kenes.report.number.Formats;
import org.kenes.report.number.Messages;
import org.kenes.report.words.Rational;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/// What back-checks allow to say about all meetings (field specification, section 11): the newest
/// finished draw with its exact one-sided bound, or that there was none. Meetings that nobody could
/// reach count against.
final class BackCheckLine {
    private static final BigDecimal ALPHA = new BigDecimal("0.05");

    private BackCheckLine() {}

    static String of(Findings findings, String lang) {
        Messages messages = Messages.of(lang);
        long population = number(findings, "backchecks.population", Map.of());
        Row bound = row(findings, "backchecks.bound", Map.of());
        Long drawn = bound == null ? null : bound.n();
        Long bad = bound == null ? null : bound.k();
        if (drawn == null || bad == null || drawn < 1 || drawn > population) {
            return messages.say("page.box.backcheck.none");
        }
        long refuted = number(findings, "backchecks.outcomes", Map.of("outcome", "refuted"));
        SampleBound limit = SampleBound.of(population, drawn, bad, ALPHA);
        Formats formats = new Formats(lang);
        BigInteger share = limit.upperShare().movePointRight(4).toBigIntegerExact();
        return messages.say(
                "page.box.backcheck",
                Map.of(
                        "population", integer(formats, population),
                        "drawn", integer(formats, drawn),
                        "confirmed", integer(formats, drawn - bad),
                        "refuted", integer(formats, refuted),
                        "unknown", integer(formats, bad - refuted),
                        "share", formats.percent(Rational.of(share.longValueExact(), 10_000), 2)));
    }

    private static String integer(Formats formats, long number) {
        return formats.integer(BigInteger.valueOf(number));
    }

    private static long number(Findings findings, String figure, Map<String, String> key) {
        Row row = row(findings, figure, key);
        Long n = row == null ? null : row.n();
        return n == null ? 0 : n;
    }

    private static @Nullable Row row(Findings findings, String figure, Map<String, String> key) {
        return findings.figure(figure)
                .flatMap(it -> it.row(View.ALL, new TreeMap<>(key)))
                .orElse(null);
    }
}
