package org.kenes.lawtext.norm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Folds letters that look alike. Official Kazakh texts hold Latin `i` and `ə` inside Cyrillic
/// words; a search for the right spelling would miss them.
///
/// A run of letters is folded only if it has letters of both scripts and none of the wrong script
/// is left afterwards, so that Roman numerals and `IT-компания` stay. One letter becomes one
/// letter: positions do not move.
public final class Lookalikes {
    private static final String LATIN = "aceopxyihkmtəɵABCEHIKMOPTXYƏƟ";
    private static final String CYRILLIC = "асеорхуіһкмтәөАВСЕНІКМОРТХУӘӨ";
    private static final Map<Character, Character> TO_CYRILLIC = twins(LATIN, CYRILLIC);
    private static final Map<Character, Character> TO_LATIN = twins(CYRILLIC, LATIN);

    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");

    private Lookalikes() {}

    /// @param script of the whole text the words stand in
    public static String fold(String text, Script script) {
        return switch (script) {
            case CYRILLIC -> fold(text, TO_CYRILLIC, Character.UnicodeScript.LATIN);
            case LATIN -> fold(text, TO_LATIN, Character.UnicodeScript.CYRILLIC);
            case OTHER -> text;
        };
    }

    /// The words of a text that folding would change, in order.
    public static List<String> words(String text, Script script) {
        return LETTERS.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> !fold(word, script).equals(word))
                .toList();
    }

    private static String fold(
            String text, Map<Character, Character> twins, Character.UnicodeScript wrong) {
        StringBuilder out = null;
        int i = 0;
        while (i < text.length()) {
            int end = i;
            boolean foreign = false;
            boolean own = false;
            boolean every = true;
            while (end < text.length()) {
                int c = text.codePointAt(end);
                if (!Character.isLetter(c)) {
                    break;
                }
                Character.UnicodeScript script = Character.UnicodeScript.of(c);
                if (script == wrong) {
                    foreign = true;
                    every &= twins.containsKey((char) c);
                } else if (script == Character.UnicodeScript.CYRILLIC
                        || script == Character.UnicodeScript.LATIN) {
                    own = true;
                }
                end += Character.charCount(c);
            }
            if (foreign && own && every) {
                out = out == null ? new StringBuilder(text) : out;
                for (int k = i; k < end; k++) {
                    out.setCharAt(k, twins.getOrDefault(text.charAt(k), text.charAt(k)));
                }
            }
            i = end > i ? end : end + Character.charCount(text.codePointAt(end));
        }
        return out == null ? text : out.toString();
    }

    private static Map<Character, Character> twins(String from, String to) {
        Map<Character, Character> twins = new HashMap<>();
        for (int i = 0; i < from.length(); i++) {
            twins.put(from.charAt(i), to.charAt(i));
        }
        return twins;
    }
}
