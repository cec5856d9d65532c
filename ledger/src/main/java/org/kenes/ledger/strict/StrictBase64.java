package org.kenes.ledger.strict;

import org.kenes.ledger.MalformedException;

import java.util.Base64;

/// RFC 4648 §4 with padding, one spelling per value: what is decoded must encode to the same text.
/// (`Base64.getDecoder()` takes `QQ` and `QR==` too.)
public final class StrictBase64 {
    private StrictBase64() {}

    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// @throws MalformedException if the text is not the one base64 form of some bytes
    public static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not base64: \"" + Shown.of(text) + "\"", e);
        }
        if (!encode(bytes).equals(text)) {
            throw new MalformedException("not canonical base64: \"" + Shown.of(text) + "\"");
        }
        return bytes;
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
