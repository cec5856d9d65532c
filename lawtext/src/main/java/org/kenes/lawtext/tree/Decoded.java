package org.kenes.lawtext.tree;

import org.kenes.lawtext.UnreadableLawException;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes of an input as text: UTF-8, or UTF-16 with a byte order mark; nothing else is guessed.
public final class Decoded {
    static final int MOST_BYTES = 20_000_000;

    private Decoded() {}

    public static String text(byte[] bytes, String file) {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableLawException(
                    file + " has " + bytes.length + " bytes; at most " + MOST_BYTES + " are read.");
        }
        int mark = 0;
        Charset charset = StandardCharsets.UTF_8;
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
        } else if (starts(bytes, 0xFE, 0xFF)) {
            mark = 2;
            charset = StandardCharsets.UTF_16BE;
        } else if (starts(bytes, 0xFF, 0xFE)) {
            mark = 2;
            charset = StandardCharsets.UTF_16LE;
        }
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        CharBuffer out = CharBuffer.allocate(bytes.length - mark + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new UnreadableLawException(
                    file
                            + " is not "
                            + charset.name()
                            + ": the byte at offset "
                            + in.position()
                            + " cannot be read. Save it as UTF-8.");
        }
        return out.flip().toString();
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
