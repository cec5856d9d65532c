package org.kenes.dataset.table;

import org.kenes.dataset.InvalidInput;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// RFC 4180 for small files that are read whole: the catalogue, registers of places.
public final class Csv {
    private Csv() {}

    /// Rows by the names of the header; every row must have as many cells as the header.
    ///
    /// @param name of the file, for messages
    public static List<Map<String, String>> read(String text, String name) {
        List<List<String>> lines = lines(text, name);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> header = lines.getFirst();
            List<String> cells = lines.get(i);
            if (cells.size() != header.size()) {
                throw new InvalidInput(
                        name,
                        i + 1,
                        1,
                        "%d cells, the header has %d".formatted(cells.size(), header.size()));
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int c = 0; c < cells.size(); c++) {
                row.put(header.get(c), cells.get(c));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> lines(String text, String name) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            StringBuilder cell = new StringBuilder();
            at = cell(text, at, cell, name, lines.size() + 1);
            line.add(cell.toString());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                if (at == text.length()) {
                    line.add("");
                }
                continue;
            }
            if (text.startsWith("\r\n", at)) {
                at++;
            }
            if (at < text.length() && text.charAt(at) != '\n') {
                throw new InvalidInput(name, lines.size() + 1, 1, "text after a closing quote");
            }
            at++;
            lines.add(line);
            line = new ArrayList<>();
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /// Appends the cell that begins at `at`; gives the place of what ends it.
    private static int cell(String text, int at, StringBuilder cell, String name, int row) {
        if (at < text.length() && text.charAt(at) == '"') {
            while (true) {
                int quote = text.indexOf('"', at + 1);
                if (quote < 0) {
                    throw new InvalidInput(name, row, 1, "a quote is never closed");
                }
                cell.append(text, at + 1, quote);
                if (quote + 1 >= text.length() || text.charAt(quote + 1) != '"') {
                    return quote + 1;
                }
                cell.append('"');
                at = quote + 1;
            }
        }
        int end = at;
        while (end < text.length()
                && text.charAt(end) != ','
                && text.charAt(end) != '\n'
                && !text.startsWith("\r\n", end)) {
            end++;
        }
        cell.append(text, at, end);
        return end;
    }
}
