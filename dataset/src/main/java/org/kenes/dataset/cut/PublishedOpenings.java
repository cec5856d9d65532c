package org.kenes.dataset.cut;

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
            SELECT o.idx, o.coded, o.salt, o.rest, t.text, t.text_salt, t.tail, c.text_status
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
        String coded = rows.getString(2);
        byte[] salt = HexFormat.of().parseHex(rows.getString(3));
        String text = rows.getString(5);
        if (text != null) {
            return Opening.spoken(
                    index,
                    coded,
                    salt,
                    new Opening.Words(
                            text,
                            HexFormat.of().parseHex(rows.getString(6)),
                            Hash.ofHex(rows.getString(7))));
        }
        String status = rows.getString(8);
        return Opening.silent(
                index,
                coded,
                salt,
                Hash.ofHex(rows.getString(4)),
                status == null ? TextStatus.NONE : TextStatus.of(status));
    }

    @Override
    public void close() {
        if (own) {
            database.close();
        }
    }
}
