package org.kenes.opinion.cells;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Two cuts of the same table, subtracted.
final class Differencing {
    private Differencing() {}

    static boolean passes(ProtectedTable older, ProtectedTable newer, long threshold) {
        if (!older.table().dimensions().equals(newer.table().dimensions())
                || !older.table().columns().equals(newer.table().columns())) {
            throw new IllegalArgumentException("only cuts of the same table can be compared");
        }
        Cut before = new Cut(shown(older), keys(older));
        Cut after = new Cut(shown(newer), keys(newer));
        Set<List<String>> cells = new HashSet<>(before.shown.keySet());
        cells.addAll(after.shown.keySet());
        for (List<String> cell : cells) {
            Long moved = moved(before, after, cell);
            if (moved != null && moved != 0 && Math.abs(moved) < threshold) {
                return false;
            }
        }
        List<String> columns = newer.table().columns();
        Set<List<String>> rows = new HashSet<>(before.rows);
        rows.addAll(after.rows);
        return columns.size() == 1
                || rows.stream().noneMatch(row -> oneMind(before, after, row, columns, threshold));
    }

    /// What a reader of a cut sees.
    private record Cut(Map<List<String>, Long> shown, Set<List<String>> rows) {
        /// Absent if it is held back; a row that the cut does not have is a row of zeros.
        @Nullable Long of(List<String> cell) {
            boolean known = rows.contains(cell.subList(0, cell.size() - 1));
            return known ? shown.get(cell) : (Long) 0L;
        }
    }

    private static @Nullable Long moved(Cut before, Cut after, List<String> cell) {
        Long a = before.of(cell);
        Long b = after.of(cell);
        return a == null || b == null ? null : b - a;
    }

    /// Whether the few who joined (or left) a row between the cuts all took one stance, which then
    /// is the stance of each of them.
    private static boolean oneMind(
            Cut before, Cut after, List<String> row, List<String> columns, long threshold) {
        int stances = 0;
        long people = 0;
        for (String column : columns) {
            Long moved = moved(before, after, cell(row, column));
            if (moved == null) {
                return false;
            }
            stances += moved == 0 ? 0 : 1;
            people += Math.abs(moved);
        }
        return stances == 1 && people < 3 * threshold;
    }

    private static Set<List<String>> keys(ProtectedTable table) {
        Set<List<String>> keys = new HashSet<>();
        table.table().rows().forEach(row -> keys.add(row.key()));
        return keys;
    }

    /// Key and column → the number, for those that a reader sees; the row's sum has column `""`.
    private static Map<List<String>, Long> shown(ProtectedTable table) {
        Map<List<String>, Long> shown = new HashMap<>();
        for (int r = 0; r < table.rows().size(); r++) {
            CellTable.Row row = table.table().rows().get(r);
            ProtectedTable.Row states = table.rows().get(r);
            for (int c = 0; c < row.counts().size(); c++) {
                if (states.counts().get(c) == CellState.OBSERVED) {
                    shown.put(cell(row.key(), table.table().columns().get(c)), row.counts().get(c));
                }
            }
            if (states.n() == CellState.OBSERVED) {
                shown.put(cell(row.key(), ""), row.n());
            }
        }
        return shown;
    }

    private static List<String> cell(List<String> key, String column) {
        String[] cell = key.toArray(new String[key.size() + 1]);
        cell[key.size()] = column;
        return List.of(cell);
    }
}
