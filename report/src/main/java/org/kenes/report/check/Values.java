package org.kenes.report.check;

import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.FigureKind;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.report.number.Formats;
import org.kenes.report.number.Quantity;
import org.kenes.report.source.Inline.Placeholder;
import org.kenes.report.words.Measure;
import org.kenes.report.words.Rational;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/// Fills placeholders in one language.
public final class Values {
    private final Findings findings;
    private final Formats formats;

    public Values(Findings findings, Formats formats) {
        this.findings = findings;
        this.formats = formats;
    }

    /// @param text as printed
    /// @param value as published, for `<data value>`
    /// @param issue code of what is wrong, or empty
    public record Shown(String text, String value, String issue, String message) {
        static Shown wrong(String issue, String message) {
            return new Shown("", "", issue, message);
        }
    }

    public Shown show(Placeholder placeholder) {
        FigureFindings figure = findings.figure(placeholder.figure()).orElse(null);
        if (figure == null) {
            return Shown.wrong("unknown-figure", "there is no figure " + placeholder.figure());
        }
        Row row = figure.row(placeholder.view(), placeholder.key()).orElse(null);
        if (row == null) {
            return Shown.wrong("unknown-figure", "the figure has no such row");
        }
        if (row.state() == CellState.SUPPRESSED) {
            return Shown.wrong("suppressed-cell", "this cell is hidden because it is small");
        }
        try {
            Quantity quantity = quantity(figure.definition().kind(), row, placeholder.field());
            if (quantity == null) {
                return Shown.wrong("unknown-figure", "there is no value " + placeholder.field());
            }
            String value = value(row, placeholder.field());
            return new Shown(formats.apply(placeholder.filters(), quantity), value, "", "");
        } catch (Formats.UnknownFilter e) {
            return Shown.wrong("unknown-filter", String.valueOf(e.getMessage()));
        }
    }

    private static String value(Row row, String field) {
        Object value =
                switch (field) {
                    case "k" -> row.k();
                    case "n" -> row.n();
                    case "rows" -> row.rows();
                    case "low" -> row.low();
                    case "high" -> row.high();
                    default -> row.value();
                };
        return value instanceof BigDecimal decimal
                ? decimal.toPlainString()
                : String.valueOf(value == null ? row.item() : value);
    }

    private static @org.jspecify.annotations.Nullable Quantity quantity(
            FigureKind kind, Row row, String field) {
        Long whole =
                switch (field) {
                    case "k" -> row.k();
                    case "n" -> row.n();
                    case "rows" -> row.rows();
                    default -> null;
                };
        BigDecimal bound =
                switch (field) {
                    case "low" -> row.low();
                    case "high" -> row.high();
                    default -> null;
                };
        if (whole != null) {
            return Quantity.of(Rational.of(BigInteger.valueOf(whole)), false);
        }
        if (bound != null) {
            return Quantity.of(Rational.of(bound), true);
        }
        if (!field.equals("value")) {
            return null;
        }
        String item = row.item();
        if (item != null) {
            return item(kind, item);
        }
        Measure measure = Evidence.measure(kind, row);
        boolean share = kind == FigureKind.SHARE || kind == FigureKind.COVERAGE;
        return measure == null
                ? null
                : new Quantity(
                        measure.value(), share, measure.low(), measure.high(), null, List.of());
    }

    private static Quantity item(FigureKind kind, String item) {
        if (kind == FigureKind.DATE) {
            try {
                LocalDate date = LocalDate.parse(item);
                return new Quantity(Rational.ZERO, false, null, null, date, List.of());
            } catch (DateTimeParseException e) {
                throw new IllegalStateException("a figure of kind date has the item " + item, e);
            }
        }
        return new Quantity(Rational.ZERO, false, null, null, null, List.of(item));
    }
}
