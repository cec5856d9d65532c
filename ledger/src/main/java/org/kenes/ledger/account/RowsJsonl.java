package org.kenes.ledger.account;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.tree.Hash;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/// Rows from `rows.jsonl`: one JSON object per line, ascending by index. One line in memory at a
/// time.
public final class RowsJsonl implements Iterator<Row> {
    public static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long number;
    private boolean waiting;

    public RowsJsonl(InputStream in) {
        this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in);
    }

    @Override
    public boolean hasNext() {
        try {
            waiting = waiting || readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return waiting;
    }

    /// @throws VerificationException with the number of the line that is no row
    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        waiting = false;
        try {
            return row(CanonicalJson.lenient(line.toByteArray()));
        } catch (MalformedException e) {
            throw new VerificationException("line " + number + ": " + e.getMessage(), e);
        }
    }

    private boolean readLine() throws IOException {
        line.reset();
        while (true) {
            if (at == end) {
                end = in.read(buffer);
                at = 0;
                if (end < 0) {
                    end = 0;
                    if (line.size() > 0) {
                        throw new VerificationException("the last row does not end in a newline");
                    }
                    return false;
                }
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, from, at - from);
            if (line.size() > LONGEST_LINE) {
                throw new VerificationException("line " + (number + 1) + " is longer than 1 MiB");
            }
            if (at < end) {
                at++;
                number++;
                return true;
            }
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
