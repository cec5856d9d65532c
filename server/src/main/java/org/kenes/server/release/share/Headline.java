package org.kenes.server.release.share;

import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.FigureKind;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.server.release.Numbers.Newest;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.state.CutStamp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a figure says in a few lines: for an embed and for a card.
///
/// @param lines the rows of the view that counts everything, at most [#MOST]
/// @param ofPositions whether the sentence on self-selection stands under it
public record Headline(
        String id, String title, List<Line> lines, boolean ofPositions, CutStamp cut) {
    static final int MOST = 6;

    /// @param name of the row, empty where the figure has one
    /// @param value as it is printed
    /// @param base what a share is a share of, or empty
    public record Line(String name, String value, String base) {}

    static Optional<Headline> of(Page page, Newest newest, String id) {
        return newest.figure(id).map(figure -> of(page, newest, figure));
    }

    private static Headline of(Page page, Newest newest, FigureFindings figure) {
        FigureDefinition definition = figure.definition();
        String lang = page.lang().code();
        List<Line> lines =
                figure.rows().stream()
                        .filter(row -> row.view() == View.ALL)
                        .limit(MOST)
                        .map(row -> line(page, newest, definition, row))
                        .toList();
        return new Headline(
                definition.id(),
                definition.title().getOrDefault(lang, definition.id()),
                lines,
                !definition.composition().isEmpty() || definition.dimensions().contains("stance"),
                newest.stamp());
    }

    private static Line line(Page page, Newest newest, FigureDefinition definition, Row row) {
        List<String> names = new ArrayList<>();
        for (String dimension : definition.dimensions()) {
            String key = row.key().getOrDefault(dimension, "");
            names.add(newest.names().name(dimension, key, page.lang().code()));
        }
        return new Line(String.join(" · ", names), value(page, definition, row), base(page, row));
    }

    private static String value(Page page, FigureDefinition definition, Row row) {
        if (row.state() == CellState.SUPPRESSED) {
            return page.text("term.suppressed", "k", page.number(definition.minCell()));
        }
        String value = row.value();
        if (value == null) {
            return "–";
        }
        FigureKind kind = definition.kind();
        return switch (kind) {
            case SHARE, COVERAGE -> page.formats().percent(new BigDecimal(value));
            case COUNT -> row.n() == null ? "–" : page.number(row.n());
            case MEAN -> page.formats().number(new BigDecimal(value));
            case RANK, TEXT, SET, DATE -> value;
        };
    }

    private static String base(Page page, Row row) {
        Long k = row.k();
        Long n = row.n();
        return k == null || n == null ? "" : page.text("release.share.of", "k", k, "n", n);
    }
}
