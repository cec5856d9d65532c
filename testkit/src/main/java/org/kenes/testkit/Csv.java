package org.kenes.testkit;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A reader for test data in RFC 4180 form with a header line; missing cells are empty strings.
final class Csv {
    private Csv() {}

    static List<Map<String, String>> read(Reader reader) throws IOException {
        List<List<String>> lines = cells(reader);
        List<Map<String, String>> rows = new ArrayList<>();
        if (lines.isEmpty()) {
            return rows;
        }
        List<String> header = lines.getFirst();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), i < line.size() ? line.get(i) : "");
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> cells(Reader reader) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean started = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            started = true;
            if (quoted) {
                if (c != '"') {
                    cell.append((char) c);
                } else {
                    c = reader.read();
                    if (c == '"') {
                        cell.append('"');
                        continue;
                    }
                    quoted = false;
                    if (c < 0) {
                        break;
                    }
                }
                if (quoted) {
                    continue;
                }
            }
            switch (c) {
                case '"' -> quoted = true;
                case ',' -> {
                    line.add(cell.toString());
                    cell.setLength(0);
                }
                case '\r' -> {}
                case '\n' -> {
                    line.add(cell.toString());
                    cell.setLength(0);
                    lines.add(line);
                    line = new ArrayList<>();
                    started = false;
                }
                default -> cell.append((char) c);
            }
        }
        if (started) {
            line.add(cell.toString());
            lines.add(line);
        }
        return lines;
    }
}
