package org.kenes.dataset.figure;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Engine.Cell;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Total rows: every cell is added to each key in which some of its dimensions are replaced by `*`.
final class Margins {
    static final String TOTAL = "*";

    private Margins() {}

    /// The totals of these cells, without the cells themselves.
    static List<Cell> of(List<Cell> cells, int dimensions) {
        SortedMap<String, Cell> totals = new TreeMap<>();
        for (Cell cell : cells) {
            for (int replaced = 1; replaced < 1 << dimensions; replaced++) {
                List<String> key = new ArrayList<>(cell.key());
                for (int d = 0; d < dimensions; d++) {
                    if ((replaced & 1 << d) != 0) {
                        key.set(d, TOTAL);
                    }
                }
                totals.merge(String.join("\0", key), at(key, cell), Margins::plus);
            }
        }
        return List.copyOf(totals.values());
    }

    private static Cell at(List<String> key, Cell cell) {
        return new Cell(
                List.copyOf(key),
                cell.k(),
                cell.n(),
                cell.s(),
                cell.rows(),
                null,
                cell.ok(),
                cell.onn(),
                null,
                null);
    }

    /// `ok` and `onn` describe everything, not the line, and are carried along.
    private static Cell plus(Cell a, Cell b) {
        return new Cell(
                a.key(),
                sum(a.k(), b.k()),
                sum(a.n(), b.n()),
                a.s() == null || b.s() == null ? null : a.s().add(b.s()),
                sum(a.rows(), b.rows()),
                null,
                a.ok(),
                a.onn(),
                null,
                null);
    }

    private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return Math.addExact(a, b);
    }
}
