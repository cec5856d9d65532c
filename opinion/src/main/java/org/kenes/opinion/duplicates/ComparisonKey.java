package org.kenes.opinion.duplicates;

import java.text.Normalizer;

/// The form in which texts are compared: NFKC, lower case, look-alike letters folded together,
/// letters and digits only, single spaces. It is never shown.
final class ComparisonKey {
    private static final String CYRILLIC = "аеорсухкмтнвіһ";
    private static final String LATIN = "aeopcyxkmthbih";

    private static final char SEPARATOR = ' ';

    /// A combining mark that no letter has absorbed: dropped without breaking the word.
    private static final char DROPPED = 0;

    /// What each character of the basic plane becomes after NFKC.
    private static final char[] FOLDED = new char[0x10000];

    /// Characters that NFKC leaves alone wherever they stand.
    private static final boolean[] STABLE = new boolean[0x10000];

    static {
        for (int c = 0; c < 0x10000; c++) {
            FOLDED[c] = fold(c);
        }
        for (int[] block : new int[][] {{0, 0xff}, {0x400, 0x52f}, {0x2010, 0x2027}}) {
            for (int c = block[0]; c <= block[1]; c++) {
                STABLE[c] =
                        FOLDED[c] != DROPPED
                                && Normalizer.isNormalized(
                                        Character.toString(c), Normalizer.Form.NFKC);
            }
        }
    }

    private ComparisonKey() {}

    static String of(String text) {
        String normal = stable(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder key = new StringBuilder(normal.length());
        boolean gap = false;
        for (int i = 0; i < normal.length(); ) {
            int c = normal.codePointAt(i);
            i += Character.charCount(c);
            int folded = c < 0x10000 ? FOLDED[c] : foldSupplementary(c);
            if (folded == SEPARATOR) {
                gap = true;
            } else if (folded != DROPPED) {
                if (gap && !key.isEmpty()) {
                    key.append(' ');
                }
                gap = false;
                key.appendCodePoint(folded);
            }
        }
        return key.toString();
    }

    private static boolean stable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!STABLE[text.charAt(i)]) {
                return false;
            }
        }
        return true;
    }

    private static char fold(int c) {
        int lower = Character.toLowerCase(c);
        int twin = CYRILLIC.indexOf(lower);
        if (twin >= 0) {
            return LATIN.charAt(twin);
        }
        if (Character.isLetterOrDigit(lower)) {
            return (char) lower;
        }
        return mark(c) ? DROPPED : SEPARATOR;
    }

    private static int foldSupplementary(int c) {
        int lower = Character.toLowerCase(c);
        if (Character.isLetterOrDigit(lower)) {
            return lower;
        }
        return mark(c) ? DROPPED : SEPARATOR;
    }

    private static boolean mark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT ->
                    true;
            default -> false;
        };
    }
}
