package org.kenes.ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.ledger.Vectors;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.Disposition;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.entry.WithdrawalProof;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.receipt.Acknowledgement;
import org.kenes.ledger.receipt.Slip;
import org.kenes.ledger.receipt.SlipBook;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.strict.StrictBase64;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;

import java.util.ArrayList;
import java.util.List;

class DispositionVectorsTest {
    private final Vectors vectors = Vectors.all();

    @Test
    void theTinyLogUsesEveryRule() {
        Vectors tiny = vectors.at("tiny_log");
        List<byte[]> entries = tiny.at("entries").each().stream().map(e -> e.hex("entry")).toList();
        Dispositions walked = new Dispositions(tiny.text("origin"), i -> entries.get((int) i));
        List<Hash> leaves = new ArrayList<>();
        List<String> objections = new ArrayList<>();
        for (byte[] entry : entries) {
            String objection = walked.objection(LogEntry.parse(entry));
            if (objection != null) {
                objections.add("entry " + walked.size() + " ignored: " + objection);
            }
            walked.accept(entry);
            leaves.add(Merkle.leaf(entry));
        }
        for (int i = 0; i < entries.size(); i++) {
            Vectors vector = tiny.at("entries").each().get(i);
            assertThat(walked.at(i))
                    .as(vector.text("about"))
                    .hasToString(vector.text("disposition"));
            assertThat(walked.at(i).bytes()).isEqualTo(vector.hex("disposition_entry"));
            assertThat(Disposition.parse(walked.at(i).bytes())).isEqualTo(walked.at(i));
        }
        assertThat(walked.root().base64()).isEqualTo(tiny.text("dispositions_root_b64"));
        assertThat(Merkle.root(leaves).base64()).isEqualTo(tiny.text("root_b64"));
        assertThat(walked.ignored().stream().map(Dispositions.Ignored::toString).toList())
                .isEqualTo(tiny.at("ignored").texts())
                .isEqualTo(objections);
        assertThat(walked.counts().values().stream().mapToLong(n -> n).sum()).isEqualTo(30);
        assertThat(walked.areWordsHidden(9)).isTrue();
        assertThat(walked.areWordsGone(9)).isFalse();
        assertThat(walked.areWordsGone(5)).isTrue();
    }

    @Test
    void aWithdrawalIsSignedBeforeItsTargetHasAnIndex() {
        Vectors vector = vectors.at("withdraw_message");
        Vectors tiny = vectors.at("tiny_log");
        byte[] target = tiny.at("entries").each().get((int) vector.number("target")).hex("entry");
        byte[] message =
                WithdrawalProof.message(vector.text("origin"), Merkle.leaf(target), Scope.ALL);
        assertThat(message).isEqualTo(vector.hex("message_hex"));
        byte[] act = tiny.at("entries").each().get(15).hex("entry");
        LogEntry.Public withdrawal = (LogEntry.Public) LogEntry.parse(act);
        WithdrawalProof proof = WithdrawalProof.of(new Members(withdrawal.members()));
        assertThat(StrictBase64.encode(proof.signature())).isEqualTo(vector.text("signature_b64"));
        assertThat(new LedgerRecord.Withdrawal(3, Scope.ALL, proof).entry().bytes()).isEqualTo(act);

        byte[] secret = vectors.at("records").each().get(1).hex("secret");
        Compartments own = Compartments.of(secret, "{}", "", "", Compartments.ctlValue(secret));
        Hash leaf = Merkle.leaf(own.commitment().entry(1).bytes());
        WithdrawalProof mine = WithdrawalProof.sign(secret, own, "o", leaf, Scope.TEXT);
        assertThat(mine.opens(own.commitment().value())).isTrue();
        assertThat(mine.isSigned("o", leaf, Scope.TEXT)).isTrue();
        assertThat(mine.isSigned("o", leaf, Scope.ALL)).isFalse();
        assertThat(mine.isSigned("p", leaf, Scope.TEXT)).isFalse();
    }

    @Test
    void acknowledgementSlipsAndSlipBook() {
        Vectors ack = vectors.at("ack");
        Acknowledgement opened =
                Acknowledgement.open(
                        SignedNote.parse(ack.text("note")), VerifierKey.parse(ack.text("vkey")));
        assertThat(opened.text()).isEqualTo(ack.text("text"));

        VerifierKey device = VerifierKey.parse(vectors.at("slips").text("vkey"));
        List<Slip> slips =
                vectors.at("slips").at("notes").texts().stream()
                        .map(note -> Slip.open(SignedNote.parse(note), device))
                        .toList();
        assertThat(slips.get(1).follows(slips.get(0))).isTrue();
        assertThat(slips.get(0).follows(slips.get(1))).isFalse();

        Vectors book = vectors.at("slip_book");
        assertThat(SlipBook.root(book.at("serials").texts()).base64())
                .isEqualTo(book.text("root_b64"));
    }
}
