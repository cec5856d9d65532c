package org.kenes.server.record.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.Entry;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.Compartments.Part;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;
import org.kenes.server.shell.setup.Randomness;

import java.util.Map;
import java.util.Objects;

/// An entry as the bytes of a leaf, with what only its author and the vault get.
///
/// @param bytes of the leaf
/// @param secret of the author, null for public entries and where only its author knows it
/// @param openings salts and values for the vault, null for public entries
public record Envelope(
        byte[] bytes,
        Hash leaf,
        ReceiptCode code,
        byte @Nullable [] secret,
        @Nullable Compartments openings) {

    /// An entry and what it is sealed with. Drawing secrets has an order, sealing has none.
    ///
    /// @param secret the server makes it, shows it once and forgets it
    public record Unsealed(Entry entry, byte[] secret) {
        public static Unsealed of(Entry entry, Randomness randomness) {
            return new Unsealed(
                    entry,
                    switch (entry) {
                        case Entry.Sealed _ -> randomness.bytes(Compartments.SECRET_LENGTH);
                        case Entry.Public _ -> new byte[0];
                    });
        }

        public Envelope seal() {
            return switch (entry) {
                case Entry.Sealed sealed -> Envelope.seal(sealed, secret);
                case Entry.Public shown ->
                        Envelope.of(new LogEntry.Public(shown.kind(), shown.members()), null, null);
            };
        }
    }

    private static Envelope seal(Entry.Sealed entry, byte[] secret) {
        Compartments openings =
                Compartments.withControl(
                        secret, json(entry.coded()), entry.text(), json(entry.provenance()));
        return of(openings.commitment().entry(entry.kind()), secret, openings);
    }

    /// An entry that its author has sealed.
    public static Envelope sealed(LogEntry.Sealed entry, Compartments openings) {
        return of(entry, null, openings);
    }

    /// The values of an entry under salts that its author made.
    ///
    /// @param ctl base64 of the author's key for withdrawing
    public static Compartments compartments(
            Entry.Sealed entry, Map<Compartment, byte[]> salts, String ctl) {
        return Compartments.of(
                part(salts, Compartment.CODED, json(entry.coded())),
                part(salts, Compartment.TEXT, entry.text()),
                part(salts, Compartment.PROV, json(entry.provenance())),
                part(salts, Compartment.CTL, ctl));
    }

    private static Part part(Map<Compartment, byte[]> salts, Compartment which, String value) {
        return new Part(Objects.requireNonNull(salts.get(which)), value.getBytes(UTF_8));
    }

    /// What its author is shown and seals: the values as they would be recorded.
    public static Map<String, Object> values(Entry.Sealed entry) {
        return Map.of(
                "kind", (long) entry.kind(),
                "coded", json(entry.coded()),
                "text", entry.text(),
                "prov", json(entry.provenance()));
    }

    private static Envelope of(
            LogEntry entry, byte @Nullable [] secret, @Nullable Compartments openings) {
        byte[] bytes = entry.bytes();
        Hash leaf = Merkle.leaf(bytes);
        return new Envelope(bytes, leaf, ReceiptCode.of(leaf), secret, openings);
    }

    private static String json(Map<String, Object> members) {
        return new String(CanonicalJson.write(members), UTF_8);
    }
}
