package org.kenes.dataset.figure;

import org.kenes.dataset.figure.Engine.Cell;
import org.kenes.opinion.cells.CellTable;
import org.kenes.opinion.cells.ProtectedTable;
import org.kenes.opinion.cells.SmallCells;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which cells of one view are held back. A share is handed over as the two counts `in` and `out`;
/// its k, n and value go together.
final class HiddenCells {
    private HiddenCells() {}

    static Set<List<String>> of(FigureDefinition is, View view, List<Cell> cells) {
        if (is.minCell() == 0 || cells.isEmpty()) {
            return Set.of();
        }
        if (view == View.REWEIGHTED) {
            return small(is, cells);
        }
        boolean share = is.kind() == FigureKind.SHARE || is.kind() == FigureKind.COVERAGE;
        List<CellTable.Row> rows = new ArrayList<>();
        for (Cell cell : cells) {
            long n = cell.n() == null ? 0 : cell.n();
            long k = cell.k() == null ? 0 : cell.k();
            rows.add(new CellTable.Row(cell.key(), share ? List.of(k, n - k) : List.of(n)));
        }
        ProtectedTable table =
                new SmallCells(is.minCell())
                        .protect(
                                new CellTable(
                                        is.dimensions(),
                                        share ? List.of("in", "out") : List.of("n"),
                                        rows));
        Set<List<String>> hidden = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!table.rows().get(i).shown()) {
                hidden.add(rows.get(i).key());
            }
        }
        return hidden;
    }

    /// Weighted numbers are no counts of people: only the rows behind them can be small. Cells that
    /// are hidden in the view `all` are hidden here too.
    private static Set<List<String>> small(FigureDefinition is, List<Cell> cells) {
        Set<List<String>> hidden = new HashSet<>();
        for (Cell cell : cells) {
            long rows = Evaluation.base(cell);
            if (rows > 0 && rows < is.minCell()) {
                hidden.add(cell.key());
            }
        }
        return hidden;
    }
}
