package org.kenes.dataset.figure;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Engine.Cell;
import org.kenes.dataset.figure.Engine.RefusedQuery;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/// The rows of one query, read column by column as text, so that engines with types of their own
/// give the same cells.
public final class ResultRows {
    private static final int MOST = 200_000;
    private static final Set<String> NAMES =
            Set.of("k", "n", "s", "rows", "item", "ok", "onn", "low", "high");

    /// As DuckDB and Spark name them.
    private static final Set<String> EXACT =
            Set.of(
                    "BIGINT",
                    "INTEGER",
                    "INT",
                    "SMALLINT",
                    "TINYINT",
                    "HUGEINT",
                    "DATE",
                    "VARCHAR",
                    "STRING",
                    "BOOLEAN");

    private final Figure figure;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();

    /// @param names of the result's columns
    /// @param types of the columns, as SQL names them
    /// @throws RefusedQuery if a type is not exact, or a column is unknown, missing or there twice
    public ResultRows(Figure figure, List<String> names, List<String> types) {
        this.figure = figure;
        for (int i = 0; i < names.size(); i++) {
            String type = types.get(i);
            if (!EXACT.contains(type) && !type.startsWith("DECIMAL")) {
                throw refused(
                        "column %s is %s; only integers, decimals, dates, strings and booleans are exact"
                                .formatted(names.get(i), type));
            }
            String name = names.get(i).toLowerCase(Locale.ROOT);
            if (!NAMES.contains(name) && !figure.definition().dimensions().contains(name)) {
                throw refused("no such result column: " + name);
            }
            if (columns.put(name, i) != null) {
                throw refused("two result columns " + name);
            }
        }
        for (String name : wanted(figure.definition())) {
            if (!columns.containsKey(name)) {
                throw refused("result column " + name + " is missing");
            }
        }
    }

    private static List<String> wanted(FigureDefinition definition) {
        List<String> wanted = new ArrayList<>(definition.dimensions());
        switch (definition.kind()) {
            case COUNT -> wanted.add("n");
            case COVERAGE, SHARE -> wanted.addAll(List.of("k", "n"));
            case MEAN -> wanted.addAll(List.of("s", "n"));
            case RANK, TEXT, SET, DATE -> wanted.addAll(List.of("n", "item"));
        }
        return wanted;
    }

    private RefusedQuery refused(String why) {
        return new RefusedQuery(figure.id(), why);
    }

    /// @param row column (from 0) → its value as SQL writes it, or null
    public void add(IntFunction<@Nullable String> row) {
        if (cells.size() == MOST) {
            throw refused("more than " + MOST + " rows");
        }
        List<String> key = new ArrayList<>();
        for (String dimension : figure.definition().dimensions()) {
            String value = text(row, dimension);
            key.add(value == null ? "" : value);
        }
        cells.add(
                new Cell(
                        List.copyOf(key),
                        integer(row, "k"),
                        integer(row, "n"),
                        decimal(row, "s"),
                        integer(row, "rows"),
                        text(row, "item"),
                        integer(row, "ok"),
                        integer(row, "onn"),
                        decimal(row, "low"),
                        decimal(row, "high")));
    }

    public List<Cell> cells() {
        return cells;
    }

    private @Nullable Long integer(IntFunction<@Nullable String> row, String column) {
        BigDecimal value = decimal(row, column);
        return value == null ? null : value.longValueExact();
    }

    private @Nullable BigDecimal decimal(IntFunction<@Nullable String> row, String column) {
        String value = text(row, column);
        return value == null ? null : new BigDecimal(value);
    }

    private @Nullable String text(IntFunction<@Nullable String> row, String column) {
        Integer at = columns.get(column);
        return at == null ? null : row.apply(at);
    }
}
