package org.kenes.ledger.account;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.strict.JsonLines;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.tree.Hash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

/// Rows from `rows.jsonl`: one JSON object per line, ascending by index. One line in memory at a
/// time.
public final class RowsJsonl implements Iterator<Row> {
    private final JsonLines lines;
    private byte @Nullable [] line;

    public RowsJsonl(InputStream in) {
        lines = new JsonLines(in);
    }

    @Override
    public boolean hasNext() {
        try {
            if (line == null) {
                line = lines.next();
            }
            return line != null;
        } catch (MalformedException e) {
            throw new VerificationException("rows: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws VerificationException with the number of the line that is no row
    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        byte[] read = Objects.requireNonNull(line);
        line = null;
        try {
            return row(CanonicalJson.lenient(read));
        } catch (MalformedException e) {
            throw new VerificationException("line " + lines.number() + ": " + e.getMessage(), e);
        }
    }

    private static final List<String> BARE = List.of("index", "disposition");
    private static final List<String> WITHHELD = List.of("index", "disposition", "withheld");
    private static final List<String> CODED =
            List.of("index", "disposition", "salt", "coded", "rest");
    private static final List<String> WORDS =
            List.of("index", "disposition", "salt", "coded", "text", "text_salt", "tail");

    static Row row(Map<String, Object> object) {
        Members members = new Members(object);
        long index = members.number("index");
        String disposition = members.text("disposition");
        Row.Content content;
        if (members.has("withheld")) {
            members.only(WITHHELD);
            content = new Row.Withheld(members.number("withheld"));
        } else if (members.has("text")) {
            members.only(WORDS);
            content =
                    new Row.Words(
                            members.hex("salt", Compartment.SALT),
                            members.text("coded"),
                            members.hex("text_salt", Compartment.SALT),
                            members.text("text"),
                            Hash.of(members.hex("tail", Hash.LENGTH)));
        } else if (members.has("coded")) {
            members.only(CODED);
            content =
                    new Row.Coded(
                            members.hex("salt", Compartment.SALT),
                            members.text("coded"),
                            Hash.of(members.hex("rest", Hash.LENGTH)));
        } else {
            members.only(BARE);
            content = new Row.Nothing();
        }
        return new Row(index, disposition, content);
    }
}
