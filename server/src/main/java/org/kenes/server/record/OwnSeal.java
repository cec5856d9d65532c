package org.kenes.server.record;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.Entry;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.Ed25519;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.strict.StrictBase64;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.record.vault.Envelope;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/// The seal of a contribution whose author made the secret on their own device (ledger spec 3.1):
/// four salts, the key for withdrawing, and the commitment to what the device showed. The secret
/// itself never comes here. The values are the server's, so that every byte of them comes from
/// closed lists; a seal of other values does not fit and is refused.
public final class OwnSeal {
    private static final int SALTS = Compartment.values().length * Compartment.SALT;

    private final Map<Compartment, byte[]> salts = new EnumMap<>(Compartment.class);
    private final String ctl;
    private final Hash commitment;

    /// @param salts hex of the salts of coded, text, prov and ctl, one after the other
    /// @param ctl base64 of the author's public key
    /// @param commitment C in hex
    /// @throws MalformedException if one of them is spelt in any other way
    public OwnSeal(String salts, String ctl, String commitment) {
        byte[] all = Hex.decode(salts, SALTS, "four salts");
        for (Compartment part : Compartment.values()) {
            int from = part.ordinal() * Compartment.SALT;
            this.salts.put(part, Arrays.copyOfRange(all, from, from + Compartment.SALT));
        }
        // Half of all strings of this length are points of the curve: asking costs as much as every
        // hash of an entry and shows nothing. Who sends no key of theirs cannot sign a withdrawal.
        StrictBase64.decode(ctl, Ed25519.KEY, "key");
        this.ctl = ctl;
        this.commitment = Hash.ofHex(commitment);
    }

    /// What came with a form in the fields `seal-salts`, `seal-ctl` and `seal-c`; null if the
    /// server is to make the secret.
    ///
    /// @throws MalformedException if there is one, and it is none
    public static @Nullable OwnSeal in(Function<String, @Nullable String> form) {
        String commitment = form.apply("seal-c");
        return commitment == null || commitment.isEmpty()
                ? null
                : new OwnSeal(field(form, "seal-salts"), field(form, "seal-ctl"), commitment);
    }

    /// What its author is shown and seals: the values as they would be recorded, `kind`, `coded`,
    /// `text` and `prov`.
    public static Map<String, Object> values(Entry.Sealed entry) {
        return Envelope.values(entry);
    }

    private static String field(Function<String, @Nullable String> form, String name) {
        String value = form.apply(name);
        return value == null ? "" : value;
    }

    /// These values under the author's salts; null if that is not what its author sealed.
    @Nullable Envelope over(Entry entry) {
        if (!(entry instanceof Entry.Sealed sealed)) {
            return null;
        }
        Compartments openings = Envelope.compartments(sealed, salts, ctl);
        LogEntry.Sealed made = openings.commitment().entry(sealed.kind());
        return made.commitment().equals(commitment) ? Envelope.sealed(made, openings) : null;
    }
}
