package org.kenes.server.record.vault;

import org.kenes.ledger.entry.Compartment;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM over one compartment: nonce ‖ ciphertext, bound to the entry and the compartment it
/// belongs to, so that nobody with write access to the table can move words from one entry to
/// another. Thread-safe.
final class VaultCipher {
    static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    /// Looking a cipher up costs more than the few bytes of a compartment, and most threads here
    /// live for one request only.
    private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

    VaultCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /// @param nonce {@link #NONCE} random bytes
    byte[] seal(byte[] nonce, byte[] dedup, Compartment part, byte[] plain) {
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, dedup, part, plain, 0, plain.length);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /// @throws IllegalStateException if the bytes were not sealed for this entry and part under
    ///   this key
    byte[] open(byte[] dedup, Compartment part, byte[] sealed) {
        return run(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE),
                dedup,
                part,
                sealed,
                NONCE,
                sealed.length - NONCE);
    }

    private byte[] run(
            int mode,
            byte[] nonce,
            byte[] dedup,
            Compartment part,
            byte[] input,
            int from,
            int length) {
        try {
            Cipher waiting = idle.poll();
            Cipher cipher = waiting == null ? cipher() : waiting;
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(dedup);
            cipher.updateAAD(new byte[] {(byte) part.ordinal()});
            byte[] output = cipher.doFinal(input, from, length);
            idle.add(cipher);
            return output;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the vault key does not open this entry", e);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }
}
