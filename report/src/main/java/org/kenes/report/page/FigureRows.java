package org.kenes.report.page;

import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.FigureKind;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.report.CodeNames;
import org.kenes.report.number.Formats;
import org.kenes.report.number.Messages;
import org.kenes.report.words.Rational;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The numbers of a figure as a reader of one language sees them: in reading order, with names for
/// codes and words for what is not shown.
final class FigureRows {
    /// The key value of a total.
    static final String TOTAL = "*";

    /// Positions always stand in this order, whichever is larger.
    private static final List<String> STANCES = List.of("support", "partly", "oppose");

    private final FigureFindings figure;
    private final FigureDefinition is;
    private final String lang;
    private final CodeNames names;
    private final Messages messages;
    private final Formats formats;

    FigureRows(FigureFindings figure, String lang, CodeNames names) {
        this.figure = figure;
        this.is = figure.definition();
        this.lang = lang;
        this.names = names;
        this.messages = Messages.of(lang);
        this.formats = new Formats(lang);
    }

    String title() {
        return is.title().getOrDefault(lang, is.id());
    }

    String definition() {
        return is.definition().getOrDefault(lang, "");
    }

    List<String> dimensions() {
        return is.dimensions();
    }

    Messages messages() {
        return messages;
    }

    boolean share() {
        return is.kind() == FigureKind.SHARE || is.kind() == FigureKind.COVERAGE;
    }

    /// The only position that the figure counts, or `plain`.
    String position() {
        return is.composition().size() == 1 ? is.composition().getFirst().code() : "plain";
    }

    /// One row per view, in the order of the findings.
    List<Row> everyView() {
        return figure.rows();
    }

    /// The rows of the view `all` in reading order.
    List<Row> all() {
        Comparator<Row> order = Comparator.comparing(row -> 0);
        for (String dimension : dimensions()) {
            order =
                    order.thenComparing(
                            row -> row.key().getOrDefault(dimension, ""), FigureRows::compare);
        }
        return figure.rows().stream().filter(row -> row.view() == View.ALL).sorted(order).toList();
    }

    /// The different values of a dimension in reading order.
    List<String> values(String dimension) {
        return all().stream()
                .map(row -> row.key().getOrDefault(dimension, ""))
                .distinct()
                .sorted(FigureRows::compare)
                .toList();
    }

    Optional<Row> row(Map<String, String> key) {
        return figure.row(View.ALL, new TreeMap<>(key));
    }

    String name(String dimension, String value) {
        return names.name(dimension, value, lang);
    }

    String name(Row row, boolean withView) {
        List<String> parts = new ArrayList<>();
        for (String dimension : dimensions()) {
            parts.add(name(dimension, row.key().getOrDefault(dimension, "")));
        }
        if (withView || parts.isEmpty()) {
            parts.add(messages.say("view." + row.view().code()));
        }
        return String.join(" · ", parts);
    }

    String value(Row row) {
        if (row.state() == CellState.SUPPRESSED) {
            return messages.say("page.hidden");
        }
        if (row.state() == CellState.TOO_FEW) {
            return messages.say("reason.too-few");
        }
        Long n = row.n();
        if (row.state() == CellState.MISSING || n == null) {
            return row.item() == null ? messages.say("page.none") : row.item();
        }
        return share() ? formats.percent(part(row)) : integer(row, n);
    }

    /// In the view `reweighted` counts are weights of a thousand million to one person.
    String integer(Row row, Long value) {
        return row.view() == View.REWEIGHTED
                ? formats.decimal(Rational.of(value, 1_000_000_000L), 1)
                : formats.integer(BigInteger.valueOf(value));
    }

    static Rational part(Row row) {
        long n = row.n() == null ? 0 : row.n();
        return n <= 0 ? Rational.ZERO : Rational.of(row.k() == null ? 0 : row.k(), n);
    }

    /// Totals first; positions in their fixed order; numbers within codes by size.
    private static int compare(String one, String other) {
        if (one.equals(TOTAL) || other.equals(TOTAL)) {
            return Boolean.compare(other.equals(TOTAL), one.equals(TOTAL));
        }
        int a = STANCES.indexOf(one);
        int b = STANCES.indexOf(other);
        return a >= 0 && b >= 0 ? Integer.compare(a, b) : padded(one).compareTo(padded(other));
    }

    private static String padded(String code) {
        StringBuilder padded = new StringBuilder();
        int digits = 0;
        for (int i = code.length() - 1; i >= 0; i--) {
            char c = code.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && digits > 0) {
                padded.repeat('0', Math.max(0, 9 - digits));
            }
            digits = digit ? digits + 1 : 0;
            padded.append(c);
        }
        return padded.repeat('0', digits > 0 ? Math.max(0, 9 - digits) : 0).reverse().toString();
    }
}
