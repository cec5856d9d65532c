package org.kenes.ledger.entry;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.Ed25519;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.strict.StrictBase64;
import org.kenes.ledger.tree.Hash;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Values and salts of one contribution: what is shown to open a commitment, and what is destroyed
/// to make it say nothing for ever. All four compartments are always there; an empty one is salted
/// too, so that its absence is hidden.
public final class Compartments {
    /// Bytes of the secret from which the salts are made.
    public static final int SECRET_LENGTH = 32;

    /// One opened compartment.
    @SuppressWarnings("ArrayRecordComponent")
    public record Part(byte[] salt, byte[] value) {
        public String text() {
            return SignedNote.utf8(value);
        }
    }

    private final Map<Compartment, Part> parts;
    private final Commitment commitment;

    private Compartments(Map<Compartment, Part> parts) {
        this.parts = parts;
        this.commitment =
                new Commitment(
                        digest(Compartment.CODED),
                        digest(Compartment.TEXT),
                        digest(Compartment.PROV),
                        digest(Compartment.CTL));
    }

    /// The compartments that a secret of 32 random bytes makes of these values.
    ///
    /// @param ctl base64 of the author's public key as [#ctlKey] gives it, or empty
    public static Compartments of(
            byte[] secret, String coded, String text, String prov, String ctl) {
        return of(keyed(secret), coded, text, prov, ctl);
    }

    /// The same with the author's key for withdrawing in the ctl compartment.
    public static Compartments withControl(byte[] secret, String coded, String text, String prov) {
        Mac mac = keyed(secret);
        return of(mac, coded, text, prov, controlValue(mac));
    }

    private static Compartments of(Mac mac, String coded, String text, String prov, String ctl) {
        return of(
                part(Compartment.CODED, mac, coded),
                part(Compartment.TEXT, mac, text),
                part(Compartment.PROV, mac, prov),
                part(Compartment.CTL, mac, ctl));
    }

    private static Part part(Compartment compartment, Mac mac, String value) {
        return new Part(salt(mac, compartment), value.getBytes(StandardCharsets.UTF_8));
    }

    /// From salts and values, as a browser sends them or a vault keeps them.
    public static Compartments of(Part coded, Part text, Part prov, Part ctl) {
        Map<Compartment, Part> parts = new EnumMap<>(Compartment.class);
        parts.put(Compartment.CODED, coded);
        parts.put(Compartment.TEXT, text);
        parts.put(Compartment.PROV, prov);
        parts.put(Compartment.CTL, ctl);
        return new Compartments(parts);
    }

    public Part part(Compartment compartment) {
        Part part = parts.get(compartment);
        if (part == null) {
            throw new IllegalStateException("all four compartments are always there");
        }
        return part;
    }

    public Commitment commitment() {
        return commitment;
    }

    private Hash digest(Compartment compartment) {
        Part part = part(compartment);
        return compartment.digest(part.salt(), part.value());
    }

    public static byte[] salt(byte[] secret, Compartment compartment) {
        return salt(keyed(secret), compartment);
    }

    private static byte[] salt(Mac mac, Compartment compartment) {
        return Arrays.copyOf(of(mac, "kenes/salt/v1\n" + compartment.code()), Compartment.SALT);
    }

    /// The author's key for withdrawing, which only the secret can make again.
    public static SigningKey ctlKey(byte[] secret) {
        return SigningKey.ofSeed("ctl", KeyType.ED25519, ctlSeed(keyed(secret)));
    }

    /// The value of the ctl compartment for this secret.
    public static String ctlValue(byte[] secret) {
        return controlValue(keyed(secret));
    }

    private static String controlValue(Mac mac) {
        return StrictBase64.encode(Ed25519.publicKey(ctlSeed(mac)));
    }

    private static byte[] ctlSeed(Mac mac) {
        return of(mac, "kenes/ctl/v1\n");
    }

    private static byte[] of(Mac mac, String message) {
        return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac keyed(byte[] secret) {
        if (secret.length != SECRET_LENGTH) {
            throw new MalformedException("a secret has 32 bytes, not " + secret.length);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
