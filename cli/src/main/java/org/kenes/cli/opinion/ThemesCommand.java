package org.kenes.cli.opinion;

import org.jspecify.annotations.Nullable;
import org.kenes.cli.words.UsageException;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.duplicates.Duplicates;
import org.kenes.opinion.duplicates.Families;
import org.kenes.opinion.duplicates.Profile;
import org.kenes.opinion.duplicates.Text;
import org.kenes.opinion.json.JsonText;
import org.kenes.opinion.text.Language;
import org.kenes.opinion.text.LanguageId;
import org.kenes.opinion.text.Stems;
import org.kenes.opinion.theme.Keyness;
import org.kenes.opinion.theme.Passages;
import org.kenes.opinion.theme.Themes;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// `kenes themes`: words and themes per provision and language, both as sent and once per text.
final class ThemesCommand {
    private static final int WORDS = 20;
    private static final int LEAST = 10;
    private static final int PASSAGES = 3;

    /// One text with what the themes need of it.
    private record Row(
            String id, String text, Language language, String provision, List<String> stems) {}

    private ThemesCommand() {}

    static int run(String[] args, PrintStream out) throws IOException {
        Words words = new Words(args, "law", "lang", "keyness", "seed", "out");
        String wanted = words.choice("lang", "all", "kk", "ru", "en", "all");
        TextRows rows = TextRows.read(words.input());
        if (rows.texts().size() < LEAST) {
            return 5;
        }
        String column = words.maybe("keyness");
        if (column != null
                && rows.columns().values().stream().anyMatch(c -> !c.containsKey(column))) {
            throw new UsageException("--keyness: there is no column " + column);
        }
        Map<String, String> places = LawPlaces.of(rows, words.maybe("law"));
        Seed seed = new Seed(words.or("seed", rows.sha256()));
        LanguageId id = new LanguageId();
        Map<Language, Integer> languages = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            languages.put(language, 0);
        }
        List<Row> texts = new ArrayList<>();
        for (Text<String> text : rows.texts()) {
            Language language = id.of(text.text());
            languages.merge(language, 1, Integer::sum);
            texts.add(
                    new Row(
                            text.id(),
                            text.text(),
                            language,
                            places.getOrDefault(text.id(), ""),
                            Stems.of(text.text(), language)));
        }
        Set<String> copies = copies(rows);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("format", "kenes-themes/1");
        json.put("input", JsonText.object("sha256", rows.sha256(), "texts", rows.texts().size()));
        Map<String, Integer> counted = new LinkedHashMap<>();
        languages.forEach((language, count) -> counted.put(language.code(), count));
        json.put("languages", counted);
        json.put(
                "keyness",
                column == null ? List.of() : keyness(texts, rows, column, copies, wanted));
        json.put("themes", themes(texts, copies, seed, wanted));
        Output.write(words.or("out", "-"), JsonText.of(json), out);
        return 0;
    }

    /// Members of families beyond the first: left out when texts count once.
    private static Set<String> copies(TextRows rows) {
        Set<String> copies = new HashSet<>();
        for (Families.Family<String> family :
                Duplicates.find(rows.texts(), Profile.STRICT).families()) {
            copies.addAll(family.members().subList(1, family.size()));
        }
        return copies;
    }

    private static boolean skipped(Language language, String wanted) {
        return language == Language.UND || !wanted.equals("all") && !wanted.equals(language.code());
    }

    private static List<Object> keyness(
            List<Row> texts, TextRows rows, String column, Set<String> copies, String wanted) {
        List<Object> found = new ArrayList<>();
        TreeSet<String> values = new TreeSet<>();
        rows.columns().values().forEach(cells -> values.add(cells.getOrDefault(column, "")));
        for (Language language : Language.values()) {
            if (skipped(language, wanted)) {
                continue;
            }
            for (String reading : List.of("all", "collapsed")) {
                List<Row> counted =
                        texts.stream()
                                .filter(t -> t.language == language)
                                .filter(t -> reading.equals("all") || !copies.contains(t.id))
                                .toList();
                Map<String, Long> all = counts(counted);
                for (String value : values) {
                    List<Row> here =
                            counted.stream()
                                    .filter(t ->
                                            rows.columns()
                                                    .getOrDefault(t.id, Map.of())
                                                    .getOrDefault(column, "")
                                                    .equals(value))
                                    .toList();
                    if (here.size() < LEAST || here.size() == counted.size()) {
                        continue;
                    }
                    Map<String, Long> own = counts(here);
                    Map<String, Long> others = new HashMap<>();
                    all.forEach((word, n) -> others.put(word, n - own.getOrDefault(word, 0L)));
                    List<Object> words =
                            Keyness.compare(own, others, all, Keyness.PRIOR).stream()
                                    .limit(WORDS)
                                    .<Object>map(k ->
                                            JsonText.object(
                                                    "word", k.word(),
                                                    "count", k.count(),
                                                    "other", k.other(),
                                                    "delta", k.delta(),
                                                    "z", k.z(),
                                                    "q", k.q()))
                                    .toList();
                    found.add(
                            JsonText.object(
                                    "value", value,
                                    "lang", language.code(),
                                    "reading", reading,
                                    "words", words));
                }
            }
        }
        return found;
    }

    private static Map<String, Long> counts(List<Row> texts) {
        Map<String, Long> counts = new HashMap<>();
        texts.forEach(t -> t.stems.forEach(stem -> counts.merge(stem, 1L, Long::sum)));
        return counts;
    }

    private static List<Object> themes(
            List<Row> texts, Set<String> copies, Seed seed, String wanted) {
        List<Object> found = new ArrayList<>();
        SortedMap<String, SortedMap<String, List<String>>> parts = new TreeMap<>();
        Map<String, Row> byId = new HashMap<>();
        for (Row row : texts) {
            byId.put(row.id, row);
            if (!skipped(row.language, wanted) && !copies.contains(row.id)) {
                parts.computeIfAbsent(
                                row.provision + "\n" + row.language.code(), _ -> new TreeMap<>())
                        .put(row.id, row.stems);
            }
        }
        parts.forEach((part, stems) -> {
            int number = 0;
            for (Themes.Theme theme : Themes.find(stems, seed)) {
                List<Passages.Candidate> candidates = new ArrayList<>();
                for (String id : theme.members()) {
                    Row row = byId.get(id);
                    if (row != null) {
                        candidates.add(
                                new Passages.Candidate(
                                        id, row.text, "", row.language.code(), true));
                    }
                }
                String[] names = part.split("\n", -1);
                found.add(
                        JsonText.object(
                                "provision", names[0],
                                "lang", names[1],
                                "id", "%s.%s.%d".formatted(names[0], names[1], ++number),
                                "phrases", theme.phrases(),
                                "collapsed", theme.members().size(),
                                "passages",
                                        Passages.draw(candidates, seed, PASSAGES).drawn().stream()
                                                .<Object>map(c ->
                                                        JsonText.object(
                                                                "id", c.id(), "text", c.text()))
                                                .toList()));
            }
        });
        return found;
    }
}
