package org.kenes.server.record.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.ledger.entry.Commitment;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.Compartments.Part;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.shell.setup.Randomness;
import org.springframework.stereotype.Component;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;

/// Salts and values of every sealed entry: what opens it. Whoever destroys a row here makes the
/// entry say nothing for ever, while its place in the log and every proof of it hold.
@Component
public class Vault {
    /// The sealed openings of some entries, one array per column; all null where an entry has none.
    public record Columns(byte[][][] parts, byte[][] digests) {
        public byte[][] of(Compartment compartment) {
            return parts[compartment.ordinal()];
        }
    }

    private final VaultCipher cipher;
    private final Randomness randomness;

    Vault(Keys keys, Randomness randomness) {
        this.cipher = new VaultCipher(keys.vault);
        this.randomness = randomness;
    }

    /// Seals the openings of these entries, in their order.
    public Columns seal(Map<Hash, Envelope> made) {
        byte[][][] parts = new byte[Compartment.values().length][made.size()][];
        byte[][] digests = new byte[made.size()][];
        // one draw for all: asking the system's generator costs more than the bytes
        ByteBuffer nonces =
                ByteBuffer.wrap(randomness.bytes(VaultCipher.NONCE * parts.length * made.size()));
        int i = 0;
        for (Map.Entry<Hash, Envelope> entry : made.entrySet()) {
            Compartments openings = entry.getValue().openings();
            if (openings != null) {
                byte[] dedup = entry.getKey().bytes();
                for (Compartment compartment : Compartment.values()) {
                    byte[] nonce = new byte[VaultCipher.NONCE];
                    nonces.get(nonce);
                    parts[compartment.ordinal()][i] =
                            cipher.seal(
                                    nonce, dedup, compartment, plain(openings.part(compartment)));
                }
                digests[i] = digests(openings.commitment());
            }
            i++;
        }
        return new Columns(parts, digests);
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
