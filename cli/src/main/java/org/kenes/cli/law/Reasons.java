package org.kenes.cli.law;

import org.kenes.lawtext.Lang;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.table.CsvText;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Justifications from a CSV file with the columns `eId,lang,reason` (RFC 4180).
final class Reasons {
    private Reasons() {}

    static Map<String, String> read(String text, String file, Lang lang) {
        List<List<String>> rows = CsvText.rows(text);
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
}
