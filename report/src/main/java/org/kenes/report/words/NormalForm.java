package org.kenes.report.words;

import org.kenes.lawtext.norm.Script;

import java.util.Arrays;

/// The form in which words are compared, with the way back to the text: norm/1 of lawtext, without
/// the combining acute, in lower case, ё as е.
///
/// norm/1 works on stretches between white space, and inside them on a base character with its
/// combining marks; only the folding of look-alike letters sees whole words, and it keeps lengths.
/// So offsets follow from norm/1 of the pieces, and the text is that of lawtext, whatever it does.
///
/// @param starts for every char of `text`, the offset in the source where its original begins
/// @param ends for every char of `text`, the offset just after its original
@SuppressWarnings("ArrayRecordComponent") // never changed after it is made, compared by nobody
record NormalForm(String text, int[] starts, int[] ends) {
    private static final char ACUTE = '\u0301';

    static NormalForm of(String source, String lang) {
        Script script = lang.equals("en") ? Script.LATIN : Script.CYRILLIC;
        return new Builder(source, new org.kenes.lawtext.norm.NormalForm(script)).build();
    }

    /// Offset in the source where the char at `offset` begins.
    int start(int offset) {
        return starts[offset];
    }

    /// Offset in the source just after the char before `offset`.
    int end(int offset) {
        return ends[offset - 1];
    }

    private static final class Builder {
        private final String source;
        private final org.kenes.lawtext.norm.NormalForm norm;
        private final StringBuilder text = new StringBuilder();
        private int[] starts;
        private int[] ends;

        Builder(String source, org.kenes.lawtext.norm.NormalForm norm) {
            this.source = source;
            this.norm = norm;
            this.starts = new int[source.length() + 16];
            this.ends = new int[source.length() + 16];
        }

        NormalForm build() {
            int i = 0;
            while (i < source.length()) {
                if (white(source.charAt(i))) {
                    i++;
                    continue;
                }
                int end = i;
                while (end < source.length() && !white(source.charAt(end))) {
                    end++;
                }
                chunk(i, end);
                i = end;
            }
            int length = text.length();
            return new NormalForm(
                    text.toString(), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
        }

        private static boolean white(char c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
        }

        private void chunk(int from, int to) {
            String normal = norm.of(source.substring(from, to));
            if (normal.isEmpty()) {
                return;
            }
            if (!text.isEmpty()) {
                put(' ', ends[text.length() - 1], from);
            }
            int done = 0;
            int i = from;
            while (i < to && done < normal.length()) {
                int end = i + Character.charCount(source.codePointAt(i));
                while (end < to && mark(source.codePointAt(end))) {
                    end += Character.charCount(source.codePointAt(end));
                }
                int length = end - i == 1 ? single(i) : norm.of(source.substring(i, end)).length();
                for (int k = 0; k < length && done < normal.length(); k++) {
                    lower(normal.charAt(done++), i, end);
                }
                i = end;
            }
            while (done < normal.length()) {
                lower(normal.charAt(done++), to - 1, to);
            }
        }

        /// Letters and digits stand for themselves; asking for each of them would be slow.
        private int single(int i) {
            char c = source.charAt(i);
            return Character.isLetterOrDigit(c) ? 1 : norm.of(String.valueOf(c)).length();
        }

        private static boolean mark(int c) {
            int type = Character.getType(c);
            return type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || type == Character.ENCLOSING_MARK
                    || c >= 0x1160 && c <= 0x11FF;
        }

        private void lower(char c, int start, int end) {
            char small = Character.toLowerCase(c);
            if (small != ACUTE) {
                put(small == 'ё' ? 'е' : small, start, end);
            }
        }

        private void put(char c, int start, int end) {
            int at = text.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            starts[at] = start;
            ends[at] = end;
            text.append(c);
        }
    }
}
