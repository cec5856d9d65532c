package org.kenes.cli.verify;

import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.OrderedRows;
import org.kenes.dataset.table.Tables;
import org.kenes.ledger.account.Row;
import org.kenes.ledger.tree.Hash;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The tables `dispositions`, `openings` and `texts` as the account of the ledger reads them: one
/// row per entry, ascending.
final class PublishedRows implements Iterator<Row>, AutoCloseable {
    private final OrderedRows dispositions;
    private final OrderedRows openings;
    private final OrderedRows texts;

    /// @throws org.kenes.dataset.InvalidInput if one of the tables is not published
    PublishedRows(PublishedTables tables) {
        for (String table : List.of("dispositions", "openings", "texts")) {
            tables.data().file(Tables.of(table));
        }
        Database database = tables.database();
        dispositions =
                OrderedRows.of(
                        database,
                        Tables.of("dispositions"),
                        "encode(disposition), encode(rule), by_idx, withheld");
        openings =
                OrderedRows.of(
                        database,
                        Tables.of("openings"),
                        "encode(coded), encode(salt), encode(rest)");
        texts =
                OrderedRows.of(
                        database,
                        Tables.of("texts"),
                        "encode(text), encode(text_salt), encode(tail)");
    }

    @Override
    public boolean hasNext() {
        return dispositions.there();
    }

    @Override
    public Row next() {
        if (!dispositions.there()) {
            throw new NoSuchElementException();
        }
        long index = dispositions.key();
        Row row = new Row(index, disposition(), content(index));
        dispositions.next();
        return row;
    }

    private String disposition() {
        String name = String.valueOf(dispositions.text(2));
        return switch (name) {
            case "moderated" -> name + ":" + dispositions.text(3);
            case "superseded" -> name + ":" + dispositions.number(4);
            default -> name;
        };
    }

    private Row.Content content(long index) {
        Long withheld = dispositions.number(5);
        if (withheld != null) {
            return new Row.Withheld(withheld);
        }
        String coded = openings.at(index) ? openings.text(2) : null;
        if (coded == null) {
            return new Row.Nothing();
        }
        byte[] salt = openings.hex(3);
        String text = texts.at(index) ? texts.text(2) : null;
        if (text == null) {
            return new Row.Coded(salt, coded, Hash.of(openings.hex(4)));
        }
        return new Row.Words(salt, coded, texts.hex(3), text, Hash.of(texts.hex(4)));
    }

    @Override
    public void close() {
        try (dispositions;
                openings;
                texts) {
            // each has a connection of its own
        }
    }
}
