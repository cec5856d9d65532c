package org.kenes.cli.verify;

import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/// The published tables, loaded once for all steps of a recount.
record PublishedTables(DataPackage data, Database database) implements AutoCloseable {
    private static final int MEGABYTES = 1024;

    /// @throws org.kenes.dataset.InvalidInput if a file is missing or damaged
    static PublishedTables load(DataPackage data) {
        Database database = Database.open(MEGABYTES);
        try {
            for (Table table : data.tables()) {
                data.load(table, database);
            }
            return new PublishedTables(data, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    boolean has(Table table) {
        return data.tables().contains(table);
    }

    /// Two numbers of each row.
    SortedMap<Long, Long> pairs(String sql) {
        SortedMap<Long, Long> found = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.put(rows.getLong(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + sql, e);
        }
        return found;
    }

    @Override
    public void close() {
        database.close();
    }
}
