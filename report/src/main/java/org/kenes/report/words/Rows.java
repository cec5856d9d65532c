package org.kenes.report.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Our own word lists: CSV without quoting, which a comma inside a cell would break; the last
/// column may hold one (notes).
final class Rows {
    private Rows() {}

    static List<String[]> of(String resource, int columns) {
        return parse(new String(bytes(resource), StandardCharsets.UTF_8), columns);
    }

    static byte[] bytes(String resource) {
        try (InputStream in = Rows.class.getResourceAsStream("/org/kenes/report/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String[]> parse(String csv, int columns) {
        List<String[]> rows = new ArrayList<>();
        csv.lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    String[] cells = line.split(",", columns);
                    if (cells.length != columns) {
                        throw new IllegalArgumentException(
                                "expected " + columns + " columns: " + line);
                    }
                    rows.add(cells);
                });
        return rows;
    }
}
