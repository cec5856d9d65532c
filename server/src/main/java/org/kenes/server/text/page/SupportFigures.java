package org.kenes.server.text.page;

import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.View;
import org.kenes.server.release.Numbers;
import org.kenes.server.shell.Page;
import org.kenes.server.shell.Piece;
import org.kenes.server.shell.state.CutStamp;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The positions on one provision as the last cut found them. Pages count nothing themselves:
/// before the first cut there is no number.
@Component
class SupportFigures {
    private static final String FIGURE = "opinions.by-provision";

    private final Numbers numbers;

    SupportFigures(Numbers numbers) {
        this.numbers = numbers;
    }

    Optional<Piece.Stances> of(Page page, String wid) {
        return numbers.newest()
                .flatMap(newest ->
                        newest.figure(FIGURE).map(it -> stances(page, it, wid, newest.stamp())));
    }

    private static Piece.Stances stances(
            Page page, Findings.FigureFindings figure, String wid, CutStamp stamp) {
        return new Piece.Stances(
                page.text("text.submitted"),
                count(figure, wid, "support"),
                count(figure, wid, "partly"),
                count(figure, wid, "oppose"),
                new Piece.Source(FIGURE, stamp, true));
    }

    /// A combination that the figure has no row for was not submitted by anybody.
    private static Piece.Count count(Findings.FigureFindings figure, String wid, String stance) {
        var key = new TreeMap<>(Map.of("wid", wid, "stance", stance));
        Optional<Findings.Row> row = figure.row(View.ALL, key);
        Long n = row.map(Findings.Row::n).orElse(null);
        boolean hidden = row.filter(it -> it.state() == CellState.SUPPRESSED).isPresent();
        return hidden
                ? Piece.Count.fewerThan(figure.definition().minCell())
                : Piece.Count.of(n == null ? 0 : n);
    }
}
