package org.kenes.report.source;

import org.kenes.report.source.Inline.Bound;

import java.util.ArrayList;
import java.util.List;

/// The words of a block as they are read aloud: markup gone, values as U+FFFC.
///
/// @param text the words
/// @param offsets for every char of `text`, and for its end, the offset in the file
/// @param bounds spans and placeholders, in order
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, never changed after it is made
public record Flat(String text, int[] offsets, List<Bound> bounds) {
    static final Flat NONE = new Flat("", new int[1], List.of());
    private static final String ABBREVIATED =
            " тыс млн млрд г гг ст п пп ч т д др см ж т.б mr mrs dr no art p pp e.g i.e ";

    /// A stretch of `text`.
    public record Sentence(int start, int end) {}

    /// Sentences of the block: ends are `.`, `!`, `?`, `…` before white space, but not the stop of
    /// an abbreviation or of an initial.
    public List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (".!?…".indexOf(text.charAt(i)) < 0) {
                continue;
            }
            int after = i + 1;
            while (after < text.length() && "»”\")".indexOf(text.charAt(after)) >= 0) {
                after++;
            }
            boolean white = after < text.length() && Character.isWhitespace(text.charAt(after));
            if (white && !(text.charAt(i) == '.' && abbreviation(i))) {
                sentences.add(new Sentence(start, after));
                start = after;
            }
        }
        if (start < text.length()) {
            sentences.add(new Sentence(start, text.length()));
        }
        return sentences;
    }

    private boolean abbreviation(int stop) {
        int start = stop;
        while (start > 0 && stop - start < 6 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, stop);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        return initial
                || !word.isEmpty()
                        && ABBREVIATED.contains(
                                " " + word.toLowerCase(java.util.Locale.ROOT) + " ");
    }
}
