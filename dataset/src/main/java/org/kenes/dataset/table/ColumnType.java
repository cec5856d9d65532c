package org.kenes.dataset.table;

import java.util.Locale;

/// The types of the public tables. There is no floating-point type.
public enum ColumnType {
    INTEGER("BIGINT"),
    STRING("VARCHAR"),
    BOOLEAN("BOOLEAN"),
    DATE("DATE"),
    /// Always UTC.
    DATETIME("TIMESTAMP"),
    NUMBER("DECIMAL(18,6)");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /// The name in `tables.csv` and in data packages.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String sql() {
        return sql;
    }
}
