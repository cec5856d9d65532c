package org.kenes.dataset.table;

/// @param required whether it is never empty
/// @param key whether it belongs to the primary key
public record Column(
        String name, ColumnType type, boolean required, boolean key, String description) {
    /// The name as it stands in SQL.
    String quoted() {
        return '"' + name + '"';
    }
}
