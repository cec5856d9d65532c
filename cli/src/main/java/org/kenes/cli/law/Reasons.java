package org.kenes.cli.law;

import org.kenes.lawtext.Lang;
import org.kenes.lawtext.UnreadableLawException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Justifications from a CSV file with the columns `eId,lang,reason` (RFC 4180).
final class Reasons {
    private Reasons() {}

    static Map<String, String> read(String text, String file, Lang lang) {
        List<List<String>> rows = rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (rows.isEmpty() || !rows.getFirst().equals(List.of("eId", "lang", "reason"))) {
            throw new UnreadableLawException(file + ", line 1: expected eId,lang,reason.");
        }
        Map<String, String> reasons = new HashMap<>();
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (row.size() != 3) {
                throw new UnreadableLawException(
                        file + ", row " + (i + 1) + ": expected 3 cells, got " + row.size() + ".");
            }
            if (Arguments.lang(row.get(1)).equals(lang)) {
                reasons.put(row.getFirst(), row.getLast());
            }
        }
        return reasons;
    }

    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled =
                    quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
            if (doubled) {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' && !quoted) {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else if (c != '\r' || quoted) {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
