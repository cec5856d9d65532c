package org.kenes.opinion.cells;

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
        Map<List<String>, Long> before = shown(older);
        Map<List<String>, Long> after = shown(newer);
        Set<List<String>> rowsBefore = keys(older);
        Set<List<String>> rowsAfter = keys(newer);
        Set<List<String>> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        for (List<String> cell : all) {
            List<String> row = cell.subList(0, cell.size() - 1);
            Long a = before.getOrDefault(cell, rowsBefore.contains(row) ? null : (Long) 0L);
            Long b = after.getOrDefault(cell, rowsAfter.contains(row) ? null : (Long) 0L);
            if (a != null && b != null && !a.equals(b) && Math.abs(b - a) < threshold) {
                return false;
            }
        }
        return true;
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
