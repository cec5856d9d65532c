package org.kenes.server.shell.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The word that leads to the next page: the key of the last item, signed together with the list
/// and its filters, so that it opens no other list. The signing key lives as long as the process;
/// after a restart a reader begins again.
final class Cursor {
    private static final int SIGNATURE = 12;

    private final byte[] secret = new byte[32];

    Cursor() {
        new SecureRandom().nextBytes(secret);
    }

    String write(long key, String path, Map<String, String> filters) {
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(key).array();
        byte[] all = Arrays.copyOf(number, Long.BYTES + SIGNATURE);
        System.arraycopy(sign(number, path, filters), 0, all, Long.BYTES, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /// @return nothing for what this list did not write
    Optional<Long> read(String after, String path, Map<String, String> filters) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(after);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length != Long.BYTES + SIGNATURE) {
            return Optional.empty();
        }
        byte[] number = Arrays.copyOf(all, Long.BYTES);
        byte[] signature = Arrays.copyOfRange(all, Long.BYTES, all.length);
        return MessageDigest.isEqual(signature, sign(number, path, filters))
                ? Optional.of(ByteBuffer.wrap(number).getLong())
                : Optional.empty();
    }

    private byte[] sign(byte[] number, String path, Map<String, String> filters) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(number);
            mac.update((path + "\n").getBytes(StandardCharsets.UTF_8));
            new TreeMap<>(filters)
                    .forEach((name, value) ->
                            mac.update(
                                    (name + "\n" + value.length() + "\n" + value + "\n")
                                            .getBytes(StandardCharsets.UTF_8)));
            return Arrays.copyOf(mac.doFinal(), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
