package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.OrderedRows;
import org.kenes.dataset.table.Tables;
import org.kenes.ledger.tree.Hash;

import java.util.List;

/// The openings that a release publishes in `openings`, `texts` and, for why words are missing,
/// `contributions`. What they say is proved by the log when the cut is made again; only the reason
/// why words are missing is taken on trust.
public final class PublishedOpenings implements Openings, AutoCloseable {
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
        OrderedRows openings =
                OrderedRows.of(
                        database,
                        Tables.of("openings"),
                        "encode(coded), encode(salt), encode(rest)");
        OrderedRows texts =
                OrderedRows.of(
                        database,
                        Tables.of("texts"),
                        "encode(text), encode(text_salt), encode(tail)");
        OrderedRows contributions =
                OrderedRows.of(database, Tables.of("contributions"), "encode(text_status)");
        return new Walk(size, openings, texts, contributions);
    }

    /// The three tables side by side.
    private record Walk(
            long size, OrderedRows openings, OrderedRows texts, OrderedRows contributions)
            implements Cursor {
        @Override
        public @Nullable Opening next() {
            if (!openings.there() || openings.key() >= size) {
                return null;
            }
            Opening opening = opening(openings.key());
            openings.next();
            return opening;
        }

        private Opening opening(long index) {
            String coded = need(openings, 2);
            byte[] salt = openings.hex(3);
            if (texts.at(index)) {
                return Opening.spoken(
                        index,
                        coded,
                        salt,
                        new Opening.Words(
                                need(texts, 2), texts.hex(3), Hash.ofHex(need(texts, 4))));
            }
            String status = contributions.at(index) ? contributions.text(2) : null;
            return Opening.silent(
                    index,
                    coded,
                    salt,
                    Hash.ofHex(need(openings, 4)),
                    status == null ? TextStatus.NONE : TextStatus.of(status));
        }

        private static String need(OrderedRows rows, int column) {
            String text = rows.text(column);
            return text == null ? "" : text;
        }

        @Override
        public void close() {
            try (openings;
                    texts;
                    contributions) {
                // each has a connection of its own
            }
        }
    }

    @Override
    public void close() {
        if (own) {
            database.close();
        }
    }
}
