package org.kenes.dataset.table;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The catalogue of public tables, read from `tables.csv`.
public final class Tables {
    private static final Map<String, Table> ALL = load();

    private Tables() {}

    /// Every table, in the order of the catalogue.
    public static List<Table> all() {
        return List.copyOf(ALL.values());
    }

    public static Optional<Table> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /// @throws IllegalArgumentException if the catalogue has no such table
    public static Table of(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no public table: " + name));
    }

    private static Map<String, Table> load() {
        Map<String, Table> tables = new LinkedHashMap<>();
        @Nullable Map<String, String> head = null;
        List<Column> columns = new ArrayList<>();
        for (Map<String, String> row : Csv.read(text(), "tables.csv")) {
            if (cell(row, "column").isEmpty()) {
                add(tables, head, columns);
                head = row;
                columns = new ArrayList<>();
            } else {
                columns.add(
                        new Column(
                                cell(row, "column"),
                                ColumnType.valueOf(cell(row, "type").toUpperCase(Locale.ROOT)),
                                cell(row, "required").equals("yes"),
                                cell(row, "primary_key").equals("yes"),
                                cell(row, "description")));
            }
        }
        add(tables, head, columns);
        return Collections.unmodifiableMap(tables);
    }

    private static void add(
            Map<String, Table> tables, @Nullable Map<String, String> head, List<Column> columns) {
        if (head != null) {
            String name = cell(head, "table");
            tables.put(
                    name, new Table(cell(head, "part"), name, cell(head, "description"), columns));
        }
    }

    private static String cell(Map<String, String> row, String name) {
        return row.getOrDefault(name, "");
    }

    private static String text() {
        try (InputStream in = Tables.class.getResourceAsStream("tables.csv")) {
            if (in == null) {
                throw new IllegalStateException("tables.csv is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
