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
import java.util.List;
import java.util.Map;

/// The numbers of a figure as a table, and as bars beside it.
final class FigureTable {
    private static final int SHOWN = 100;
    private static final int WIDTH = 640;
    private static final int LABEL = 150;
    private static final int ROW = 28;
    private static final int BAR = 18;

    private final FigureFindings figure;
    private final FigureDefinition is;
    private final String lang;
    private final CodeNames names;
    private final Messages messages;
    private final Formats formats;

    FigureTable(FigureFindings figure, String lang, CodeNames names) {
        this.names = names;
        this.figure = figure;
        this.is = figure.definition();
        this.lang = lang;
        this.messages = Messages.of(lang);
        this.formats = new Formats(lang);
    }

    String title() {
        return is.title().getOrDefault(lang, is.id());
    }

    private boolean share() {
        return is.kind() == FigureKind.SHARE || is.kind() == FigureKind.COVERAGE;
    }

    private List<Row> rows(boolean everyView) {
        return figure.rows().stream().filter(row -> everyView || row.view() == View.ALL).toList();
    }

    private String name(Row row, boolean everyView) {
        List<String> parts = new ArrayList<>();
        for (String dimension : is.dimensions()) {
            parts.add(names.name(dimension, row.key().getOrDefault(dimension, ""), lang));
        }
        if (everyView || parts.isEmpty()) {
            parts.add(messages.say("view." + row.view().code()));
        }
        return String.join(" · ", parts);
    }

    private String value(Row row) {
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
    private String integer(Row row, Long value) {
        return row.view() == View.REWEIGHTED
                ? formats.decimal(Rational.of(value, 1_000_000_000L), 1)
                : formats.integer(BigInteger.valueOf(value));
    }

    private static Rational part(Row row) {
        long n = row.n() == null ? 0 : row.n();
        return n <= 0 ? Rational.ZERO : Rational.of(row.k() == null ? 0 : row.k(), n);
    }

    void table(Html html, boolean everyView) {
        List<Row> rows = rows(everyView);
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        html.text(title()).raw("\"><table>\n").element("caption", title());
        html.raw("<thead><tr><th scope=\"col\"></th>");
        html.element("th scope=\"col\" class=\"n\"", messages.say("page.value"));
        if (share()) {
            html.element("th scope=\"col\" class=\"n\"", messages.say("page.numerator"));
            html.element("th scope=\"col\" class=\"n\"", messages.say("page.count"));
        }
        html.raw("</tr></thead>\n<tbody>\n");
        for (Row row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
            html.raw("<tr>").element("th scope=\"row\"", name(row, everyView));
            html.element("td class=\"n\"", value(row));
            if (share()) {
                Long k = row.k();
                Long n = row.n();
                html.element("td class=\"n\"", k == null ? "" : integer(row, k));
                html.element("td class=\"n\"", n == null ? "" : integer(row, n));
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n");
        if (rows.size() > SHOWN) {
            html.element(
                    "p class=\"fig\"",
                    messages.say("page.more", Map.of("shown", SHOWN, "all", rows.size())));
        }
    }

    /// Bars of the view `all`, or of all views when there are no dimensions. Hatching tells the
    /// positions apart without colour.
    String chart() {
        boolean byView = is.dimensions().isEmpty();
        List<Row> rows = rows(byView);
        rows = rows.subList(0, Math.min(SHOWN, rows.size()));
        long most = 1;
        for (Row row : rows) {
            most = Math.max(most, row.n() == null ? 1 : row.n());
        }
        Html svg = new Html();
        svg.raw("<svg class=\"chart\" role=\"img\" viewBox=\"0 0 " + WIDTH + " ");
        svg.raw(rows.size() * ROW + 4 + "\" xmlns=\"http://www.w3.org/2000/svg\">");
        svg.element("title", title());
        svg.element("desc", is.definition().getOrDefault(lang, ""));
        int y = 2;
        for (Row row : rows) {
            Rational length =
                    share() ? part(row) : Rational.of(row.n() == null ? 0 : row.n(), most);
            String name = name(row, byView);
            svg.raw("<text class=\"label\" x=\"0\" y=\"" + (y + 14) + "\">");
            svg.text(name.length() > 24 ? name.substring(0, 23) + "…" : name).raw("</text>");
            bar(svg, y, length);
            String at = coordinate(length.times(Rational.of(WIDTH - LABEL - 90, 1)), LABEL + 6);
            svg.raw("<text class=\"number\" x=\"" + at + "\" y=\"" + (y + 14) + "\">");
            svg.text(value(row)).raw("</text>\n");
            y += ROW;
        }
        return svg.raw("</svg>\n").toString();
    }

    private String position() {
        return is.composition().size() == 1 ? is.composition().getFirst().code() : "plain";
    }

    private void bar(Html svg, int y, Rational length) {
        Rational width = length.times(Rational.of(WIDTH - LABEL - 90, 1));
        String w = coordinate(width, 0);
        svg.raw("<rect class=\"bar " + position() + "\" x=\"" + LABEL + "\" y=\"" + y);
        svg.raw("\" width=\"" + w + "\" height=\"" + BAR + "\"/>");
        StringBuilder hatch = new StringBuilder();
        int right = width.rounded(0).intValue();
        for (int x = 6; x < right; x += 6) {
            switch (position()) {
                case "partly" ->
                        hatch.append("M")
                                .append(LABEL + x)
                                .append(' ')
                                .append(y)
                                .append("v")
                                .append(BAR);
                case "oppose" -> {
                    if (x + BAR <= right) {
                        hatch.append("M").append(LABEL + x).append(' ').append(y + BAR);
                        hatch.append("l").append(BAR).append(' ').append(-BAR);
                    }
                }
                default -> {}
            }
        }
        if (!hatch.isEmpty()) {
            svg.raw("<path class=\"hatch\" d=\"" + hatch + "\"/>");
        }
    }

    private static String coordinate(Rational value, int plus) {
        return value.plus(Rational.of(plus, 1)).rounded(2).toPlainString();
    }
}
