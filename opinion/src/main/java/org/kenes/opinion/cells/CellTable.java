package org.kenes.opinion.cells;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A table of counts of people (or of contributions, where no person is known).
///
/// The sum of the value columns of a row is taken as published too: it is the row's n. A table with
/// one value column is a plain count.
///
/// @param dimensions names of the key columns, for example `region`, `audience`; may be empty
/// @param columns names of the value columns, for example `support`, `partly`, `oppose`, or `in`
///   and `out` for a share
/// @param rows in any order, each key once; [#TOTAL] in a key position means the total over that
///   dimension. A missing inner row is a row of zeros; a missing total is not published.
public record CellTable(List<String> dimensions, List<String> columns, List<Row> rows) {
    /// The key of a total.
    public static final String TOTAL = "*";

    /// @param key one code per dimension
    /// @param counts one count per value column
    public record Row(List<String> key, List<Long> counts) {
        public Row {
            key = List.copyOf(key);
            counts = List.copyOf(counts);
            for (long count : counts) {
                if (count < 0) {
                    throw new IllegalArgumentException("a count below zero in row " + key);
                }
            }
        }

        /// The sum of all value columns.
        public long n() {
            return counts.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        }
    }

    public CellTable {
        dimensions = List.copyOf(dimensions);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table needs at least one value column");
        }
        Set<List<String>> keys = new HashSet<>();
        for (Row row : rows) {
            if (row.key().size() != dimensions.size() || row.counts().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row %s does not have %d keys and %d counts"
                                .formatted(row.key(), dimensions.size(), columns.size()));
            }
            if (!keys.add(row.key())) {
                throw new IllegalArgumentException("row " + row.key() + " occurs twice");
            }
        }
    }
}
