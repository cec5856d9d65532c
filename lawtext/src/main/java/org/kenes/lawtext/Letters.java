package org.kenes.lawtext;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Counting letters and digits, and collapsing white space.
public final class Letters {
    /// Characters that no XML file can hold; they are no text, and a kept text must come back
    /// equal.
    private static final Pattern NOT_XML =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\\s\\x7F-\\x9F]]");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final int MOST_WORDS = 100_000;

    private Letters() {}

    /// Code points of the general categories L and N, after NFC.
    public static long count(String text) {
        String nfc =
                isPlain(text) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
                        ? text
                        : Normalizer.normalize(text, Normalizer.Form.NFC);
        return nfc.codePoints().filter(Letters::counts).count();
    }

    /// Whether it is NFC at first sight: no character that composes with another.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x0300 && (c < 0x0400 || c > 0x052F || (c > 0x0482 && c < 0x048A))) {
                return false;
            }
        }
        return true;
    }

    /// Letters and digits of all strings and numbers of a JSON value.
    public static long ofJson(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().mapToLong(Letters::ofJson).sum();
            case List<?> list -> list.stream().mapToLong(Letters::ofJson).sum();
            case String text -> count(text);
            case null, default -> 0;
        };
    }

    private static boolean counts(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    true;
            default -> false;
        };
    }

    /// Refuses more words than one unit may have; one pass, so that a hostile line costs no more.
    public static void requireFewWords(String text, String where) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = Character.isLetterOrDigit(text.charAt(i));
            words += letter && !inWord ? 1 : 0;
            inWord = letter;
            if (words > MOST_WORDS) {
                throw new UnreadableLawException(
                        where
                                + " has more than "
                                + MOST_WORDS
                                + " words in one unit. Divide the text into articles or lines.");
            }
        }
    }

    /// Whether it has only printable characters and single spaces between them, at first sight.
    private static boolean isCollapsed(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = c == ' ' && before == ' ';
            if (c < ' ' || doubled || (c > 0x7E && c < 0xA1) || c > 0x1FFF) {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    public static String collapse(String text) {
        if (isCollapsed(text)) {
            return text;
        }
        String clean = NOT_XML.matcher(text).find() ? NOT_XML.matcher(text).replaceAll(" ") : text;
        return SPACE.matcher(clean).replaceAll(" ").strip();
    }
}
