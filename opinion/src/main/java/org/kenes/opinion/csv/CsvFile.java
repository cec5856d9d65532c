package org.kenes.opinion.csv;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// One CSV file with a header line. A byte order mark, CRLF, quoted line breaks and gzip are
/// understood; UTF-8 is required.
public final class CsvFile implements Closeable {
    private static final int MOST_COLUMNS = 20_000;

    private final String name;
    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private long line = 1;
    private long rowLine = 1;
    private final List<String> header;

    /// @param name for messages
    /// @throws InputException if there is no header, a column occurs twice or there are too many
    public CsvFile(String name, InputStream bytes) throws IOException {
        this.name = name;
        BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        reader =
                new InputStreamReader(
                        zipped ? new GZIPInputStream(in, 1 << 16) : in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT));
        List<String> first = new ArrayList<>();
        if (!next(first)) {
            throw new InputException(name + ":1: -: the file is empty");
        }
        if (first.getFirst().startsWith("\ufeff")) {
            first.set(0, first.getFirst().substring(1));
        }
        header = List.copyOf(first);
        if (header.size() > MOST_COLUMNS) {
            throw new InputException(
                    "%s:1: -: %d columns; at most %d can be read"
                            .formatted(name, header.size(), MOST_COLUMNS));
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                throw new InputException(
                        "%s:1: %s: the column occurs twice".formatted(name, column));
            }
        }
    }

    public String name() {
        return name;
    }

    public List<String> header() {
        return header;
    }

    /// Line on which the last row begins.
    public long line() {
        return rowLine;
    }

    /// Position of a column, −1 if there is none.
    public int find(String column) {
        return header.indexOf(column);
    }

    /// @throws InputException if there is no such column
    public int column(String column) {
        int found = find(column);
        if (found < 0) {
            throw new InputException(
                    "%s:1: %s: there is no such column (there are: %s)"
                            .formatted(name, column, String.join(", ", header)));
        }
        return found;
    }

    /// Reads a row; empty lines are skipped.
    ///
    /// @param fields receives the cells, as many as the header has
    /// @return false at the end
    /// @throws InputException if a row has another number of cells
    public boolean row(List<String> fields) throws IOException {
        while (next(fields)) {
            if (fields.size() == 1 && fields.getFirst().isEmpty() && header.size() > 1) {
                continue;
            }
            if (fields.size() != header.size()) {
                throw new InputException(
                        "%s:%d: -: %d cells in a row, %d in the header"
                                .formatted(name, rowLine, fields.size(), header.size()));
            }
            return true;
        }
        return false;
    }

    private boolean next(List<String> fields) throws IOException {
        fields.clear();
        rowLine = line;
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int c = read(); c >= 0; c = read()) {
            any = true;
            if (quoted) {
                if (c != '"') {
                    line += c == '\n' ? 1 : 0;
                    cell.append((char) c);
                } else if (peek() == '"') {
                    cell.append((char) read());
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                fields.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                line++;
                fields.add(cell.toString());
                return true;
            } else if (c != '\r' || peek() != '\n') {
                cell.append((char) c);
            }
        }
        if (quoted) {
            throw new InputException(
                    "%s:%d: -: a quotation mark is not closed".formatted(name, rowLine));
        }
        if (any) {
            fields.add(cell.toString());
        }
        return any;
    }

    private int read() throws IOException {
        return peek() < 0 ? -1 : buffer[at++];
    }

    private int peek() throws IOException {
        if (at == end) {
            try {
                end = reader.read(buffer);
            } catch (java.nio.charset.CharacterCodingException e) {
                throw new InputException("%s:%d: -: not UTF-8".formatted(name, line));
            }
            at = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[at];
    }

    /// A cell as it is written: quoted if it has to be.
    public static String quote(String cell) {
        boolean plain =
                cell.indexOf(',') < 0
                        && cell.indexOf('"') < 0
                        && cell.indexOf('\n') < 0
                        && cell.indexOf('\r') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
