package org.kenes.server.account.contact;

import org.kenes.server.shell.setup.KeyFile;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key of addresses (`keys/contact.key`): beside the data, never in the database or its dumps.
@Component
class ContactKey {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] secret;
    private final Randomness randomness;

    ContactKey(Settings settings, Randomness randomness) {
        this.secret = KeyFile.of(settings, "contact", randomness);
        this.randomness = randomness;
    }

    /// AES-256-GCM: nonce, then ciphertext with its tag.
    byte[] seal(String address) {
        byte[] nonce = randomness.bytes(NONCE);
        byte[] sealed =
                cipher(Cipher.ENCRYPT_MODE, nonce, address.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    String open(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        byte[] rest = Arrays.copyOfRange(sealed, NONCE, sealed.length);
        return new String(cipher(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8);
    }

    /// The same for the same address, and nothing to whoever has no key.
    byte[] person(Address address) {
        return mac("person\n" + address.canonical());
    }

    byte[] person(String issuer, String subject) {
        return mac("identity\n" + issuer + "\n" + subject);
    }

    /// What ends a subscription, 32 hex digits.
    String ending(long subscription) {
        return HexFormat.of().formatHex(mac("end\n" + subscription), 0, 16);
    }

    private byte[] mac(String what) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(("kenes/contact/v1\n" + what).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(mac("address"), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an address cannot be read: another key file?", e);
        }
    }
}
