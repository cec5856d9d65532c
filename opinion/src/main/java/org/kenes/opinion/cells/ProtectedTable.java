package org.kenes.opinion.cells;

import java.util.List;
import java.util.OptionalLong;

/// What may be printed of a [CellTable].
///
/// @param table the inner table; never publish it beside this one
/// @param rows in the order of the table's rows
/// @param audit published with the table
public record ProtectedTable(CellTable table, List<Row> rows, Audit audit) {
    public ProtectedTable {
        rows = List.copyOf(rows);
    }

    /// @param n state of the row's sum; with one value column the same as that column's
    /// @param counts one state per value column
    public record Row(CellState n, List<CellState> counts) {
        public Row {
            counts = List.copyOf(counts);
        }

        /// Whether a share, mean, rank or quotation of this row may be shown: only if every number
        /// that it could be worked back from is shown.
        public boolean shown() {
            return n == CellState.OBSERVED && !counts.contains(CellState.SUPPRESSED);
        }
    }

    /// @param cells numbers in the table, sums of rows included
    /// @param primary hidden because they are small or of one mind
    /// @param secondary hidden to protect these
    /// @param smallestWidth the narrowest interval an outsider can work out for a hidden number;
    ///   empty if nothing is hidden or no hidden number has an upper bound
    public record Audit(long cells, long primary, long secondary, OptionalLong smallestWidth) {}
}
