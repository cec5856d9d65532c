package org.kenes.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.Tables;
import org.kenes.ledger.account.Row;
import org.kenes.ledger.tree.Hash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The tables `dispositions`, `openings` and `texts` as the account of the ledger reads them: one
/// row per entry, ascending.
final class PublishedRows implements Iterator<Row>, AutoCloseable {
    private static final String ROWS =
            """
            select d.idx, d.disposition, d.rule, d.by_idx, d.withheld,
              encode(o.coded) as coded, encode(o.salt) as salt, encode(o.rest) as rest,
              encode(t.text) as text, encode(t.text_salt) as text_salt, encode(t.tail) as tail
            from dispositions d
            left join openings o on o.idx = d.idx
            left join texts t on t.idx = d.idx
            order by d.idx
            """;

    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private @Nullable Row next;

    /// @throws org.kenes.dataset.InvalidInput if one of the tables is not published
    PublishedRows(PublishedTables tables) {
        for (String table : List.of("dispositions", "openings", "texts")) {
            tables.data().file(Tables.of(table));
        }
        try {
            connection = tables.database().connect();
            statement = connection.createStatement();
            rows = statement.executeQuery(ROWS);
            next = read();
        } catch (SQLException e) {
            throw new IllegalStateException("the published rows cannot be read", e);
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        Row row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        try {
            next = read();
        } catch (SQLException e) {
            throw new IllegalStateException("the published rows cannot be read", e);
        }
        return row;
    }

    private @Nullable Row read() throws SQLException {
        if (!rows.next()) {
            return null;
        }
        return new Row(rows.getLong("idx"), disposition(), content());
    }

    private String disposition() throws SQLException {
        String name = rows.getString("disposition");
        return switch (name) {
            case "moderated" -> name + ":" + rows.getString("rule");
            case "superseded" -> name + ":" + rows.getString("by_idx");
            default -> name;
        };
    }

    private Row.Content content() throws SQLException {
        long withheld = rows.getLong("withheld");
        if (!rows.wasNull()) {
            return new Row.Withheld(withheld);
        }
        String coded = text("coded");
        if (coded == null) {
            return new Row.Nothing();
        }
        byte[] salt = hex("salt");
        String text = text("text");
        if (text == null) {
            return new Row.Coded(salt, coded, Hash.of(hex("rest")));
        }
        return new Row.Words(salt, coded, hex("text_salt"), text, Hash.of(hex("tail")));
    }

    /// Text comes as bytes, which the driver hands over whole.
    private @Nullable String text(String column) throws SQLException {
        byte[] bytes = rows.getBytes(column);
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    private byte[] hex(String column) throws SQLException {
        String text = text(column);
        return text == null ? new byte[0] : HexFormat.of().parseHex(text);
    }

    @Override
    public void close() {
        try (connection;
                statement;
                rows) {
            next = null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
