package org.kenes.opinion.duplicates;

import java.util.Arrays;

/// Comparison keys in one byte per letter: after folding, our three languages have fewer than 256.
/// Anything else takes three bytes, the first of them zero.
final class KeyCode {
    private static final int BASIC = 0x10000;
    private static final byte[] CODE = new byte[BASIC];
    private static final char[] LETTER = new char[256];

    static {
        int code = 1;
        for (int[] range :
                new int[][] {
                    {' ', ' '},
                    {'0', '9'},
                    {'a', 'z'},
                    {0xdf, 0xff},
                    {0x430, 0x45f},
                    {0x491, 0x493},
                    {0x49b, 0x49b},
                    {0x4a3, 0x4a3},
                    {0x4af, 0x4af},
                    {0x4b1, 0x4b1},
                    {0x4bb, 0x4bb},
                    {0x4d9, 0x4d9},
                    {0x4e9, 0x4e9}
                }) {
            for (int c = range[0]; c <= range[1]; c++) {
                CODE[c] = (byte) code;
                LETTER[code++] = (char) c;
            }
        }
    }

    private KeyCode() {}

    static byte[] of(String key) {
        byte[] bytes = new byte[3 * key.length()];
        int n = 0;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (CODE[c] != 0) {
                bytes[n++] = CODE[c];
            } else {
                bytes[n++] = 0;
                bytes[n++] = (byte) (c >> 8);
                bytes[n++] = (byte) c;
            }
        }
        return Arrays.copyOf(bytes, n);
    }

    /// Writes the letters into an array that has room for one a byte; gives their number.
    static int letters(byte[] bytes, char[] letters) {
        int n = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                letters[n++] = LETTER[bytes[i] & 0xff];
            } else {
                letters[n++] = (char) ((bytes[i + 1] & 0xff) << 8 | bytes[i + 2] & 0xff);
                i += 2;
            }
        }
        return n;
    }
}
