package org.kenes.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of a CSV file with a header line, as RFC 4180 writes them.
final class Rows {
    private Rows() {}

    /// @throws IllegalArgumentException naming the line, if a row has not as many cells as the
    ///   header
    static List<Map<String, String>> of(String csv) {
        List<List<String>> lines = cells(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> header = lines.isEmpty() ? List.of() : lines.getFirst();
        for (int i = 1; i < lines.size(); i++) {
            List<String> line = lines.get(i);
            if (line.size() != header.size()) {
                throw new IllegalArgumentException(
                        "row "
                                + (i + 1)
                                + " has "
                                + line.size()
                                + " cells, the header has "
                                + header.size());
            }
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < header.size(); column++) {
                row.put(header.get(column), line.get(column));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> cells(String csv) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && c == '\n') {
                line.add(cell.toString());
                cell.setLength(0);
                lines.add(List.copyOf(line));
                line.clear();
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !line.isEmpty()) {
            line.add(cell.toString());
            lines.add(List.copyOf(line));
        }
        return lines;
    }
}
