package org.kenes.server.dialogue.program;

import org.kenes.ledger.tree.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The same request gets the same answer and does nothing twice; the same key with another body is
/// refused. What is done and that it was done are one transaction.
@Component
class Repeats {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private static final String LOCK = "select pg_advisory_xact_lock(?)";
    private static final String FIND =
            "select body_sha256, sealed from dialogue.repeat where program = ? and key_sha256 = ?";
    private static final String SAVE =
            "insert into dialogue.repeat (program, key_sha256, body_sha256, sealed)"
                    + " values (?, ?, ?, ?)";

    private final JdbcClient jdbc;

    Repeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Before(byte[] body, byte[] sealed) {}

    /// @param key 16 to 64 characters
    /// @param first what to do the first time; an exception undoes it and forgets the key
    /// @return the answer, nothing if the key came with another body before
    @Transactional
    public Optional<byte[]> once(long program, String key, byte[] body, Supplier<byte[]> first) {
        Hash name = Hash.sha256("kenes/repeat/v1\n", bytes(key));
        jdbc.sql(LOCK)
                .param(program ^ java.nio.ByteBuffer.wrap(name.bytes()).getLong())
                .query((row, n) -> n)
                .list();
        Optional<Before> before =
                jdbc.sql(FIND)
                        .params(program, name.bytes())
                        .query((row, n) ->
                                new Before(row.getBytes("body_sha256"), row.getBytes("sealed")))
                        .optional();
        if (before.isPresent()) {
            boolean same = Arrays.equals(before.get().body(), Hash.sha256(body).bytes());
            return same
                    ? Optional.of(seal(Cipher.DECRYPT_MODE, key, name, before.get().sealed()))
                    : Optional.empty();
        }
        byte[] answer = first.get();
        jdbc.sql(SAVE)
                .params(
                        program,
                        name.bytes(),
                        Hash.sha256(body).bytes(),
                        seal(Cipher.ENCRYPT_MODE, key, name, answer))
                .update();
        return Optional.of(answer);
    }

    /// One answer per key is ever sealed, so the nonce may follow from it.
    private static byte[] seal(int mode, String key, Hash name, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] secret = Hash.sha256("kenes/repeat-seal/v1\n", bytes(key)).bytes();
            cipher.init(
                    mode,
                    new SecretKeySpec(secret, "AES"),
                    new GCMParameterSpec(TAG_BITS, name.bytes(), 0, NONCE));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an answer that its own key does not open", e);
        }
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.US_ASCII);
    }
}
