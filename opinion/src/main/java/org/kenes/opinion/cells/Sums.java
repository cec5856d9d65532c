package org.kenes.opinion.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The numbers of a table in a fixed order and every sum between them.
///
/// Number `i` has the value `n[i]`. A sum is an array whose first element is the total and whose
/// others are the parts. Numbers are ordered by row key, then column, the row's own sum last, so
/// that ties between equal values are decided by code.
final class Sums {
    final long[] n;

    /// Position of a number in the table: row × stride + column.
    final int[] position;

    final int[][] sums;

    /// For each number the sums it is part of.
    final int[][] sumsOf;

    /// Numbers per row: the columns, and their sum if there is more than one column.
    final int stride;

    private static final Comparator<List<String>> BY_KEY =
            (a, b) -> Arrays.compare(a.toArray(new String[0]), b.toArray(new String[0]));

    Sums(CellTable table) {
        int columns = table.columns().size();
        stride = columns == 1 ? 1 : columns + 1;
        int rows = table.rows().size();
        Integer[] order = new Integer[rows];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(i -> table.rows().get(i).key(), BY_KEY));
        n = new long[rows * stride];
        position = new int[rows * stride];
        Map<List<String>, Integer> rank = new HashMap<>();
        for (int r = 0; r < rows; r++) {
            CellTable.Row row = table.rows().get(order[r]);
            rank.put(row.key(), r);
            for (int c = 0; c < stride; c++) {
                n[r * stride + c] = c < columns ? row.counts().get(c) : row.n();
                position[r * stride + c] = order[r] * stride + c;
            }
        }
        List<int[]> found = new ArrayList<>();
        if (stride > 1) {
            for (int r = 0; r < rows; r++) {
                int[] sum = new int[stride];
                sum[0] = r * stride + columns;
                for (int c = 0; c < columns; c++) {
                    sum[c + 1] = r * stride + c;
                }
                found.add(sum);
            }
        }
        for (int d = 0; d < table.dimensions().size(); d++) {
            addTotals(table, order, rank, d, found);
        }
        sums = found.toArray(new int[0][]);
        sumsOf = invert();
    }

    private void addTotals(
            CellTable table,
            Integer[] order,
            Map<List<String>, Integer> rank,
            int dimension,
            List<int[]> found) {
        Map<Integer, List<Integer>> partsOf = new HashMap<>();
        List<Integer> totals = new ArrayList<>();
        for (int r = 0; r < order.length; r++) {
            List<String> key = new ArrayList<>(table.rows().get(order[r]).key());
            if (key.get(dimension).equals(CellTable.TOTAL)) {
                totals.add(r);
                continue;
            }
            key.set(dimension, CellTable.TOTAL);
            Integer total = rank.get(key);
            if (total != null) {
                partsOf.computeIfAbsent(total, t -> new ArrayList<>()).add(r);
            }
        }
        for (int total : totals) {
            List<Integer> parts = partsOf.getOrDefault(total, List.of());
            for (int c = 0; c < stride; c++) {
                int[] sum = new int[parts.size() + 1];
                sum[0] = total * stride + c;
                long check = 0;
                for (int p = 0; p < parts.size(); p++) {
                    sum[p + 1] = parts.get(p) * stride + c;
                    check += n[sum[p + 1]];
                }
                if (check != n[sum[0]]) {
                    throw new IllegalArgumentException(
                            "the total %s over %s is %d, its parts add up to %d: totals must be sums"
                                    .formatted(
                                            table.rows().get(order[total]).key(),
                                            table.dimensions().get(dimension),
                                            n[sum[0]],
                                            check));
                }
                found.add(sum);
            }
        }
    }

    private int[][] invert() {
        int[] size = new int[n.length];
        for (int[] sum : sums) {
            for (int cell : sum) {
                size[cell]++;
            }
        }
        int[][] of = new int[n.length][];
        Arrays.setAll(of, i -> new int[size[i]]);
        for (int s = sums.length - 1; s >= 0; s--) {
            for (int cell : sums[s]) {
                of[cell][--size[cell]] = s;
            }
        }
        return of;
    }
}
