package org.kenes.dataset.table;

import java.util.List;
import java.util.stream.Collectors;

/// A public table as the catalogue defines it.
///
/// @param part of the record it belongs to
/// @param columns in the order of the contract
public record Table(String part, String name, String description, List<Column> columns) {
    public Table {
        columns = List.copyOf(columns);
        if (columns.stream().noneMatch(Column::key)) {
            throw new IllegalArgumentException("table " + name + " has no primary key");
        }
    }

    public List<Column> key() {
        return columns.stream().filter(Column::key).toList();
    }

    /// The header of the canonical form.
    public String header() {
        return columns.stream().map(Column::name).collect(Collectors.joining(","));
    }

    String keyInSql() {
        return key().stream().map(Column::quoted).collect(Collectors.joining(", "));
    }

    String columnsInSql() {
        return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
    }
}
