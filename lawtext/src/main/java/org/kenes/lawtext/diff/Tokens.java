package org.kenes.lawtext.diff;

import org.kenes.lawtext.norm.NormalForm;

import java.util.ArrayList;
import java.util.List;

/// The tokens of a piece with the text they were printed as. A token owns the space before it.
///
/// @param normal normal form of each token
/// @param from where each token begins in the original, without the space before it
/// @param to where it ends
@SuppressWarnings("ArrayRecordComponent") // lives inside one comparison
record Tokens(String original, List<String> normal, int[] from, int[] to, boolean[] spaced) {
    /// Words, and every other character that is no space.
    static Tokens words(NormalForm.Mapped mapped, String original) {
        List<int[]> spans = new ArrayList<>();
        String text = mapped.text();
        int i = 0;
        while (i < text.length()) {
            int end = i + Character.charCount(text.codePointAt(i));
            if (isWord(text.codePointAt(i))) {
                while (end < text.length() && isWord(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
            }
            if (text.charAt(i) != ' ') {
                spans.add(new int[] {i, end});
            }
            i = end;
        }
        return of(mapped, original, spans);
    }

    /// Sentences, each with the mark that ends it.
    static Tokens sentences(NormalForm.Mapped mapped, String original) {
        List<int[]> spans = new ArrayList<>();
        String text = mapped.text();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean last = i + 1 == text.length();
            if (last || (text.charAt(i + 1) == ' ' && ".;:!?".indexOf(text.charAt(i)) >= 0)) {
                spans.add(new int[] {start, i + 1});
                start = i + 2;
                i++;
            }
        }
        return of(mapped, original, spans);
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER ->
                            true;
                    default -> false;
                };
    }

    /// Every character of the original belongs to exactly one token or the space before it.
    private static Tokens of(NormalForm.Mapped mapped, String original, List<int[]> spans) {
        int n = spans.size();
        List<String> normal = new ArrayList<>(n);
        int[] from = new int[n];
        int[] to = new int[n];
        boolean[] spaced = new boolean[n];
        for (int k = 0; k < n; k++) {
            int[] span = spans.get(k);
            normal.add(mapped.text().substring(span[0], span[1]));
            spaced[k] = span[0] > 0 && mapped.text().charAt(span[0] - 1) == ' ';
            from[k] = spaced[k] ? mapped.starts()[span[0]] : k == 0 ? 0 : to[k - 1];
            to[k] = k == n - 1 ? original.length() : mapped.ends()[span[1] - 1];
        }
        return new Tokens(original, normal, from, to, spaced);
    }

    int size() {
        return normal.size();
    }

    boolean hasGap(int k) {
        return spaced[k];
    }

    String gap(int k) {
        return original.substring(k == 0 ? 0 : to[k - 1], from[k]);
    }

    String withGap(int k) {
        return original.substring(k == 0 ? 0 : to[k - 1], to[k]);
    }

    String withoutGap(int k) {
        return original.substring(from[k], to[k]);
    }
}
