package org.kenes.server.record.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.Entry;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;
import org.kenes.server.shell.setup.Randomness;

import java.util.Map;

/// An entry as the bytes of a leaf, with what only its author and the vault get.
///
/// @param bytes of the leaf
/// @param secret of the author, null for public entries
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
        LogEntry sealed = openings.commitment().entry(entry.kind());
        return of(sealed, secret, openings);
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
