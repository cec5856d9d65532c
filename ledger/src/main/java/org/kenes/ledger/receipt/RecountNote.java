package org.kenes.ledger.receipt;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.strict.Decimal;
import org.kenes.ledger.strict.Lines;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;

import java.time.LocalDate;
import java.util.List;

/// What somebody who recounted a release signs with a key of their own: a report can then print how
/// many came to the same numbers, and how many did not.
///
/// @param origin of the log
/// @param head what the release covers
/// @param dispositions root of its disposition tree
/// @param findings SHA-256 of the findings that were recounted
public record RecountNote(
        String origin,
        long release,
        Head head,
        Hash dispositions,
        Hash findings,
        Verdict verdict,
        LocalDate date) {
    private static final String FIRST = "kenes/recount/v1";

    /// What came of it.
    public enum Verdict {
        /// Every number is the same.
        AGREES("agrees"),
        /// At least one is not.
        DIFFERS("differs");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /// As it stands in the note.
        public String word() {
            return word;
        }

        private static Verdict of(String word) {
            for (Verdict verdict : values()) {
                if (verdict.word.equals(word)) {
                    return verdict;
                }
            }
            throw new MalformedException("a recount agrees or differs");
        }
    }

    /// The text that is signed.
    public String text() {
        return String.join(
                "\n",
                FIRST,
                origin,
                Long.toString(release),
                Long.toString(head.size()),
                head.root().base64(),
                dispositions.base64(),
                findings.hex(),
                verdict.word,
                date.toString(),
                "");
    }

    public SignedNote sign(SigningKey key) {
        return SignedNote.sign(text(), key);
    }

    /// @throws MalformedException if the note is none
    /// @throws VerificationException if the key did not sign it
    public static RecountNote open(SignedNote note, VerifierKey recounter) {
        List<String> lines = Lines.of(note.text());
        if (lines.size() != 9 || !lines.getFirst().equals(FIRST)) {
            throw new MalformedException("not a recount note");
        }
        RecountNote recount =
                new RecountNote(
                        lines.get(1),
                        Decimal.parse(lines.get(2)),
                        new Head(Decimal.parse(lines.get(3)), Hash.ofBase64(lines.get(4))),
                        Hash.ofBase64(lines.get(5)),
                        Hash.ofHex(lines.get(6)),
                        Verdict.of(lines.get(7)),
                        Slip.date(lines.get(8)));
        if (!recount.text().equals(note.text())) {
            throw new MalformedException("not a recount note");
        }
        note.verify(recounter);
        return recount;
    }
}
