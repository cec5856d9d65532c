package org.kenes.server.record;

import org.kenes.ledger.entry.Commitment;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.Compartments.Part;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.shell.Randomness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Salts and values of every sealed entry: what opens it. Whoever destroys a row here makes the
/// entry say nothing for ever, while its place in the log and every proof of it hold.
@Component
class Vault {
    private static final String INSERT =
            """
            insert into vault.opening (dedup, coded, words, prov, ctl, digests)
            select * from unnest(:dedups::bytea[], :coded::bytea[], :words::bytea[], :prov::bytea[], :ctl::bytea[],
                                 :digests::bytea[])
            """;

    private final JdbcClient jdbc;
    private final VaultCipher cipher;

    Vault(JdbcClient jdbc, Keys keys, Randomness randomness) {
        this.jdbc = jdbc;
        this.cipher = new VaultCipher(keys.vault, randomness);
    }

    /// Stores the openings of the entries that were inserted; public entries have none.
    void store(Map<Hash, Envelope> made, Set<Hash> inserted) {
        Map<Hash, Compartments> fresh = new LinkedHashMap<>();
        made.forEach((dedup, envelope) -> {
            Compartments openings = envelope.openings();
            if (openings != null && inserted.contains(dedup)) {
                fresh.put(dedup, openings);
            }
        });
        if (!fresh.isEmpty()) {
            store(fresh);
        }
    }

    private void store(Map<Hash, Compartments> fresh) {
        byte[][][] columns = new byte[Compartment.values().length][fresh.size()][];
        byte[][] digests = new byte[fresh.size()][];
        int i = 0;
        for (Map.Entry<Hash, Compartments> entry : fresh.entrySet()) {
            byte[] dedup = entry.getKey().bytes();
            for (Compartment compartment : Compartment.values()) {
                columns[compartment.ordinal()][i] =
                        cipher.seal(dedup, compartment, plain(entry.getValue().part(compartment)));
            }
            digests[i] = digests(entry.getValue().commitment());
            i++;
        }
        jdbc.sql(INSERT)
                .param("dedups", fresh.keySet().stream().map(Hash::bytes).toArray(byte[][]::new))
                .param("coded", columns[Compartment.CODED.ordinal()])
                .param("words", columns[Compartment.TEXT.ordinal()])
                .param("prov", columns[Compartment.PROV.ordinal()])
                .param("ctl", columns[Compartment.CTL.ordinal()])
                .param("digests", digests)
                .update();
    }

    /// One compartment as it was sealed for this entry.
    Part open(byte[] dedup, Compartment compartment, byte[] sealed) {
        byte[] plain = cipher.open(dedup, compartment, sealed);
        return new Part(
                Arrays.copyOf(plain, Compartment.SALT),
                Arrays.copyOfRange(plain, Compartment.SALT, plain.length));
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
