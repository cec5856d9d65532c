package org.kenes.opinion.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Words in lower case. Look-alikes of another keyboard layout are folded inside words that are
/// Cyrillic otherwise.
public final class Tokens {
    private static final String TYPED = "əihaeopcyx";
    private static final String MEANT = "әіһаеорсух";

    private Tokens() {}

    public static List<String> of(String text) {
        String composed = plain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
        String normal = composed.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= normal.length(); i++) {
            boolean letter = i < normal.length() && Character.isLetterOrDigit(normal.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words.add(fold(normal.substring(start, i)));
                start = -1;
            }
        }
        return words;
    }

    /// Whether a text is NFC because all of its characters are: letters of our alphabets and their
    /// punctuation. Most are, and asking is cheaper than composing.
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x300 && !cyrillic(c) && (c < 0x2010 || c > 0x2046)) {
                return false;
            }
        }
        return true;
    }

    static boolean cyrillic(char c) {
        return c >= 0x400 && c < 0x530;
    }

    private static String fold(String word) {
        boolean cyrillic = false;
        boolean other = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            cyrillic |= cyrillic(c);
            other |= !cyrillic(c) && TYPED.indexOf(c) < 0;
        }
        if (!cyrillic || other) {
            return word;
        }
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            int twin = TYPED.indexOf(word.charAt(i));
            folded.append(twin < 0 ? word.charAt(i) : MEANT.charAt(twin));
        }
        return folded.toString();
    }
}
