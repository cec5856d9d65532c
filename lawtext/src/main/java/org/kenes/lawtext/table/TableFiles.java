package org.kenes.lawtext.table;

import org.kenes.lawtext.layout.LayoutHtml;
import org.kenes.lawtext.layout.LayoutLines;
import org.kenes.lawtext.layout.Part;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The comparative table as HTML, CSV and DOCX: the same bytes on every machine.
public final class TableFiles {
    private TableFiles() {}

    /// The `table` element alone, for a page with a layout of its own.
    public static String htmlFragment(ComparativeTable table) {
        Wording wording = Wording.of(table.lang());
        String lang = Html.escaped(table.lang().two());
        StringBuilder html = new StringBuilder();
        html.append(
                "<table class=\"law-table\">\n"
                        + "<colgroup><col class=\"law-number\"><col><col><col><col></colgroup>\n"
                        + "<thead><tr>");
        table.columns()
                .forEach(column ->
                        html.append("<th scope=\"col\">")
                                .append(Html.escaped(column))
                                .append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (ComparativeTable.Line line : table.lines()) {
            html.append("<tr>");
            cell(html, table, 0, lang, Integer.toString(line.number()));
            cell(
                    html,
                    table,
                    1,
                    lang,
                    "<a href=\"#"
                            + Html.escaped(line.eId())
                            + "\">"
                            + Html.escaped(line.element())
                            + "</a>");
            cell(html, table, 2, lang, wordingOf(table, line.before(), wording));
            cell(html, table, 3, lang, wordingOf(table, line.after(), wording));
            cell(
                    html,
                    table,
                    4,
                    lang,
                    line.reason().isEmpty() ? none(table) : Html.lines(line.reason()));
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n").toString();
    }

    private static String none(ComparativeTable table) {
        return "<span class=\"law-gap\">" + Html.escaped(table.none()) + "</span>";
    }

    private static String wordingOf(ComparativeTable table, List<Part> parts, Wording wording) {
        return parts.isEmpty() ? none(table) : LayoutHtml.of(parts, wording.said(), null);
    }

    private static void cell(
            StringBuilder html, ComparativeTable table, int column, String lang, String content) {
        html.append("<td lang=\"").append(lang).append("\" data-label=\"");
        html.append(Html.escaped(table.columns().get(column))).append("\">");
        html.append(content).append("</td>");
    }

    /// A whole page.
    public static byte[] html(ComparativeTable table) {
        String body =
                "<h1>"
                        + Html.escaped(table.title())
                        + "</h1>\n"
                        + texts(table)
                        + htmlFragment(table);
        return Html.page(table.lang().two(), table.title(), body).getBytes(StandardCharsets.UTF_8);
    }

    private static String texts(ComparativeTable table) {
        Wording wording = Wording.of(table.lang());
        return "<p>%s: %s<br>%s: %s</p>\n<p>%s: <ins>%s</ins>, <del>%s</del></p>\n"
                .formatted(
                        Html.escaped(wording.earlier),
                        Html.escaped(table.before()),
                        Html.escaped(wording.later),
                        Html.escaped(table.after()),
                        Html.escaped(wording.marks),
                        Html.escaped(wording.inserted),
                        Html.escaped(wording.deleted));
    }

    /// RFC 4180, UTF-8. A cell that a spreadsheet would take for a formula begins with an
    /// apostrophe.
    public static byte[] csv(ComparativeTable table) {
        StringBuilder csv = new StringBuilder();
        line(csv, table.columns());
        for (ComparativeTable.Line line : table.lines()) {
            line(
                    csv,
                    List.of(
                            Integer.toString(line.number()),
                            line.element(),
                            plain(line.before(), table.none()),
                            plain(line.after(), table.none()),
                            line.reason().isEmpty() ? table.none() : line.reason()));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String plain(List<Part> parts, String none) {
        return parts.isEmpty() ? none : LayoutLines.of(parts);
    }

    private static void line(StringBuilder csv, List<String> cells) {
        csv.append(cells.stream().map(TableFiles::quoted).collect(Collectors.joining(",")));
        csv.append("\r\n");
    }

    private static String quoted(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        String safe = formula ? "'" + cell : cell;
        boolean quotes = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quotes ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /// Office Open XML that word processors open.
    public static byte[] docx(ComparativeTable table) {
        return Docx.of(table);
    }
}
