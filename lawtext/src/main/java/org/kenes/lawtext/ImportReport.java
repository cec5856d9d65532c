package org.kenes.lawtext;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an import found.
///
/// @param units number of provisions by kind
public record ImportReport(
        String file,
        String sha256,
        String importer,
        Lang lang,
        String expression,
        SortedMap<String, Integer> units,
        Chars chars,
        List<Defect> defects) {
    public ImportReport {
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
        defects = List.copyOf(defects);
    }

    public boolean has(Defect.Code code) {
        return defects.stream().anyMatch(defect -> defect.code() == code);
    }
}
