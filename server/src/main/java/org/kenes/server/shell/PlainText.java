package org.kenes.server.shell;

import java.text.Normalizer;
import java.util.Locale;

/// Words that somebody typed, as they may be stored: NFC, line ends as LF, no control characters
/// and no bidirectional overrides, a length counted in code points (OWASP ASVS 5.0, chapter 2).
/// Nothing is silently removed: what must not be there is refused with its place, so that its
/// author can take it out.
public sealed interface PlainText {

    record Accepted(String text) implements PlainText {}

    /// @param position number of the character, counted from 1 in code points
    record Forbidden(int position, String codePoint) implements PlainText {}

    record TooShort(int length, int min) implements PlainText {}

    record TooLong(int length, int max) implements PlainText {}

    static PlainText of(String typed, int min, int max) {
        String text =
                Normalizer.normalize(
                        typed.replace("\r\n", "\n").replace('\r', '\n').strip(),
                        Normalizer.Form.NFC);
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (forbidden(points[i])) {
                return new Forbidden(i + 1, String.format(Locale.ROOT, "U+%04X", points[i]));
            }
        }
        if (points.length < min) {
            return new TooShort(points.length, min);
        }
        return points.length > max ? new TooLong(points.length, max) : new Accepted(text);
    }

    private static boolean forbidden(int point) {
        boolean override = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        return override
                || surrogate
                || Character.isISOControl(point) && point != '\n' && point != '\t'
                || point == 0x2028
                || point == 0x2029;
    }
}
