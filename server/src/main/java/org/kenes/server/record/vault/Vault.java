package org.kenes.server.record.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.ledger.entry.Commitment;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.Compartments.Part;
import org.kenes.ledger.tree.Hash;
import org.springframework.stereotype.Component;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/// Salts and values of every sealed entry: what opens it. Whoever destroys a row here makes the
/// entry say nothing for ever, while its place in the log and every proof of it hold.
@Component
public class Vault {
    /// Random bytes that sealing one entry takes.
    public static final int NONCES = VaultCipher.NONCE * Compartment.values().length;

    /// What opens one entry, sealed; all null where there is nothing to open.
    public record Openings(
            byte @Nullable [] coded,
            byte @Nullable [] words,
            byte @Nullable [] prov,
            byte @Nullable [] ctl,
            byte @Nullable [] digests) {
        static final Openings NONE = new Openings(null, null, null, null, null);
    }

    private final VaultCipher cipher;

    Vault(Keys keys) {
        this.cipher = new VaultCipher(keys.vault);
    }

    /// @param nonces {@link #NONCES} random bytes, never used before
    public Openings seal(byte[] dedup, @Nullable Compartments openings, byte[] nonces) {
        return openings == null
                ? Openings.NONE
                : new Openings(
                        seal(dedup, Compartment.CODED, openings, nonces),
                        seal(dedup, Compartment.TEXT, openings, nonces),
                        seal(dedup, Compartment.PROV, openings, nonces),
                        seal(dedup, Compartment.CTL, openings, nonces),
                        digests(openings.commitment()));
    }

    private byte[] seal(byte[] dedup, Compartment part, Compartments openings, byte[] nonces) {
        int from = part.ordinal() * VaultCipher.NONCE;
        return cipher.seal(
                Arrays.copyOfRange(nonces, from, from + VaultCipher.NONCE),
                dedup,
                part,
                plain(openings.part(part)));
    }

    /// One compartment as it was sealed for this entry.
    public Part open(byte[] dedup, Compartment compartment, byte[] sealed) {
        byte[] plain = cipher.open(dedup, compartment, sealed);
        return new Part(
                Arrays.copyOf(plain, Compartment.SALT),
                Arrays.copyOfRange(plain, Compartment.SALT, plain.length));
    }

    /// Whether this secret made the entry: it alone makes the key in the ctl compartment.
    public static boolean isMadeBy(byte[] secret, Part ctl) {
        return MessageDigest.isEqual(ctl.value(), Compartments.ctlValue(secret).getBytes(UTF_8));
    }

    /// The four digests as they are kept beside an entry.
    public static Commitment commitment(byte[] digests) {
        Hash[] parts = new Hash[Compartment.values().length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Hash.of(Arrays.copyOfRange(digests, i * Hash.LENGTH, (i + 1) * Hash.LENGTH));
        }
        return new Commitment(parts[0], parts[1], parts[2], parts[3]);
    }

    private static byte[] plain(Part part) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        plain.writeBytes(part.salt());
        plain.writeBytes(part.value());
        return plain.toByteArray();
    }

    private static byte[] digests(Commitment commitment) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Hash digest :
                new Hash[] {
                    commitment.coded(), commitment.text(), commitment.prov(), commitment.ctl()
                }) {
            all.writeBytes(digest.bytes());
        }
        return all.toByteArray();
    }
}
