package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.Database;
import org.kenes.opinion.chance.Lottery;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.json.JsonText;
import org.kenes.opinion.text.Language;
import org.kenes.opinion.text.Stems;
import org.kenes.opinion.theme.Arguments;
import org.kenes.opinion.theme.Keyness;
import org.kenes.opinion.theme.Passages;
import org.kenes.opinion.theme.Themes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What to read: words that set the two sides apart, themes, passages drawn by lottery and the
/// strongest arguments of each side by the published rule. A reading aid; no figure depends on it.
final class Readings {
    /// Themes are looked for in at most so many texts of a provision and language, drawn by
    /// lottery. At 1,000 they took nine tenths of the time of a whole cut.
    private static final int MOST_TEXTS = 400;

    private static final int WORDS = 15;
    private static final int PASSAGES = 3;
    private static final List<String> SIDES = List.of("oppose", "partly", "support");
    private static final String WIDS =
            """
            SELECT DISTINCT coalesce(c.wid, '') AS wid
            FROM contributions c JOIN texts t ON t.idx = c.idx
            WHERE c.kind = 'opinion' AND c.on_current ORDER BY 1
            """;
    private static final String VOICES =
            """
            SELECT c.idx, coalesce(c.stance, '') AS stance, t.lang, t.text,
                   coalesce(f.family, c.idx) AS family
            FROM contributions c JOIN texts t ON t.idx = c.idx LEFT JOIN families f ON f.idx = c.idx
            WHERE c.kind = 'opinion' AND c.on_current AND coalesce(c.wid, '') = '%s'
            ORDER BY c.idx
            """;

    private record Voice(String id, String stance, String lang, String text, String family) {
        /// Whether it is the one that stands for its family.
        boolean first() {
            return id.equals(family);
        }
    }

    /// Words of one side in one language and reading.
    private record Heap(String lang, String reading, String stance) {}

    private final Database database;
    private final Seed seed;
    private final Map<Heap, Map<String, Long>> heaps = new HashMap<>();

    private Readings(Database database, Seed seed) {
        this.database = database;
        this.seed = seed;
    }

    static Map<String, @Nullable Object> of(Database database, Seed seed) {
        return new Readings(database, seed).all();
    }

    private Map<String, @Nullable Object> all() {
        List<String> wids = new ArrayList<>();
        Query.run(database, WIDS, row -> wids.add(row.getString("wid")));
        List<Object> provisions = new ArrayList<>();
        for (String wid : wids) {
            provisions.add(provision(wid));
        }
        return JsonText.object(
                "format",
                "kenes-reading/1",
                "seed",
                seed.hex(),
                "keyness",
                keyness(),
                "provisions",
                provisions);
    }

    private Map<String, @Nullable Object> provision(String wid) {
        List<Voice> voices = new ArrayList<>();
        Query.run(
                database,
                VOICES.formatted(wid.replace("'", "''")),
                row ->
                        voices.add(
                                new Voice(
                                        Long.toString(row.getLong("idx")),
                                        row.getString("stance"),
                                        row.getString("lang"),
                                        row.getString("text"),
                                        Long.toString(row.getLong("family")))));
        SortedMap<String, Integer> sizes = new TreeMap<>();
        voices.forEach(v -> sizes.merge(v.stance, 1, Integer::sum));
        Set<String> shown = new HashSet<>();
        sizes.forEach((stance, n) -> {
            if (n >= Annex.LEAST) {
                shown.add(stance);
            }
        });
        SortedMap<String, SortedMap<String, List<String>>> stems = new TreeMap<>();
        for (Voice voice : voices) {
            List<String> words = Stems.of(voice.text, language(voice.lang));
            count(voice, words);
            if (voice.first()) {
                stems.computeIfAbsent(voice.lang, _ -> new TreeMap<>()).put(voice.id, words);
            }
        }
        Map<String, String> themeOf = new HashMap<>();
        List<Object> themes = themes(wid, stems, themeOf);
        return JsonText.object(
                "wid",
                wid,
                "themes",
                themes,
                "passages",
                passages(voices, shown),
                "arguments",
                arguments(voices, themeOf));
    }

    private static Language language(String code) {
        try {
            return Language.valueOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException other) {
            return Language.UND;
        }
    }

    private void count(Voice voice, List<String> words) {
        if (!voice.stance.equals("support") && !voice.stance.equals("oppose")) {
            return;
        }
        add(new Heap(voice.lang, "all", voice.stance), words);
        if (voice.first()) {
            add(new Heap(voice.lang, "collapsed", voice.stance), words);
        }
    }

    private void add(Heap heap, List<String> words) {
        Map<String, Long> counts = heaps.computeIfAbsent(heap, _ -> new HashMap<>());
        words.forEach(word -> counts.merge(word, 1L, Long::sum));
    }

