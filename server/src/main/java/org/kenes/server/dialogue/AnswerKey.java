package org.kenes.server.dialogue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The random key S of one browser. It lives in a cookie and is never stored here: a row knows only
/// a slot, and the slots of one person on two provisions cannot be joined (experience
/// specification, section 5).
public record AnswerKey(byte[] secret) {
    private static final int LENGTH = 32;

    public AnswerKey {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("an answer key has 32 bytes");
        }
    }

    static Optional<AnswerKey> parse(String cookie) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cookie);
            return bytes.length == LENGTH ? Optional.of(new AnswerKey(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String cookie() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
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
