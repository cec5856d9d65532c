package org.kenes.lawtext.parity;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Lang;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// References to articles in running text: `статьи 44`, `статей 5, 7 и 9`, `44-бабы`, `Article 44`.
///
/// Only languages whose way of referring is known here are compared; for others nothing is claimed.
final class CrossReferences {
    private static final String LIST =
            "\\d+(?:-\\d+)?(?:(?:, | и | және | and | or | или )\\d+(?:-\\d+)?)*";
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:-\\d+)?");
    private static final Map<String, Pattern> PATTERNS =
            Map.of(
                    "rus", before("стать(?:я|и|е|ю|ей|ёй|ям|ями|ях)|статей"),
                    "eng", before("articles?"),
                    "kaz",
                            Pattern.compile(
                                    "(?<list>\\d+(?:-\\d+)?(?:(?:-?, | және"
                                            + " )\\d+(?:-\\d+)?)*)-ба[пб]",
                                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

    private final Pattern pattern;

    private CrossReferences(Pattern pattern) {
        this.pattern = pattern;
    }

    private static Pattern before(String word) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + word + ") (?<list>" + LIST + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static @Nullable CrossReferences of(Lang lang) {
        Pattern pattern = PATTERNS.get(lang.code());
        return pattern == null ? null : new CrossReferences(pattern);
    }

    /// How often each article is referred to.
    ///
    /// @param text in normal form
    SortedMap<String, Integer> in(String text) {
        SortedMap<String, Integer> references = new TreeMap<>();
        pattern.matcher(text)
                .results()
                .map(match -> match.group("list"))
                .flatMap(list -> NUMBER.matcher(list).results().map(MatchResult::group))
                .forEach(number -> references.merge(number, 1, Integer::sum));
        return references;
    }
}