    private List<Object> themes(
            String wid,
            SortedMap<String, SortedMap<String, List<String>>> stems,
            Map<String, String> themeOf) {
        List<Object> found = new ArrayList<>();
        stems.forEach((lang, texts) -> {
            SortedMap<String, List<String>> looked = new TreeMap<>();
            new Lottery(seed)
                    .order(List.copyOf(texts.keySet())).stream()
                            .limit(MOST_TEXTS)
                            .forEach(id -> looked.put(id, texts.getOrDefault(id, List.of())));
            int number = 0;
            for (Themes.Theme theme : Themes.find(looked, seed)) {
                String id = (wid.isEmpty() ? "whole" : wid) + "." + lang + "." + ++number;
                theme.members().forEach(member -> themeOf.put(member, id));
                if (theme.members().size() >= Annex.LEAST) {
                    found.add(
                            JsonText.object(
                                    "id", id,
                                    "lang", lang,
                                    "phrases", theme.phrases(),
                                    "texts", theme.members().size(),
                                    "of", looked.size()));
                }
            }
        });
        return found;
    }

    /// The same number of each side that has ten texts, per language.
    private Map<String, @Nullable Object> passages(List<Voice> voices, Set<String> shown) {
        Passages drawn =
                Passages.draw(
                        voices.stream()
                                .filter(v -> SIDES.contains(v.stance))
                                .map(v ->
                                        new Passages.Candidate(
                                                v.id,
                                                v.text,
                                                v.stance,
                                                v.lang,
                                                shown.contains(v.stance)))
                                .toList(),
                        seed,
                        PASSAGES);
        return JsonText.object(
                "list", drawn.list(),
                "drawn",
                        drawn.drawn().stream()
                                .<Object>map(c ->
                                        JsonText.object(
                                                "idx", c.id(),
                                                "stance", c.stance(),
                                                "lang", c.language(),
                                                "text", c.text()))
                                .toList());
    }

    /// Each side against the other, by the same rule. Where a text belongs to no theme, its family
    /// is its theme.
    private Map<String, @Nullable Object> arguments(
            List<Voice> voices, Map<String, String> themeOf) {
        Map<String, @Nullable Object> sides = JsonText.object();
        for (String stance : List.of("oppose", "support")) {
            List<Arguments.Opinion> opinions =
                    voices.stream()
                            .filter(v -> v.stance.equals(stance))
                            .map(v ->
                                    new Arguments.Opinion(
                                            v.id,
                                            v.text,
                                            themeOf.getOrDefault(v.family, v.family),
                                            v.family,
                                            v.id,
                                            0,
                                            0))
                            .toList();
            Optional<List<Arguments.Opinion>> strongest = Arguments.strongest(opinions, seed);
            sides.put(stance, strongest.isEmpty() ? null : passages(strongest.get()));
        }
        return sides;
    }

    private static List<Object> passages(List<Arguments.Opinion> opinions) {
        return opinions.stream()
                .<Object>map(o -> JsonText.object("idx", o.id(), "text", o.text()))
                .toList();
    }

    /// Per language and reading, the most telling words of each side, equally many.
    private List<Object> keyness() {
        TreeSet<String> languages = new TreeSet<>();
        heaps.keySet().forEach(heap -> languages.add(heap.lang));
        List<Object> found = new ArrayList<>();
        for (String lang : languages) {
            for (String reading : List.of("all", "collapsed")) {
                Map<String, Long> support =
                        heaps.getOrDefault(new Heap(lang, reading, "support"), Map.of());
                Map<String, Long> oppose =
                        heaps.getOrDefault(new Heap(lang, reading, "oppose"), Map.of());
                if (support.isEmpty() || oppose.isEmpty()) {
                    continue;
                }
                Map<String, Long> both = new HashMap<>(support);
                oppose.forEach((word, n) -> both.merge(word, n, Long::sum));
                List<Keyness> first = telling(support, oppose, both);
                List<Keyness> second = telling(oppose, support, both);
                int equal = Math.min(first.size(), second.size());
                found.add(
                        JsonText.object(
                                "lang",
                                lang,
                                "reading",
                                reading,
                                "oppose",
                                words(second.subList(0, equal)),
                                "support",
                                words(first.subList(0, equal))));
            }
        }
        return found;
    }

    private static List<Keyness> telling(
            Map<String, Long> here, Map<String, Long> there, Map<String, Long> both) {
        return Keyness.compare(here, there, both, Keyness.PRIOR).stream()
                .filter(k -> k.z() > 0 && k.q() < .05 && k.count() >= Annex.LEAST)
                .limit(WORDS)
                .toList();
    }

    private static List<Object> words(List<Keyness> words) {
        return words.stream()
                .<Object>map(k ->
                        JsonText.object(
                                "word", k.word(),
                                "count", k.count(),
                                "delta", k.delta(),
                                "z", k.z(),
                                "q", k.q()))
                .toList();
    }
}
