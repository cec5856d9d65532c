package org.kenes.report.check;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Basis;
import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.FigureKind;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.report.words.Measure;
import org.kenes.report.words.Predicate;
import org.kenes.report.words.Rational;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The cell of a figure that a claim is bound to, in every view.
///
/// @param rows by view
record Evidence(FigureFindings figure, Row named, List<Row> rows) {

    static @Nullable Evidence of(FigureFindings figure, Map<String, String> key, View view) {
        List<Row> rows =
                figure.rows().stream()
                        .filter(row -> row.key().equals(key))
                        .sorted(Comparator.comparing(Row::view))
                        .toList();
        return rows.stream()
                .filter(row -> row.view() == view)
                .findFirst()
                .map(named -> new Evidence(figure, named, rows))
                .orElse(null);
    }

    FigureDefinition definition() {
        return figure.definition();
    }

    /// Why there is no value, or empty.
    String missing() {
        return switch (named.state()) {
            case SUPPRESSED -> "suppressed";
            case MISSING -> "no-value";
            case TOO_FEW -> "too-few";
            case OBSERVED -> named.n() == null && named.item() == null ? "no-value" : "";
        };
    }

    /// @return null when the cell has no number
    static @Nullable Measure measure(FigureKind kind, Row row) {
        Long n = row.n();
        if (row.state() != CellState.OBSERVED || n == null) {
            return null;
        }
        BigInteger base = BigInteger.valueOf(n);
        Long weighted = row.rows();
        BigInteger rows = weighted == null ? base : BigInteger.valueOf(weighted);
        return switch (kind) {
            case COUNT -> Measure.count(base);
            case MEAN -> {
                Rational sum = row.s() == null ? Rational.ZERO : Rational.of(row.s());
                Rational mean =
                        n > 0 ? sum.times(new Rational(BigInteger.ONE, base)) : Rational.ZERO;
                yield new Measure(mean, null, base, rows, null, null, null);
            }
            case SHARE, COVERAGE, RANK, TEXT, SET, DATE -> {
                if (row.k() == null && kind != FigureKind.SHARE && kind != FigureKind.COVERAGE) {
                    yield Measure.count(base);
                }
                Measure share =
                        Measure.share(BigInteger.valueOf(row.k() == null ? 0 : row.k()), base);
                Long onn = row.onn();
                Rational overall =
                        onn == null || onn <= 0
                                ? null
                                : Rational.of(row.ok() == null ? 0 : row.ok(), onn);
                yield new Measure(
                        share.value(), share.k(), base, rows, overall, row.low(), row.high());
            }
        };
    }

    /// Whether the law's embargo on measures of opinion covers it: shares and ranks of opinions,
    /// and whatever counts by stance (also the regions in which somebody supports).
    static boolean opinionMeasure(FigureDefinition is) {
        boolean population =
                switch (is.universe()) {
                    case "opinions", "respondents", "respondents-aware" -> true;
                    default -> false;
                };
        boolean measure = is.kind() == FigureKind.SHARE || is.kind() == FigureKind.RANK;
        return population && measure || !is.composition().isEmpty();
    }

    /// Whether words about `said` may rest on this figure.
    ///
    /// @param notice whether the poll behind it has its full notice
    boolean supports(String said, boolean notice) {
        String has = definition().universe();
        boolean share =
                definition().kind() == FigureKind.SHARE
                        || definition().kind() == FigureKind.COVERAGE;
        if (said.equals(has) || pair(said, has, "articles", "provisions")) {
            return true;
        }
        if (pair(said, has, "voters", "ballots")) {
            return true;
        }
        if (share) {
            return said.equals("persons")
                    && has.equals("respondents")
                    && definition().basis() == Basis.PROBABILITY_SAMPLE
                    && notice;
        }
        return said.equals("persons")
                        && (has.equals("persons-verified")
                                || has.equals("voters")
                                || has.equals("eligible-voters"))
                || said.equals("eligible-voters") && has.equals("voters");
    }

    private static boolean pair(String a, String b, String one, String other) {
        return a.equals(one) && b.equals(other) || a.equals(other) && b.equals(one);
    }

    /// The predicate in the named view, or, where the words compare and the figure is about stance,
    /// in every view: empty if it holds, else the reason.
    String judge(Predicate predicate, boolean everyView) {
        FigureKind kind = definition().kind();
        int held = 0;
        int failed = 0;
        for (Row row : everyView ? rows : List.of(named)) {
            Measure measure = measure(kind, row);
            if (measure == null) {
                continue;
            }
            if (org.kenes.report.words.Meaning.holds(predicate, measure)) {
                held++;
            } else {
                failed++;
            }
        }
        return failed == 0 ? "" : held > 0 ? "depends-on-counting" : "value";
    }
}
