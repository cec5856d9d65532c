package org.kenes.report.words;

import java.text.Normalizer;

/// The form in which words are compared, with the way back to the text.
///
/// @param text normal form
/// @param map for every char of `text`, and for its end, the offset in the source
public record NormalForm(String source, String text, int[] map) {

    public static NormalForm of(String source, String lang) {
        StringBuilder out = new StringBuilder(source.length());
        int[] map = new int[source.length() + 1];
        boolean space = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = out.length() > 0;
                continue;
            }
            if (c == 0x301 || Character.getType(c) == Character.FORMAT) {
                continue;
            }
            if (space) {
                map[out.length()] = i - 1;
                out.append(' ');
                space = false;
            }
            map[out.length()] = i;
            char l = Character.toLowerCase(c);
            out.append(l == 'ё' ? 'е' : l >= 0x2010 && l <= 0x2015 || l == 0x2212 ? '-' : l);
        }
        map[out.length()] = source.length();
        return new NormalForm(source, out.toString(), java.util.Arrays.copyOf(map, out.length() + 1));
    }

    /// Offset in the source where the char at `offset` of the normal form begins.
    public int start(int offset) {
        return map[offset];
    }

    /// Offset in the source just after the char before `offset` of the normal form.
    public int end(int offset) {
        if (offset == 0) {
            return map[0];
        }
        int last = map[offset - 1];
        return last >= source.length() ? last : last + Character.charCount(source.codePointAt(last));
    }
}
