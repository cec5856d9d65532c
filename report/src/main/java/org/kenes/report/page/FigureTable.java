package org.kenes.report.page;

import org.kenes.dataset.figure.Findings.Row;
import org.kenes.report.number.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The numbers of a figure as a table: a row per value, or, with two dimensions, a row and a column
/// for each value of theirs.
final class FigureTable {
    private static final int SHOWN = 100;

    private final FigureRows figure;
    private final Messages messages;

    FigureTable(FigureRows figure) {
        this.figure = figure;
        this.messages = figure.messages();
    }

    /// @param everyView whether the rows of all views are shown, not only of `all`
    void table(Html html, boolean everyView) {
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        html.text(figure.title()).raw("\"><table>\n").element("caption", figure.title());
        boolean crossed = !everyView && !figure.share() && figure.dimensions().size() == 2;
        int left = crossed ? crossed(html) : listed(html, everyView);
        html.raw("</tbody></table></div>\n");
        if (left > SHOWN) {
            html.element(
                    "p class=\"fig\"",
                    messages.say("page.more", Map.of("shown", SHOWN, "all", left)));
        }
    }

    /// @return the number of rows there are
    private int listed(Html html, boolean everyView) {
        List<Row> rows = everyView ? figure.everyView() : figure.all();
        html.raw("<thead><tr><th scope=\"col\"></th>");
        number(html, "th scope=\"col\"", messages.say("page.value"));
        if (figure.share()) {
            number(html, "th scope=\"col\"", messages.say("page.numerator"));
            number(html, "th scope=\"col\"", messages.say("page.count"));
        }
        html.raw("</tr></thead>\n<tbody>\n");
        for (Row row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
            html.raw("<tr>").element("th scope=\"row\"", figure.name(row, everyView));
            number(html, "td", figure.value(row));
            if (figure.share()) {
                Long k = row.k();
                Long n = row.n();
                number(html, "td", k == null ? "" : figure.integer(row, k));
                number(html, "td", n == null ? "" : figure.integer(row, n));
            }
            html.raw("</tr>\n");
        }
        return rows.size();
    }

    private int crossed(Html html) {
        String down = figure.dimensions().getFirst();
        String across = figure.dimensions().getLast();
        List<String> columns = new ArrayList<>(figure.values(across));
        // the total of a line stands at its end
        if (columns.remove(FigureRows.TOTAL)) {
            columns.add(FigureRows.TOTAL);
        }
        html.raw("<thead><tr><th scope=\"col\"></th>");
        columns.forEach(value -> number(html, "th scope=\"col\"", figure.name(across, value)));
        html.raw("</tr></thead>\n<tbody>\n");
        List<String> lines = figure.values(down);
        for (String line : lines.subList(0, Math.min(SHOWN, lines.size()))) {
            html.raw("<tr>").element("th scope=\"row\"", figure.name(down, line));
            for (String column : columns) {
                number(
                        html,
                        "td",
                        figure.row(Map.of(down, line, across, column))
                                .map(figure::value)
                                .orElse(messages.say("page.none")));
            }
            html.raw("</tr>\n");
        }
        return lines.size();
    }

    private static void number(Html html, String element, String value) {
        html.element(element + " class=\"n\"", value);
    }
}
