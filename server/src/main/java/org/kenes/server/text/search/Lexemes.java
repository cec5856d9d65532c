package org.kenes.server.text.search;

import org.kenes.opinion.text.Language;
import org.kenes.opinion.text.Stems;
import org.kenes.opinion.text.Tokens;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Words as the index knows them: stems, and beside them the words themselves with a leading `=`,
/// so that the very form that somebody typed comes first. Kazakh words stand there a third time,
/// with a leading `~`, as a keyboard without Kazakh letters writes them.
final class Lexemes {
    /// Limits of PostgreSQL's `tsvector`.
    private static final int LAST_POSITION = 16_383;

    private static final int MOST_POSITIONS = 255;
    private static final int LONGEST = 100;

    /// Words of a query beyond these are not looked for.
    private static final int MOST_WORDS = 12;

    private Lexemes() {}

    static Language language(String code) {
        for (Language language : Language.values()) {
            if (language.code().equals(code)) {
                return language;
            }
        }
        return Language.UND;
    }

    /// Stems in the order of the words.
    static List<String> stems(String text, Language language) {
        List<String> stems = Stems.of(plain(text), language);
        return language == Language.RU
                ? stems.stream().map(Lexemes::withoutFleetingVowel).toList()
                : stems;
    }

    /// «колодец» and «колодцы», «песок» and «пески» are one word; the stemmer leaves the vowel.
    private static String withoutFleetingVowel(String stem) {
        int last = stem.length() - 1;
        boolean fleeting =
                last >= 3 && (stem.endsWith("ец") || stem.endsWith("ок") || stem.endsWith("ек"));
        return fleeting ? stem.substring(0, last - 1) + stem.charAt(last) : stem;
    }

    /// Nothing invisible inside words, and one letter for ё and е.
    static String plain(String text) {
        return text.replaceAll("[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]", "")
                .replace('ё', 'е')
                .replace('Ё', 'Е');
    }

    /// The text form of a `tsvector`; words of the title weigh more.
    static String vector(String title, String words, Language language) {
        Map<String, List<String>> positions = new TreeMap<>();
        int next = add(title, language, 1, "A", positions);
        add(words, language, next + 1, "", positions);
        StringBuilder vector = new StringBuilder();
        positions.forEach((lexeme, places) -> {
            if (!vector.isEmpty()) {
                vector.append(' ');
            }
            vector.append(quoted(lexeme)).append(':').append(String.join(",", places));
        });
        return vector.toString();
    }

    private static int add(
            String text,
            Language language,
            int first,
            String weight,
            Map<String, List<String>> positions) {
        List<String> words = Tokens.of(plain(text));
        List<String> stems = stems(text, language);
        int at = first;
        for (int i = 0; i < words.size(); i++) {
            String place = Math.min(at++, LAST_POSITION) + weight;
            put(stems.get(i), place, positions);
            put("=" + words.get(i), place, positions);
            if (language == Language.KK && RussianLetters.hasKazakh(words.get(i))) {
                // without the weight of a title: what was typed with its letters comes first
                String light = place.replace("A", "");
                put("~" + RussianLetters.fold(stems.get(i)), light, positions);
                put("~" + RussianLetters.fold(words.get(i)), light, positions);
            }
        }
        return at;
    }

    private static void put(String lexeme, String place, Map<String, List<String>> positions) {
        if (lexeme.length() > LONGEST) {
            return;
        }
        List<String> places = positions.computeIfAbsent(lexeme, _ -> new ArrayList<>());
        if (places.size() < MOST_POSITIONS && !places.contains(place)) {
            places.add(place);
        }
    }

    /// What is looked for in texts of one language.
    ///
    /// @param all every word, by its stem
    /// @param any at least one word
    /// @param exact any of the very words
    /// @param stems of the words as they were typed
    /// @param forms every lexeme that stands for one of them
    record Query(String all, String any, String exact, Set<String> stems, Set<String> forms) {
        boolean marks(String stem) {
            return forms.contains(stem)
                    || RussianLetters.hasKazakh(stem)
                            && forms.contains("~" + RussianLetters.fold(stem));
        }
    }

    /// @return a query that finds nothing if there is no word
    static Query query(String typed, Language language) {
        List<String> words = Tokens.of(plain(typed));
        List<String> stems = stems(typed, language);
        Map<String, String> wanted = new LinkedHashMap<>();
        for (int i = 0; i < words.size() && wanted.size() < MOST_WORDS; i++) {
            if (words.get(i).length() <= LONGEST) {
                wanted.putIfAbsent(stems.get(i), words.get(i));
            }
        }
        List<Set<String>> forms =
                wanted.entrySet().stream()
                        .map(it -> forms(it.getKey(), it.getValue(), language))
                        .toList();
        List<String> quoted =
                forms.stream()
                        .map(any ->
                                any.stream()
                                        .map(Lexemes::quoted)
                                        .collect(Collectors.joining(" | ", "(", ")")))
                        .toList();
        List<String> exact = wanted.values().stream().map(it -> quoted("=" + it)).toList();
        return new Query(
                String.join(" & ", quoted),
                String.join(" | ", quoted),
                String.join(" | ", exact),
                new LinkedHashSet<>(wanted.keySet()),
                forms.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    /// Where one word may be found. Whoever types Kazakh letters also finds what others wrote
    /// without them, and the other way about; «ұш» is not «үш» for either.
    private static Set<String> forms(String stem, String word, Language language) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(stem);
        if (language == Language.KK && RussianLetters.hasKazakh(word)) {
            forms.add(RussianLetters.fold(stem));
        } else if (language == Language.KK) {
            RussianLetters.foldedStems(word).forEach(it -> forms.add("~" + it));
        }
        return forms;
    }

    private static String quoted(String lexeme) {
        String escaped = lexeme.toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("'", "''");
        return "'" + escaped + "'";
    }
}
