package org.kenes.ledger.receipt;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.Lines;
import org.kenes.ledger.strict.Shown;
import org.kenes.ledger.tree.Hash;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/// What a device without network hands to a person: a note signed by the device's key about the
/// commitment it has just made. Slips of one device form a chain, so that a gap shows.
///
/// @param seq 1, 2 …
/// @param previous hash of the text before this one, 32 zero bytes for the first
public record Slip(String origin, Hash leaf, String id, long seq, Hash previous, LocalDate date) {
    private static final String FIRST = "kenes/slip/v1";
    public static final Hash NONE = Hash.of(new byte[Hash.LENGTH]);

    public Slip {
        if (seq < 1 || (seq == 1) != previous.equals(NONE)) {
            throw new MalformedException("slip " + seq + " has the wrong predecessor");
        }
    }

    public String text() {
        return String.join(
                "\n",
                FIRST,
                origin,
                leaf.base64(),
                id,
                Long.toString(seq),
                previous.base64(),
                date.toString(),
                "");
    }

    public SignedNote sign(SigningKey key) {
        return SignedNote.sign(text(), key);
    }

    public static Slip open(SignedNote note, VerifierKey device) {
        List<String> lines = Lines.of(note.text());
        if (lines.size() != 7 || !lines.getFirst().equals(FIRST)) {
            throw new MalformedException("not a slip");
        }
        Slip slip =
                new Slip(
                        lines.get(1),
                        Hash.ofBase64(lines.get(2)),
                        lines.get(3),
                        Decimal.parse(lines.get(4)),
                        Hash.ofBase64(lines.get(5)),
                        date(lines.get(6)));
        note.verify(device);
        if (!slip.text().equals(note.text())) {
            throw new MalformedException("not a slip");
        }
        if (!device.name().equals(slip.origin + "/device/" + slip.id)) {
            throw new VerificationException("slip of " + slip.id + " signed by " + device.name());
        }
        return slip;
    }

    /// Whether this is the slip of the same device right after that one.
    public boolean follows(Slip earlier) {
        return id.equals(earlier.id)
                && seq == earlier.seq + 1
                && previous.equals(Hash.sha256(earlier.text().getBytes(StandardCharsets.UTF_8)));
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new MalformedException("not a date: \"" + Shown.of(text) + "\"", e);
        }
    }
}
