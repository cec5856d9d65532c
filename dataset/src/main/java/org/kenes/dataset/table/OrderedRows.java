package org.kenes.dataset.table;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/// The rows of a table from the smallest key to the largest, as they are streamed out of the
/// database: several tables of one key are read side by side like this, and millions of wide rows
/// are neither joined nor sorted there. Text comes as bytes (`encode(…)`), which the driver hands
/// over whole.
///
/// Not thread-safe.
public final class OrderedRows implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private boolean there;
    private long key = Long.MIN_VALUE;

    private OrderedRows(Connection connection, Statement statement, ResultSet rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    /// @param table with one integer key
    /// @param columns in SQL; the first of them is column 2, the key is column 1
    public static OrderedRows of(Database database, Table table, String columns) {
        String sql =
                "SELECT %s, %s FROM %s"
                        .formatted(table.keyInSql(), columns, database.inOrder(table));
        try {
            Connection connection = database.connect();
            Statement statement = connection.createStatement();
            OrderedRows ordered =
                    new OrderedRows(connection, statement, statement.executeQuery(sql));
            ordered.next();
            return ordered;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + sql, e);
        }
    }

    /// Whether there is a row here; at the beginning the first.
    public boolean there() {
        return there;
    }

    /// Key of this row.
    public long key() {
        return key;
    }

    /// Goes to the next row.
    public void next() {
        try {
            there = rows.next();
            if (there) {
                long next = rows.getLong(1);
                if (next <= key) {
                    throw new IllegalStateException("row " + next + " after row " + key);
                }
                key = next;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Goes on to the row of this key, which must not be smaller than the last one asked for.
    ///
    /// @return whether there is one
    public boolean at(long wanted) {
        while (there && key < wanted) {
            next();
        }
        return there && key == wanted;
    }

    public @Nullable String text(int column) {
        try {
            byte[] bytes = rows.getBytes(column);
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Bytes that stand there in hex; none where the cell is empty.
    public byte[] hex(int column) {
        String text = text(column);
        return text == null ? new byte[0] : HexFormat.of().parseHex(text);
    }

    public @Nullable Long number(int column) {
        try {
            long number = rows.getLong(column);
            return rows.wasNull() ? null : number;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try (connection;
                statement;
                rows) {
            there = false;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
