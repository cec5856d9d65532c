package org.kenes.lawtext.imported;

import org.kenes.lawtext.Lang;
import org.kenes.lawtext.json.JsonText;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /// Format `kenes-law-import/1`.
    ///
    /// @param tool name and version of the program
    public byte[] json(String tool) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", "kenes-law-import/1");
        json.put("tool", tool);
        json.put("file", file);
        json.put("sha256", sha256);
        json.put("importer", importer);
        json.put("lang", lang.code());
        json.put("expression", expression);
        json.put("units", units);
        Map<String, Object> letters = new LinkedHashMap<>();
        letters.put("total", chars.total());
        letters.put("text", chars.text());
        letters.put("heading", chars.heading());
        letters.put("label", chars.label());
        letters.put("note", chars.note());
        letters.put("meta", chars.meta());
        letters.put("markup", chars.markup());
        letters.put("skipped", chars.skipped());
        json.put("chars", letters);
        json.put("defects", defects.stream().map(ImportReport::json).toList());
        return JsonText.pretty(json).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> json(Defect defect) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", defect.code().name());
        json.put("severity", defect.severity().name().toLowerCase(Locale.ROOT));
        json.put("action", defect.action().name().toLowerCase(Locale.ROOT));
        json.put("line", defect.line() == 0 ? null : defect.line());
        json.put("eId", defect.eId().isEmpty() ? null : defect.eId());
        json.put("excerpt", defect.excerpt());
        json.put("detail", defect.detail());
        return json;
    }

    public boolean has(Defect.Code code) {
        return defects.stream().anyMatch(defect -> defect.code() == code);
    }
}
