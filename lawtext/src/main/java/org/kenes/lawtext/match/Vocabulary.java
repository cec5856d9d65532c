package org.kenes.lawtext.match;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Numbers for words, in the order in which they are first met.
public final class Vocabulary {
    /// Inflection is at the end: words that begin alike count as the same stem.
    private static final int STEM = 5;

    private final Map<String, Integer> numbers = new HashMap<>();

    public int number(String token) {
        return numbers.computeIfAbsent(token, _ -> numbers.size());
    }

    public int[] numbers(List<String> tokens) {
        return tokens.stream().mapToInt(this::number).toArray();
    }

    /// Words in lower case, cut to their first five code points.
    public int[] stems(List<String> words) {
        return words.stream().mapToInt(word -> number(stem(word))).toArray();
    }

    private static String stem(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.codePointCount(0, lower.length()) <= STEM
                ? lower
                : lower.substring(0, lower.offsetByCodePoints(0, STEM));
    }
}
