package org.kenes.dataset.cut;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Tables;
import org.kenes.ledger.tree.Hash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/// The openings that a release publishes in `openings`, `texts` and, for why words are missing,
/// `contributions`. What they say is proved by the log when the cut is made again; only the reason
/// why words are missing is taken on trust.
public final class PublishedOpenings implements Openings, AutoCloseable {
    private static final String SQL =
            """
            SELECT o.idx, encode(o.coded), encode(o.salt), encode(o.rest), encode(t.text), encode(t.text_salt),
              encode(t.tail), c.text_status
            FROM openings o
            LEFT JOIN texts t ON t.idx = o.idx
            LEFT JOIN contributions c ON c.idx = o.idx
            WHERE o.idx < %d ORDER BY o.idx
            """;

    private final Database database;
    private final boolean own;

    private PublishedOpenings(Database database, boolean own) {
        this.database = database;
        this.own = own;
    }

    /// Those in a database that has the three tables and stays its caller's.
    public static PublishedOpenings in(Database database) {
        return new PublishedOpenings(database, false);
    }

    /// Loads the three tables.
    ///
    /// @throws org.kenes.dataset.InvalidInput if one is missing or damaged
    public PublishedOpenings(DataPackage data, int megabytes) {
        this(Database.open(megabytes), true);
        try {
            for (String table : List.of("openings", "texts", "contributions")) {
                data.load(Tables.of(table), database);
            }
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public Cursor open(long size) {
        try {
            Connection connection = database.connect();
            Statement statement = connection.createStatement();
            return new Walk(connection, statement, statement.executeQuery(SQL.formatted(size)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Walk(Connection connection, Statement statement, ResultSet rows)
            implements Cursor {
        @Override
        public @Nullable Opening next() {
            try {
                return rows.next() ? opening(rows) : null;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                rows.close();
                statement.close();
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Opening opening(ResultSet rows) throws SQLException {
        long index = rows.getLong(1);
        String coded = text(rows, 2);
        byte[] salt = HexFormat.of().parseHex(text(rows, 3));
        byte[] text = rows.getBytes(5);
        if (text != null) {
            return Opening.spoken(
                    index,
                    coded,
                    salt,
                    new Opening.Words(
                            new String(text, UTF_8),
                            HexFormat.of().parseHex(text(rows, 6)),
                            Hash.ofHex(text(rows, 7))));
        }
        String status = rows.getString(8);
        return Opening.silent(
                index,
                coded,
                salt,
                Hash.ofHex(text(rows, 4)),
                status == null ? TextStatus.NONE : TextStatus.of(status));
    }

    /// Text that came as bytes, which the driver hands over whole.
    private static String text(ResultSet rows, int column) throws SQLException {
        return new String(rows.getBytes(column), UTF_8);
    }

    @Override
    public void close() {
        if (own) {
            database.close();
        }
    }
}
