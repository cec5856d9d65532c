package org.kenes.dataset.annex;

import org.kenes.dataset.table.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Runs a query over the tables, row by row.
final class Query {
    /// Takes one row.
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private Query() {}

    static void run(Database database, String sql, Reader reader) {
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + sql, e);
        }
    }

    /// Null and the empty string are the same in the tables.
    static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
