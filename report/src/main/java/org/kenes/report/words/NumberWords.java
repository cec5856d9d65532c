package org.kenes.report.words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The words that are numbers, with every case (`number-words.csv`). Kazakh rows are stems that
/// take one or two case or possessive suffixes.
final class NumberWords {
    enum Kind {
        ADD,
        HUNDRED,
        TIMES,
        SCALE,
        SCALE_ALONE,
        FACTOR,
        HALF
    }

    /// @param suffix the Kazakh suffix it carried, or empty; a number ends at the first one
    record Meaning(BigDecimal value, Kind kind, String suffix) {}

    private static final Map<String, NumberWords> LOADED = new ConcurrentHashMap<>();
    private static final String CASE =
            "н[ыі]ң|д[ыі]ң|т[ыі]ң|[ғқ]а|[гк]е|[нт]?[ыі]|д[ыі]|[дт]а|[дт]е|[дтн]ан|[дтн]ен|[мбп]ен";
    private static final Pattern SUFFIX =
            Pattern.compile(
                    "(?:"
                            + CASE
                            + "|с?[ыі](?:н[ыі]ң|на|не|нда|нде|нан|нен|мен)|с[ыі]н?"
                            + "|(?:дан|ден|тан|тен|нан|нен)(?:ы|і))");

    /// Suffixed forms that are other words: "for", "face", "in fact".
    private static final Set<String> OTHER_WORDS =
            Set.of("үшін", "жүзі", "жүзінің", "жүзіне", "жүзінде", "жүзінен", "жүзімен");

    private final Map<String, Meaning> words = new HashMap<>();
    private final boolean suffixes;

    private NumberWords(String lang) {
        suffixes = lang.equals("kk");
        for (String[] row : Rows.of("number-words.csv", 4)) {
            if (row[0].equals(lang)) {
                words.put(row[1], new Meaning(new BigDecimal(row[2]), kind(row[3]), ""));
            }
        }
    }

    private static Kind kind(String code) {
        return Kind.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static NumberWords of(String lang) {
        return LOADED.computeIfAbsent(lang, NumberWords::new);
    }

    @Nullable Meaning meaning(String word) {
        Meaning whole = words.get(word);
        if (whole != null || !suffixes || word.length() > 20 || OTHER_WORDS.contains(word)) {
            return whole;
        }
        for (int end = word.length() - 1; end >= 2; end--) {
            Meaning stem = words.get(word.substring(0, end));
            String suffix = word.substring(end);
            if (stem != null && suffix(word.substring(0, end), suffix)) {
                return new Meaning(stem.value(), stem.kind(), suffix);
            }
        }
        return null;
    }

    private static boolean suffix(String stem, String suffix) {
        if (suffix.equals("ін") || suffix.equals("ын")) {
            return stem.endsWith("у");
        }
        return SUFFIX.matcher(suffix).matches();
    }

    static boolean isSuffix(String letters) {
        return letters.length() <= 8 && (SUFFIX.matcher(letters).matches());
    }
}
