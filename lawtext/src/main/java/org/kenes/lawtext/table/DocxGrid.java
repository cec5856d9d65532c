package org.kenes.lawtext.table;

import org.kenes.lawtext.layout.Part;

import java.util.ArrayList;
import java.util.List;

/// The rows of a table as WordprocessingML wants them: a cell over several rows has an empty one in
/// every row below its first, and every row fills all columns.
final class DocxGrid {
    private DocxGrid() {}

    /// @param merge mark of a cell over several rows, or empty
    record Place(int columns, String merge, List<Part> parts) {}

    private static final String BEGINS = "<w:vMerge w:val=\"restart\"/>";
    private static final String GOES_ON = "<w:vMerge/>";
    private static final int MOST_COLUMNS = 63;

    static int columns(Part.Grid grid) {
        return rows(grid).stream()
                .mapToInt(row -> row.stream().mapToInt(Place::columns).sum())
                .max()
                .orElse(0);
    }

    static List<List<Place>> rows(Part.Grid grid) {
        int[] rowsLeft = new int[MOST_COLUMNS];
        int[] widthOf = new int[MOST_COLUMNS];
        List<List<Place>> rows = new ArrayList<>();
        int widest = 0;
        for (List<Part.Cell> cells : grid.rows()) {
            List<Place> row = new ArrayList<>();
            int column = goOn(0, rowsLeft, widthOf, row);
            for (Part.Cell cell : cells) {
                if (column >= MOST_COLUMNS) {
                    joinToLast(row, cell);
                    continue;
                }
                int width = free(column, cell.columns(), rowsLeft);
                row.add(new Place(width, cell.rows() > 1 ? BEGINS : "", cell.parts()));
                rowsLeft[column] = cell.rows() - 1;
                widthOf[column] = width;
                column = goOn(column + width, rowsLeft, widthOf, row);
            }
            widest = Math.max(widest, column);
            rows.add(row);
        }
        for (List<Place> row : rows) {
            int missing = widest - row.stream().mapToInt(Place::columns).sum();
            for (int i = 0; i < missing; i++) {
                row.add(new Place(1, "", List.of()));
            }
        }
        return rows;
    }

    /// A word processor has no more columns; the words stay.
    private static void joinToLast(List<Place> row, Part.Cell cell) {
        Place last = row.removeLast();
        List<Part> parts = new ArrayList<>(last.parts());
        parts.addAll(cell.parts());
        row.add(new Place(last.columns(), last.merge(), parts));
    }

    private static int free(int column, int wanted, int[] rowsLeft) {
        int width = 1;
        while (width < wanted && column + width < MOST_COLUMNS && rowsLeft[column + width] == 0) {
            width++;
        }
        return width;
    }

    /// Cells of rows above that reach down to here.
    private static int goOn(int column, int[] rowsLeft, int[] widthOf, List<Place> row) {
        int at = column;
        while (at < MOST_COLUMNS && rowsLeft[at] > 0) {
            rowsLeft[at]--;
            row.add(new Place(widthOf[at], GOES_ON, List.of()));
            at += widthOf[at];
        }
        return at;
    }
}
