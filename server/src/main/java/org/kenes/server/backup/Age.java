package org.kenes.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;
import org.kenes.server.shell.setup.Randomness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Small files for one recipient in the format of age (C2SP `age.md`, version 1, recipients of the
/// type X25519): whoever has the identity opens them here or with the program `age`.
final class Age {
    private static final String VERSION = "age-encryption.org/v1";
    private static final String X = VERSION + "/X25519";
    private static final int CHUNK = 1 << 16;
    private static final int TAG = 16;
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private Age() {}

    /// @param recipient `age1…`
    static byte[] encrypt(byte[] plain, String recipient, Randomness random) {
        byte[] theirs = AgeKeys.recipient(recipient);
        byte[] fileKey = random.bytes(16);
        byte[] ephemeral = random.bytes(32);
        byte[] share = new byte[32];
        X25519.scalarMultBase(ephemeral, 0, share, 0);
        byte[] wrapped =
                sealed(wrapKey(shared(ephemeral, theirs), share, theirs), new byte[12], fileKey);
        String header =
                VERSION
                        + "\n-> X25519 "
                        + BASE64.encodeToString(share)
                        + "\n"
                        + BASE64.encodeToString(wrapped)
                        + "\n---";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                (header + " " + BASE64.encodeToString(mac(fileKey, header)) + "\n")
                        .getBytes(US_ASCII));
        byte[] nonce = random.bytes(16);
        out.writeBytes(nonce);
        byte[] key = hkdf(fileKey, nonce, "payload");
        int at = 0;
        long counter = 0;
        do {
            int end = Math.min(plain.length, at + CHUNK);
            boolean last = end == plain.length;
            out.writeBytes(
                    sealed(key, chunkNonce(counter++, last), Arrays.copyOfRange(plain, at, end)));
            at = end;
        } while (at < plain.length);
        return out.toByteArray();
    }

    /// @param identity `AGE-SECRET-KEY-1…`
    /// @throws IOException when the file is not for this identity, or is not whole
    static byte[] decrypt(byte[] file, String identity) throws IOException {
        byte[] ours = AgeKeys.identity(identity);
        int end = endOfHeader(file);
        String[] lines = new String(file, 0, end, US_ASCII).split("\n", -1);
        if (lines.length < 4 || !lines[0].equals(VERSION)) {
            throw new IOException("not a file of age, version 1");
        }
        String header = new String(file, 0, end, US_ASCII);
        String covered = header.substring(0, header.lastIndexOf("\n---") + 4);
        byte[] given = base64(lines[lines.length - 1].substring(4));
        for (int i = 1; i + 1 < lines.length - 1; i++) {
            String[] words = lines[i].split(" ", -1);
            if (words.length != 3 || !words[0].equals("->") || !words[1].equals("X25519")) {
                continue;
            }
            byte[] share = base64(words[2]);
            if (share.length != 32) {
                throw new IOException("not a file of age, version 1");
            }
            byte[] us = new byte[32];
            X25519.scalarMultBase(ours, 0, us, 0);
            byte[] together = agreed(ours, share);
            if (together == null) {
                continue; // no key: everybody would agree with it
            }
            byte[] key = wrapKey(together, share, us);
            byte[] fileKey = opened(key, new byte[12], base64(lines[i + 1]));
            if (fileKey != null && MessageDigest.isEqual(mac(fileKey, covered), given)) {
                return payload(fileKey, Arrays.copyOfRange(file, end + 1, file.length));
            }
        }
        throw new IOException("this identity does not open it");
    }

    private static byte[] payload(byte[] fileKey, byte[] rest) throws IOException {
        if (rest.length < 16 + TAG) {
            throw new IOException("it was changed, or its end is missing");
        }
        byte[] key = hkdf(fileKey, Arrays.copyOf(rest, 16), "payload");
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        int at = 16;
        for (long counter = 0; ; counter++) {
            int end = Math.min(rest.length, at + CHUNK + TAG);
            boolean last = end == rest.length;
            byte[] chunk =
                    opened(key, chunkNonce(counter, last), Arrays.copyOfRange(rest, at, end));
            if (chunk == null) {
                throw new IOException("it was changed, or its end is missing");
            }
            plain.writeBytes(chunk);
            if (last) {
                return plain.toByteArray();
            }
            at = end;
        }
    }

    /// Place of the line feed that ends the line of the authentication code.
    private static int endOfHeader(byte[] file) throws IOException {
        String start = new String(file, 0, Math.min(file.length, 1 << 13), US_ASCII);
        int mac = start.indexOf("\n--- ");
        int end = mac < 0 ? -1 : start.indexOf('\n', mac + 1);
        if (end < 0) {
            throw new IOException("not a file of age, version 1");
        }
        return end;
    }

    private static byte[] base64(String text) throws IOException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a file of age, version 1", e);
        }
    }

    private static byte[] shared(byte[] ours, byte[] theirs) {
        byte[] shared = agreed(ours, theirs);
        if (shared == null) {
            throw new RefusedBackup("the other key is no key: everybody would agree with it");
        }
        return shared;
    }

    private static byte @Nullable [] agreed(byte[] ours, byte[] theirs) {
        byte[] shared = new byte[32];
        return X25519.calculateAgreement(ours, 0, theirs, 0, shared, 0) ? shared : null;
    }

    private static byte[] wrapKey(byte[] shared, byte[] share, byte[] recipient) {
        byte[] salt = ByteBuffer.allocate(64).put(share).put(recipient).array();
        return hkdf(shared, salt, X);
    }

    private static byte[] chunkNonce(long counter, boolean last) {
        return ByteBuffer.allocate(12)
                .putInt(1, 0)
                .putLong(3, counter)
                .put(11, (byte) (last ? 1 : 0))
                .array();
    }

    private static byte[] mac(byte[] fileKey, String header) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hkdf(fileKey, new byte[0], "header"), "HmacSHA256"));
            return mac.doFinal(header.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hkdf(byte[] secret, byte[] salt, String info) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .addSalt(salt)
                                    .thenExpand(info.getBytes(US_ASCII), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sealed(byte[] key, byte[] nonce, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte @Nullable [] opened(byte[] key, byte[] nonce, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        return cipher;
    }
}
