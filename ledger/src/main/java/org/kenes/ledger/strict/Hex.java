package org.kenes.ledger.strict;

import org.kenes.ledger.MalformedException;

import java.util.HexFormat;

/// Lower-case hexadecimal and nothing else.
public final class Hex {
    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    public static String encode(byte[] bytes) {
        return FORMAT.formatHex(bytes);
    }

    /// @throws MalformedException if the text has other characters than `0-9a-f` or an odd length
    public static byte[] decode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                throw new MalformedException("not lower-case hex: \"" + Shown.of(text) + "\"");
            }
        }
        if (text.length() % 2 != 0) {
            throw new MalformedException("odd number of hex digits: \"" + Shown.of(text) + "\"");
        }
        return FORMAT.parseHex(text);
    }

    public static byte[] decode(String text, int length, String what) {
        byte[] bytes = decode(text);
        if (bytes.length != length) {
            throw new MalformedException(
                    what + " has " + bytes.length + " bytes instead of " + length);
        }
        return bytes;
    }
}
