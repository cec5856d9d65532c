package org.kenes.ledger.receipt;

import org.kenes.ledger.MalformedException;

/// Base 32 in Crockford's alphabet: no letter that looks like a digit.
final class Crockford {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Crockford() {}

    /// The first `symbols` × 5 bits; missing bits at the end are zero.
    static String encode(byte[] bytes, int symbols) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < symbols; i++) {
            int value = 0;
            for (int bit = 5 * i; bit < 5 * i + 5; bit++) {
                int set = bit / 8 < bytes.length ? bytes[bit / 8] >> (7 - bit % 8) & 1 : 0;
                value = value << 1 | set;
            }
            text.append(ALPHABET.charAt(value));
        }
        return text.toString();
    }

    /// @throws MalformedException for other symbols, or if bits beyond `length` bytes are set
    static byte[] decode(String symbols, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < symbols.length(); i++) {
            int value = ALPHABET.indexOf(symbols.charAt(i));
            if (value < 0) {
                throw new MalformedException("not a symbol of a code: " + symbols.charAt(i));
            }
            for (int b = 0; b < 5; b++) {
                int bit = 5 * i + b;
                if ((value >> (4 - b) & 1) == 1) {
                    if (bit >= 8 * length) {
                        throw new MalformedException("code has bits beyond its end");
                    }
                    bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
                }
            }
        }
        return bytes;
    }

    /// Groups of `size` symbols joined by dashes.
    static String grouped(String symbols, int size) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < symbols.length(); i++) {
            if (i > 0 && i % size == 0) {
                text.append('-');
            }
            text.append(symbols.charAt(i));
        }
        return text.toString();
    }

    /// What people type: any case, dashes and spaces of any kind, O for 0, I and L for 1, Cyrillic
    /// letters that look like Latin ones. What is no symbol after that stays as it is.
    static String normalised(String typed) {
        StringBuilder symbols = new StringBuilder();
        typed.codePoints()
                .filter(c -> !isSeparator(c))
                .map(Character::toUpperCase)
                .map(Crockford::latin)
                .forEach(symbols::appendCodePoint);
        return symbols.toString();
    }

    private static boolean isSeparator(int c) {
        // A line break is none: two lines are two codes.
        return Character.getType(c) == Character.SPACE_SEPARATOR
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || c == '\u2212';
    }

    private static int latin(int c) {
        return switch (c) {
            case 'O', 'О' -> '0';
            case 'I', 'L', 'І', 'Ӏ' -> '1';
            case 'А' -> 'A';
            case 'В' -> 'B';
            case 'С' -> 'C';
            case 'Е' -> 'E';
            case 'Н' -> 'H';
            case 'К' -> 'K';
            case 'М' -> 'M';
            case 'Р' -> 'P';
            case 'Т' -> 'T';
            case 'Х' -> 'X';
            case 'У' -> 'Y';
            case 'Ѕ' -> 'S';
            case 'Ј' -> 'J';
            case 'Ү' -> 'Y';
            default -> c;
        };
    }

    static boolean areSymbols(String symbols) {
        for (int i = 0; i < symbols.length(); i++) {
            if (ALPHABET.indexOf(symbols.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
