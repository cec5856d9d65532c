package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/// Queries on one machine.
record DuckDbQueries(Database database) implements Queries {
    private record Row(ResultSet rows) implements Answer {
        @Override
        public long number(String column) {
            try {
                return rows.getLong(column);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public @Nullable String text(String column) {
            try {
                return rows.getString(column);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void run(String sql, Consumer<Answer> reader) {
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Row row = new Row(rows);
            while (rows.next()) {
                reader.accept(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + sql, e);
        }
    }
}
