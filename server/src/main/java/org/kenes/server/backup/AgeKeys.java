package org.kenes.server.backup;

import org.bouncycastle.math.ec.rfc7748.X25519;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// The two kinds of keys of age as people write them: Bech32 (BIP 173, without its limit of length)
/// over 32 bytes of X25519.
final class AgeKeys {
    private static final String SYMBOLS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {
        0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
    };
    private static final String RECIPIENT = "age";
    private static final String IDENTITY = "age-secret-key-";
    private static final int CHECK = 6;

    private AgeKeys() {}

    static String recipient(byte[] key) {
        return encode(RECIPIENT, key);
    }

    static String recipientOf(byte[] identity) {
        byte[] key = new byte[32];
        X25519.scalarMultBase(identity, 0, key, 0);
        return recipient(key);
    }

    static String identity(byte[] key) {
        return encode(IDENTITY, key).toUpperCase(Locale.ROOT);
    }

    /// @throws RefusedBackup when it is none
    static byte[] recipient(String text) {
        return decode(RECIPIENT, text, "a recipient is written age1…");
    }

    /// @throws RefusedBackup when it is none
    static byte[] identity(String text) {
        return decode(
                IDENTITY,
                text.toLowerCase(Locale.ROOT),
                "an identity is written AGE-SECRET-KEY-1…");
    }

    private static String encode(String prefix, byte[] key) {
        byte[] five = regrouped(key, 8, 5);
        StringBuilder text = new StringBuilder(prefix).append('1');
        for (byte symbol : five) {
            text.append(SYMBOLS.charAt(symbol));
        }
        int check = checksum(prefix, five, new byte[CHECK]) ^ 1;
        for (int i = 0; i < CHECK; i++) {
            text.append(SYMBOLS.charAt(check >> 5 * (CHECK - 1 - i) & 31));
        }
        return text.toString();
    }

    private static byte[] decode(String prefix, String text, String otherwise) {
        String data = text.startsWith(prefix + "1") ? text.substring(prefix.length() + 1) : "";
        byte[] five = new byte[data.length()];
        for (int i = 0; i < five.length; i++) {
            int symbol = SYMBOLS.indexOf(data.charAt(i));
            if (symbol < 0) {
                throw new RefusedBackup(otherwise);
            }
            five[i] = (byte) symbol;
        }
        if (five.length != 52 + CHECK || checksum(prefix, five, new byte[0]) != 1) {
            throw new RefusedBackup(otherwise + "; this one is mistyped");
        }
        byte[] symbols = new byte[52];
        System.arraycopy(five, 0, symbols, 0, symbols.length);
        return regrouped(symbols, 5, 8);
    }

    private static int checksum(String prefix, byte[]... data) {
        int check = 1;
        for (char c : prefix.toCharArray()) {
            check = step(check, c >> 5);
        }
        check = step(check, 0);
        for (char c : prefix.toCharArray()) {
            check = step(check, c & 31);
        }
        for (byte[] part : data) {
            for (byte symbol : part) {
                check = step(check, symbol);
            }
        }
        return check;
    }

    private static int step(int check, int value) {
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            if ((check >> 25 + i & 1) == 1) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }

    /// Bits in groups of another size; the last group is filled with zeros, or dropped when it is
    /// nothing but filling.
    private static byte[] regrouped(byte[] from, int bitsFrom, int bitsTo) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (byte group : from) {
            held = (held << bitsFrom | group & (1 << bitsFrom) - 1) & 0xfff;
            bits += bitsFrom;
            while (bits >= bitsTo) {
                bits -= bitsTo;
                to.write(held >> bits & (1 << bitsTo) - 1);
            }
        }
        if (bits > 0 && bitsTo < bitsFrom) {
            to.write(held << bitsTo - bits & (1 << bitsTo) - 1);
        }
        return to.toByteArray();
    }
}
