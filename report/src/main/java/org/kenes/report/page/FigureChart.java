package org.kenes.report.page;

import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.report.words.Rational;

import java.util.ArrayList;
import java.util.List;

/// The numbers of a figure as bars, one per value of its first dimension, or per view when it has
/// none. Hatching tells the positions apart without colour. A total is not drawn beside its parts,
/// except for shares, where it is the mean to compare with.
final class FigureChart {
    private static final int SHOWN = 100;
    private static final int WIDTH = 480;
    private static final int LABEL = 140;
    private static final int ROOM = WIDTH - LABEL - 80;
    private static final int ROW = 26;
    private static final int BAR = 17;
    private static final int LONGEST = 20;

    /// The colours of the light page; a file of its own and the PDF have no other style sheet.
    private static final String STYLE =
            "<style>text{font:13px 'Golos Text','Noto Sans',sans-serif;fill:#1d2429}"
                    + ".label{fill:#55605f}.number{font-weight:600}"
                    + ".bar{stroke:#1d2429;stroke-width:.75;fill:#0e6b5f}.bar.support{fill:#1f5fa8}"
                    + ".bar.partly{fill:#63655a}.bar.oppose{fill:#a8480f}"
                    + ".hatch{stroke:#fff;stroke-width:1.5;fill:none}</style>\n";

    private final FigureRows figure;

    FigureChart(FigureRows figure) {
        this.figure = figure;
    }

    /// One line of the chart.
    private record Line(String name, Row row) {}

    private List<Line> lines() {
        List<String> dimensions = figure.dimensions();
        if (dimensions.isEmpty()) {
            return figure.everyView().stream()
                    .map(row -> new Line(figure.name(row, true), row))
                    .toList();
        }
        List<Line> lines = new ArrayList<>();
        for (Row row : figure.all()) {
            String first = row.key().getOrDefault(dimensions.getFirst(), "");
            boolean wanted = figure.share() || !first.equals(FigureRows.TOTAL);
            boolean whole =
                    dimensions.stream()
                            .skip(1)
                            .allMatch(d -> row.key().getOrDefault(d, "").equals(FigureRows.TOTAL));
            if (wanted && whole) {
                lines.add(new Line(figure.name(dimensions.getFirst(), first), row));
            }
        }
        return lines;
    }

    /// In a page that has the style sheet of the reports.
    String svg() {
        return svg("", "");
    }

    /// As a file of its own.
    String file() {
        return svg("", STYLE);
    }

    /// For the PDF, where the picture is told by its `alt`.
    String print() {
        return svg(" alt=\"" + Html.escaped(figure.title()) + "\"", STYLE);
    }

    private String svg(String attribute, String style) {
        List<Line> lines = lines();
        lines = lines.subList(0, Math.min(SHOWN, lines.size()));
        long most = 1;
        for (Line line : lines) {
            most = Math.max(most, shown(line.row()));
        }
        Html svg = new Html();
        svg.raw("<svg class=\"chart\" role=\"img\"" + attribute + " viewBox=\"0 0 " + WIDTH + " ");
        svg.raw(lines.size() * ROW + 4 + "\" xmlns=\"http://www.w3.org/2000/svg\">");
        svg.raw(style).element("title", figure.title());
        svg.element("desc", figure.definition());
        int y = 2;
        for (Line line : lines) {
            Rational length =
                    figure.share()
                            ? FigureRows.part(line.row())
                            : Rational.of(shown(line.row()), most);
            String name = line.name();
            svg.raw("<text class=\"label\" x=\"0\" y=\"" + (y + 13) + "\">");
            svg.text(name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name);
            svg.raw("</text>");
            bar(svg, y, length);
            String at = coordinate(length.times(Rational.of(ROOM, 1)), LABEL + 6);
            svg.raw("<text class=\"number\" x=\"" + at + "\" y=\"" + (y + 13) + "\">");
            svg.text(figure.value(line.row())).raw("</text>\n");
            y += ROW;
        }
        return svg.raw("</svg>\n").toString();
    }

    private static long shown(Row row) {
        Long n = row.n();
        return n == null || row.state() == CellState.SUPPRESSED ? 0 : n;
    }

    private void bar(Html svg, int y, Rational length) {
        Rational width = length.times(Rational.of(ROOM, 1));
        String w = coordinate(width, 0);
        svg.raw("<rect class=\"bar " + figure.position() + "\" x=\"" + LABEL + "\" y=\"" + y);
        svg.raw("\" width=\"" + w + "\" height=\"" + BAR + "\"/>");
        StringBuilder hatch = new StringBuilder();
        int right = width.rounded(0).intValue();
        for (int x = 6; x < right; x += 6) {
            switch (figure.position()) {
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
