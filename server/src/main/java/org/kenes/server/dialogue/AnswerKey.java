package org.kenes.server.dialogue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The random key S of one browser. It lives in a cookie and is never stored here: a row knows only
/// a slot, and the slots of one person on two provisions cannot be joined (experience
/// specification, section 5).
///
/// @param level 0 made here, 1 confirmed by e-mail, 2 by an identity service
public record AnswerKey(byte[] secret, int level) {
    private static final int LENGTH = 32;

    /// A key that nobody confirmed.
    public AnswerKey(byte[] secret) {
        this(secret, 0);
    }

    public AnswerKey {
        if (secret.length != LENGTH || level < 0 || level > 2) {
            throw new IllegalArgumentException("an answer key has 32 bytes and a level 0 to 2");
        }
    }

    /// @param voiceSecret proves the level of a confirmed key, see [#cookie]
    static Optional<AnswerKey> parse(String cookie, byte[] voiceSecret) {
        String[] parts = cookie.split("\\.", -1);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[0]);
            if (bytes.length != LENGTH || parts.length != 1 && parts.length != 3) {
                return Optional.empty();
            }
            if (parts.length == 1) {
                return Optional.of(new AnswerKey(bytes));
            }
            AnswerKey key = new AnswerKey(bytes, Integer.parseInt(parts[1]));
            return MessageDigest.isEqual(
                            key.proof(voiceSecret), Base64.getUrlDecoder().decode(parts[2]))
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The key alone, or with its level and a proof that this server gave it that level. Nothing is
    /// looked up, so nothing has to be stored about who has which key.
    String cookie(byte[] voiceSecret) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String key = base64.encodeToString(secret);
        return level == 0
                ? key
                : key + "." + level + "." + base64.encodeToString(proof(voiceSecret));
    }

    private byte[] proof(byte[] voiceSecret) {
        byte[] label = ("kenes/voice/v1\n" + level + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(label, label.length + LENGTH);
        System.arraycopy(secret, 0, all, label.length, LENGTH);
        return hmac(voiceSecret, all);
    }

    /// `HMAC(K_slot, HMAC(S, "kenes/slot/v1\n" ‖ dialogue ‖ "\n" ‖ x))`.
    ///
    /// @param wordingHash SHA-256 over the provision's textHash in every language: an unchanged
    ///   wording keeps its slot in the next version, a changed one gets a new slot
    byte[] slot(byte[] slotSecret, String dialogue, String wid, String wordingHash) {
        String x = "kenes/slot/v1\n" + dialogue + "\n" + wid + "\n" + wordingHash;
        return hmac(slotSecret, hmac(secret, x.getBytes(StandardCharsets.UTF_8)));
    }

    /// The number of the card without a name on which this browser's answers to statements stand
    /// together: 53 bits of the slot of `card`, which no other slot can be joined with.
    public long card(byte[] slotSecret, String dialogue) {
        String x = "kenes/slot/v1\n" + dialogue + "\ncard";
        byte[] slot = hmac(slotSecret, hmac(secret, x.getBytes(StandardCharsets.UTF_8)));
        return ByteBuffer.wrap(slot).getLong() >>> 11;
    }

    /// The tag of leaf `i` of this key's [Book].
    byte[] tag(byte[] slotSecret, String dialogue, int i) {
        String x = "kenes/book/v1\n" + dialogue + "\n" + i;
        return hmac(slotSecret, hmac(secret, x.getBytes(StandardCharsets.UTF_8)));
    }

    /// What seals the leaves; without [#tag] it finds none.
    byte[] bookKey(String dialogue) {
        String x = "kenes/book/v1\n" + dialogue + "\nseal";
        return hmac(secret, x.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has HmacSHA256", e);
        }
    }
}
