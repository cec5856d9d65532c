package org.kenes.ledger.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;

import java.time.LocalDate;

/// What somebody who recounted a release signs.
class RecountNoteTest {
    private static final SigningKey KEY =
            SigningKey.ofSeed("university.example/recount", KeyType.ED25519, new byte[32]);
    private static final RecountNote NOTE =
            new RecountNote(
                    "kenes.example/log",
                    3,
                    new Head(1200, Hash.sha256("root")),
                    Hash.sha256("dispositions"),
                    Hash.sha256("findings"),
                    RecountNote.Verdict.AGREES,
                    LocalDate.of(2031, 3, 1));

    @Test
    void itIsOneTextAndComesBackFromItsSignature() {
        assertThat(NOTE.text())
                .isEqualTo(
                        "kenes/recount/v1\nkenes.example/log\n3\n1200\n"
                                + Hash.sha256("root").base64()
                                + "\n"
                                + Hash.sha256("dispositions").base64()
                                + "\n"
                                + Hash.sha256("findings").hex()
                                + "\nagrees\n2031-03-01\n");
        SignedNote signed = SignedNote.parse(NOTE.sign(KEY).bytes());
        assertThat(RecountNote.open(signed, KEY.verifier())).isEqualTo(NOTE);
    }

    @Test
    void nobodyElseHasSignedIt() {
        SigningKey other =
                SigningKey.ofSeed("party.example/recount", KeyType.ED25519, new byte[32]);
        assertThatThrownBy(() -> RecountNote.open(NOTE.sign(KEY), other.verifier()))
                .isInstanceOf(VerificationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "agrees, Agrees",
        "agrees, 'agrees '",
        "2031-03-01, 2031-3-1",
        "1200, 01200",
        "kenes/recount/v1, kenes/recount/v2"
    })
    void everyOtherSpellingIsRefused(String right, String wrong) {
        SignedNote note = SignedNote.sign(NOTE.text().replace(right, wrong), KEY);
        assertThatThrownBy(() -> RecountNote.open(note, KEY.verifier()))
                .isInstanceOf(MalformedException.class);
    }
}
