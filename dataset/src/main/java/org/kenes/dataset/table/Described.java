package org.kenes.dataset.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a data package says of the tables besides their columns: what each is, in three languages
/// (`table-words.csv`), and which column of one is the key of another (`foreign-keys.csv`). Only
/// relations that every cut keeps are there.
final class Described {
    /// @param fields of the table, as many as `referenceFields`
    record Relation(
            String table, List<String> fields, String reference, List<String> referenceFields) {}

    private static final Map<String, Map<String, String>> WORDS = words();
    private static final List<Relation> RELATIONS = relations();

    private Described() {}

    /// Language → description, English among them.
    static Map<String, String> words(Table table) {
        Map<String, String> words = new TreeMap<>(WORDS.getOrDefault(table.name(), Map.of()));
        words.put("en", table.description());
        return words;
    }

    static List<Relation> relations(Table table) {
        return RELATIONS.stream().filter(it -> it.table().equals(table.name())).toList();
    }

    private static Map<String, Map<String, String>> words() {
        Map<String, Map<String, String>> words = new TreeMap<>();
        for (Map<String, String> row : rows("table-words.csv")) {
            Map<String, String> languages = new TreeMap<>();
            for (String lang : List.of("kk", "ru")) {
                languages.put(lang, row.getOrDefault(lang, ""));
            }
            words.put(row.getOrDefault("table", ""), languages);
        }
        return words;
    }

    private static List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        for (Map<String, String> row : rows("foreign-keys.csv")) {
            relations.add(
                    new Relation(
                            row.getOrDefault("table", ""),
                            List.of(row.getOrDefault("fields", "").split(" ", -1)),
                            row.getOrDefault("reference", ""),
                            List.of(row.getOrDefault("reference_fields", "").split(" ", -1))));
        }
        return List.copyOf(relations);
    }

    private static List<Map<String, String>> rows(String name) {
        try (InputStream in = Described.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return Csv.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
