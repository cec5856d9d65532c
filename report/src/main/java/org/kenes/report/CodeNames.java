package org.kenes.report;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.DataPackage;
import org.kenes.report.check.Records;
import org.kenes.report.number.Messages;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What the codes in the rows of a figure are called in the reader's language: places,
/// organisations, themes and provisions by the tables of the same cut, everything else by messages.
/// A code without a name stands for itself.
public final class CodeNames {
    /// The key value of a total.
    private static final String TOTAL = "*";

    private final Map<String, Map<String, String>> places = new HashMap<>();
    private final Map<String, Map<String, String>> organisations = new HashMap<>();
    private final Map<String, Map<String, String>> themes = new HashMap<>();
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, Map<String, String>> provisions = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private String country = "";

    /// @param data folder with `datapackage.json` and `data/`
    public static CodeNames read(Path data) {
        CodeNames names = new CodeNames();
        for (Map<String, String> row : Records.table(data, "places")) {
            names.places.put(row.getOrDefault("place", ""), named(row));
            if (row.getOrDefault("level", "").equals("0")) {
                names.country = row.getOrDefault("place", "");
            }
        }
        for (Map<String, String> row : Records.table(data, "organisations")) {
            names.organisations.put(row.getOrDefault("organisation", ""), named(row));
        }
        for (Map<String, String> row : Records.table(data, "statements")) {
            String words = "«" + row.getOrDefault("text", "") + "»";
            names.statements.put(row.getOrDefault("statement", ""), words);
        }
        for (Map<String, String> row : Records.table(data, "themes")) {
            Map<String, String> labels = new HashMap<>();
            Messages.LANGUAGES.forEach(
                    lang -> labels.put(lang, row.getOrDefault("label_" + lang, "")));
            names.themes.put(row.getOrDefault("theme", ""), labels);
        }
        String draft = DataPackage.read(data).currentDraft();
        for (Map<String, String> row : Records.table(data, "provisions")) {
            if (row.getOrDefault("draft", "").equals(draft)) {
                names.provision(row);
            }
        }
        return names;
    }

    private static Map<String, String> named(Map<String, String> row) {
        Map<String, String> names = new HashMap<>();
        for (String lang : Messages.LANGUAGES) {
            names.put(lang, row.getOrDefault("name_" + lang, ""));
        }
        return names;
    }

    private void provision(Map<String, String> row) {
        String wid = row.getOrDefault("wid", "");
        String lang = row.getOrDefault("lang", "");
        String num = row.getOrDefault("num", "");
        String kind = row.getOrDefault("kind", "");
        String unnumbered = message(lang, "code.provision." + kind);
        String name = num.isEmpty() ? unnumbered == null ? wid : unnumbered : num;
        if (kind.equals("article") && !num.isEmpty() && Messages.LANGUAGES.contains(lang)) {
            name = Messages.of(lang).say("code.article-number", Map.of("num", num));
        } else {
            // the rows are sorted, so what a provision stands in comes first
            int end = wid.lastIndexOf("__");
            String around =
                    end < 0
                            ? null
                            : provisions.getOrDefault(wid.substring(0, end), Map.of()).get(lang);
            name = around == null ? name : around + ", " + name;
        }
        provisions.computeIfAbsent(wid, w -> new HashMap<>()).put(lang, name);
        addresses.put(wid, row.getOrDefault("eid", ""));
    }

    /// @param dimension name of the key column
    /// @param value code in that column, `*` in a total, empty where nothing was said
    public String name(String dimension, String value, String lang) {
        if (value.equals(TOTAL)) {
            return Messages.of(lang).say("code.total");
        }
        if (value.isEmpty()) {
            return Messages.of(lang).say("code.not-said");
        }
        String name =
                switch (dimension) {
                    case "region", "place", "settlement", "district" -> in(places.get(value), lang);
                    case "organisation" -> in(organisations.get(value), lang);
                    case "wid" -> in(provisions.get(value), lang);
                    case "theme" -> in(themes.get(value), lang);
                    case "statement" -> statements.get(value.replace("statement:", ""));
                    default -> message(lang, "code." + dimension + "." + value);
                };
        return name == null || name.isEmpty() ? value : name;
    }

    /// The eId of a provision in the current version.
    public Optional<String> address(String wid) {
        return Optional.ofNullable(addresses.get(wid));
    }

    /// Whether a provision of the current version has this eId.
    public boolean hasAddress(String eId) {
        return addresses.containsValue(eId);
    }

    /// The code of the topmost place; empty where no places are known.
    public String country() {
        return country;
    }

    private static @Nullable String in(@Nullable Map<String, String> names, String lang) {
        if (names == null) {
            return null;
        }
        String own = names.get(lang);
        return own != null ? own : names.get(new TreeSet<>(names.keySet()).first());
    }

    private static @Nullable String message(String lang, String key) {
        if (!Messages.LANGUAGES.contains(lang)) {
            return null;
        }
        Messages messages = Messages.of(lang);
        return messages.keys().contains(key) ? messages.say(key) : null;
    }
}
