package org.kenes.dataset.cut;

import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.Column;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Table;
import org.kenes.dataset.table.Tables;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Writes rows into a table of the catalogue; nothing stays in the Java heap.
final class Rows implements AutoCloseable {
    private final Table table;
    private final DuckDBAppender appender;

    private Rows(Table table, DuckDBAppender appender) {
        this.table = table;
        this.appender = appender;
    }

    /// Creates the table if the database does not have it.
    static Rows into(Database database, String name) {
        Table table = Tables.of(name);
        if (!database.has(table)) {
            database.create(table);
        }
        try {
            return new Rows(table, database.connection().createAppender("main", name));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write to table " + name, e);
        }
    }

    /// One value per column, in the order of the catalogue. Strings, numbers, booleans, dates,
    /// instants; null and the empty string are the same.
    void add(@Nullable Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    "table %s has %d columns, not %d"
                            .formatted(table.name(), table.columns().size(), values.length));
        }
        try {
            appender.beginRow();
            for (int i = 0; i < values.length; i++) {
                append(table.columns().get(i), values[i]);
            }
            appender.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write to table " + table.name(), e);
        }
    }

    private void append(Column column, @Nullable Object value) throws SQLException {
        if (value == null || "".equals(value)) {
            if (column.required()) {
                throw new IllegalArgumentException(
                        "%s.%s must not be empty".formatted(table.name(), column.name()));
            }
            appender.appendNull();
            return;
        }
        switch (value) {
            case String text -> appender.append(text);
            case Long number -> appender.append(number.longValue());
            case Integer number -> appender.append((long) number);
            case BigDecimal number -> appender.append(number);
            case Boolean flag -> appender.append(flag.booleanValue());
            case LocalDate day -> appender.append(day);
            case Instant instant ->
                    appender.append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            default ->
                    throw new IllegalArgumentException(
                            "no column holds a " + value.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        try {
            appender.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write to table " + table.name(), e);
        }
    }
}
