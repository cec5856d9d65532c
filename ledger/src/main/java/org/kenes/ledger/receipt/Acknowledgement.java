package org.kenes.ledger.receipt;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.Lines;
import org.kenes.ledger.tree.Hash;

import java.util.List;

/// The promise given at once: this leaf will be in the log by then. A note signed by
/// `<origin>/ack`.
///
/// @param received Unix seconds
/// @param mergeBy Unix seconds
public record Acknowledgement(String origin, Hash leaf, long received, long mergeBy) {
    private static final String FIRST = "kenes/ack/v1";

    public Acknowledgement {
        if (received < 0 || mergeBy < received) {
            throw new MalformedException("an acknowledgement promises something for later");
        }
    }

    public String text() {
        return FIRST + "\n" + origin + "\n" + leaf + "\n" + received + "\n" + mergeBy + "\n";
    }

    /// Deterministic: the same submission gets the same bytes again.
    public SignedNote sign(SigningKey key) {
        return SignedNote.sign(text(), key);
    }

    static Acknowledgement parse(String text) {
        List<String> lines = Lines.of(text);
        if (lines.size() != 5 || !lines.getFirst().equals(FIRST)) {
            throw new MalformedException("not an acknowledgement");
        }
        return new Acknowledgement(
                lines.get(1),
                Hash.ofBase64(lines.get(2)),
                Decimal.parse(lines.get(3)),
                Decimal.parse(lines.get(4)));
    }

    /// @throws VerificationException if the key did not sign it
    public static Acknowledgement open(SignedNote note, VerifierKey ack) {
        Acknowledgement acknowledgement = parse(note.text());
        note.verify(ack);
        return acknowledgement;
    }
}
