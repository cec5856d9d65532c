package org.kenes.lawtext.read;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.tree.TreeBuilder;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mark at the start of a block: `1.`, `1)`, `(1)`, `a)`, `(a)`, `a.`, `(i)`, a superscript, a
/// dash or a bullet.
///
/// @param token what stands inside the punctuation
/// @param label as printed
record PasteMark(TreeBuilder.Family family, String token, String label, String text) {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "((\\d{1,3}(?:[-–]\\d{1,3})?(?:bis|ter|\\p{L})?)([.)]))(?!\\d)\\s*(.*)");
    private static final Pattern PAREN =
            Pattern.compile(
                    "(\\((\\d{1,3}(?:[-–]\\d{1,3})?\\p{L}{0,2}|\\p{L}{1,2}|[ivxlcdm]{3,6})\\))\\s*(.*)");
    private static final Pattern LETTER_PAREN = Pattern.compile("((\\p{L}{1,2})\\))\\s*(.*)");
    private static final Pattern LETTER_DOT = Pattern.compile("((\\p{Ll})\\.)\\s+(.*)");
    private static final Pattern BULLET = Pattern.compile("([-–—•*·])\\s+(.*)");

    /// @return null if the block has no mark
    static @Nullable PasteMark of(PasteLine line) {
        String text = line.text();
        if (line.mark() != null) {
            String mark = line.mark();
            return new PasteMark(TreeBuilder.Family.SUPERSCRIPT, mark, mark, text);
        }
        Matcher m = NUMBER.matcher(text);
        if (m.matches()) {
            boolean dot = m.group(3).equals(".");
            return new PasteMark(
                    dot ? TreeBuilder.Family.NUMBER_DOT : TreeBuilder.Family.NUMBER_PAREN,
                    m.group(2),
                    m.group(1),
                    m.group(4));
        }
        m = PAREN.matcher(text);
        if (m.matches()) {
            boolean number = Character.isDigit(m.group(2).charAt(0));
            return new PasteMark(
                    number ? TreeBuilder.Family.PAREN_NUMBER : TreeBuilder.Family.PAREN_LETTER,
                    m.group(2),
                    m.group(1),
                    m.group(3));
        }
        m = LETTER_PAREN.matcher(text);
        if (m.matches()) {
            return new PasteMark(
                    TreeBuilder.Family.LETTER_PAREN, m.group(2), m.group(1), m.group(3));
        }
        m = LETTER_DOT.matcher(text);
        if (m.matches()) {
            return new PasteMark(TreeBuilder.Family.LETTER_DOT, m.group(2), m.group(1), m.group(3));
        }
        m = BULLET.matcher(text);
        if (m.matches()) {
            return new PasteMark(TreeBuilder.Family.BULLET, m.group(1), m.group(1), m.group(2));
        }
        return null;
    }

    /// A letter in parentheses is a Roman numeral unless it continues a list of letters.
    PasteMark settled(TreeBuilder tree) {
        if (family != TreeBuilder.Family.PAREN_LETTER || !token.matches("[ivxlcdm]+")) {
            return this;
        }
        String before = tree.lastOf(TreeBuilder.Family.PAREN_LETTER);
        boolean nextLetter =
                token.length() == 1
                        && before != null
                        && before.length() == 1
                        && before.charAt(0) + 1 == token.charAt(0);
        boolean roman =
                !nextLetter
                        && (token.length() > 1
                                || token.equals("i")
                                || tree.lastOf(TreeBuilder.Family.PAREN_ROMAN) != null);
        return roman ? new PasteMark(TreeBuilder.Family.PAREN_ROMAN, token, label, text) : this;
    }
}
