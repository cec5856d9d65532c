package org.kenes.report.words;

import java.util.ArrayList;
import java.util.List;

/// A piece of the normal form: a run of letters, a run of digits, or one other character.
///
/// @param start offset in the normal form, in chars
/// @param spaced whether white space stands before it
record Token(Kind kind, String text, int start, int end, boolean spaced) {
    enum Kind {
        WORD,
        DIGITS,
        /// A hyphen with something directly on both sides.
        HYPHEN,
        PERCENT,
        /// The place of a value that is filled in later, [PhraseReader#HOLE].
        HOLE,
        OTHER
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean is(String wanted) {
        return text.equals(wanted);
    }

    static List<Token> of(String normal) {
        List<Token> tokens = new ArrayList<>();
        boolean spaced = false;
        int i = 0;
        while (i < normal.length()) {
            int c = normal.codePointAt(i);
            int end = i + Character.charCount(c);
            if (c == ' ') {
                spaced = true;
                i = end;
                continue;
            }
            Kind kind = kind(c);
            if (kind == Kind.WORD || kind == Kind.DIGITS) {
                while (end < normal.length() && kind(normal.codePointAt(end)) == kind) {
                    end += Character.charCount(normal.codePointAt(end));
                }
            } else if (c == '-' && !spaced && i > 0 && solid(normal, end)) {
                kind = Kind.HYPHEN;
            }
            tokens.add(new Token(kind, normal.substring(i, end), i, end, spaced));
            spaced = false;
            i = end;
        }
        return tokens;
    }

    private static boolean solid(String normal, int at) {
        return at < normal.length() && Character.isLetterOrDigit(normal.codePointAt(at));
    }

    private static Kind kind(int c) {
        if (c >= '0' && c <= '9') {
            return Kind.DIGITS;
        }
        if (c == '%') {
            return Kind.PERCENT;
        }
        if (c == PhraseReader.HOLE) {
            return Kind.HOLE;
        }
        int type = Character.getType(c);
        boolean mark =
                type == Character.NON_SPACING_MARK
                        || type == Character.COMBINING_SPACING_MARK
                        || type == Character.ENCLOSING_MARK;
        return Character.isLetter(c) || mark ? Kind.WORD : Kind.OTHER;
    }
}
