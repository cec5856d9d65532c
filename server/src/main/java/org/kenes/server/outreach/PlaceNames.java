package org.kenes.server.outreach;

import java.text.Normalizer;
import java.util.Locale;

/// Names of places as they are compared in a search: the same for capital and small letters, ё and
/// е, with and without apostrophes, and for Latin letters that look like Cyrillic ones inside a
/// Cyrillic word (field specification, section 2).
final class PlaceNames {
    private static final String LATIN = "iəaceopxy";
    private static final String CYRILLIC = "іәасеорху";
    private static final String APOSTROPHES = "'’‘`´ʹʻʼ";

    private PlaceNames() {}

    static String fold(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder();
        for (String word : plain.replace('ё', 'е').strip().split("\\s+")) {
            folded.append(folded.isEmpty() ? "" : " ").append(word(word));
        }
        return folded.toString();
    }

    private static String word(String word) {
        boolean cyrillic =
                word.codePoints()
                        .anyMatch(c ->
                                Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC);
        var folded = new StringBuilder();
        for (char c : word.toCharArray()) {
            if (APOSTROPHES.indexOf(c) >= 0) {
                continue;
            }
            int twin = cyrillic ? LATIN.indexOf(c) : -1;
            folded.append(twin < 0 ? c : CYRILLIC.charAt(twin));
        }
        return folded.toString();
    }
}
