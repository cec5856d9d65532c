package org.kenes.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.account.Account;
import org.kenes.ledger.account.DispositionTree;
import org.kenes.ledger.account.Dispositions;
import org.kenes.ledger.account.RowsJsonl;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.receipt.Opening;
import org.kenes.ledger.receipt.Receipt;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.receipt.Slip;
import org.kenes.ledger.receipt.SlipBook;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tile.TlogProof;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.tree.Merkle;
import org.kenes.ledger.witness.Policy;
import org.kenes.testkit.SharedData;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// One small dialogue made by another program, verified as an outsider would.
class FixtureTest {
    private static final List<String> FATES =
            List.of(
                    "counted",
                    "counted-with-text",
                    "counted-then-gone",
                    "moderated",
                    "withdrawn",
                    "erased",
                    "superseded");

    private final Path fixture = SharedData.path("ledger/fixture");
    private final VerifierKey log = key("log.vkey");
    private final Policy policy =
            Policy.of(text("witness.vkeys").lines().map(VerifierKey::parse).toList(), 3);
    private final Receipt.Trust trust = new Receipt.Trust(log, log.name(), key("ack.vkey"), policy);

    private String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String name) {
        return SharedData.bytes("ledger/fixture/" + name);
    }

    private VerifierKey key(String name) {
        return VerifierKey.parse(text(name).strip());
    }

    @Test
    void theLogVerifiesWithThreeWitnesses() {
        for (int jobs : List.of(1, 3)) {
            LogVerifier.Verified verified =
                    LogVerifier.of(Source.folder(fixture), log)
                            .policy(policy)
                            .jobs(jobs)
                            .older(bytes("receipts/counted.tlog-proof"))
                            .verify();
            assertThat(verified.checkpoint().size()).isEqualTo(1200);
            assertThat(verified.checkpoint().root().base64())
                    .isEqualTo("fRr31GlHQWNmK4NWe9SKj1GCvuwzS/K5FzStAZju9AM=");
            assertThat(verified.lines()).last().asString().startsWith("ok 7 older");
        }
    }

    @Test
    void bothRowFilesAreAccountedFor() throws IOException {
        LogReader reader = new LogReader(Source.folder(fixture));
        Head head = reader.checkpoint(log, policy.witnessKeys()).head();
        Account account = Account.ofRelease(reader, head, log.name(), 1L);
        Account.Result released = rows(account, "rows.jsonl");
        assertThat(released.names())
                .containsEntry("counted", 879L)
                .containsEntry("moderated", 6L)
                .containsEntry("withdrawn", 11L)
                .containsEntry("erased", 10L)
                .containsEntry("superseded", 10L)
                .containsEntry("public", 84L)
                .containsEntry("withheld", 0L)
                .containsEntry("with-text", 205L)
                .containsEntry("disclosed-but-gone", 4L)
                .containsEntry("text-disclosed-but-gone", 2L);
        Account.Result later = rows(account, "rows-later.jsonl");
        assertThat(later.names())
                .containsEntry("counted", 879L)
                .containsEntry("withheld", 4L)
                .containsEntry("with-text", 203L)
                .containsEntry("disclosed-but-gone", 0L)
                .containsEntry("text-disclosed-but-gone", 0L);
        assertThat(later.size()).isEqualTo(1000);
        assertThat(later.ignored().stream().map(Dispositions.Ignored::index))
                .containsExactly(
                        83L, 179L, 275L, 371L, 467L, 563L, 659L, 755L, 851L, 947L, 1043L, 1139L);
        DispositionTree.verify(Source.folder(fixture), log, log.name(), 1, account.dispositions());
    }

    private Account.Result rows(Account account, String name) throws IOException {
        try (InputStream in = Files.newInputStream(fixture.resolve(name))) {
            return account.rows(new RowsJsonl(in));
        }
    }

    @Test
    void everyReceiptHoldsAndItsOpeningOpens() {
        for (String fate : FATES) {
            Receipt receipt = Receipt.parse(bytes("receipts/" + fate + ".kenes-receipt.json"));
            Receipt.Shown shown = receipt.verify(trust, null);
            Receipt.Included included = Objects.requireNonNull(shown.included());
            assertThat(shown.acknowledged()).isNotNull();
            assertThat(Objects.requireNonNull(shown.disposition()).name())
                    .isEqualTo(fate.startsWith("counted") ? "counted" : fate);
            assertThat(Receipt.parse(receipt.json()).json()).isEqualTo(receipt.json());
            assertThat(ReceiptCode.of(Merkle.leaf(included.entry())))
                    .hasToString(text("receipts/" + fate + ".code").strip());
            Opening opening = Opening.parse(bytes("receipts/" + fate + ".opening.json"));
            assertThat(opening.entry()).isEqualTo(included.entry());
            assertThat(opening.parts()).hasSize(4);
            assertThat(Opening.parse(opening.json()).entry()).isEqualTo(opening.entry());
            assertThat(TlogProof.parse(bytes("receipts/" + fate + ".tlog-proof")))
                    .hasToString(Objects.requireNonNull(receipt.proof()).toString());
        }
    }

    @Test
    void partsOfTwoReceiptsDoNotMix() {
        Receipt one = Receipt.parse(bytes("receipts/counted.kenes-receipt.json"));
        Receipt two = Receipt.parse(bytes("receipts/erased.kenes-receipt.json"));
        List<Receipt> mixed =
                List.of(
                        new Receipt(two.ack(), one.proof(), one.disposition(), one.release()),
                        new Receipt(one.ack(), two.proof(), one.disposition(), one.release()),
                        new Receipt(one.ack(), one.proof(), two.disposition(), one.release()),
                        new Receipt(
                                one.ack(),
                                one.proof(),
                                one.disposition(),
                                Objects.requireNonNull(one.disposition())));
        for (Receipt receipt : mixed) {
            assertThatThrownBy(() -> receipt.verify(trust, null))
                    .isInstanceOf(VerificationException.class);
        }
        Receipt.Trust strict = new Receipt.Trust(log, "other.example/log", trust.ack(), policy);
        assertThatThrownBy(() -> one.verify(strict, null))
                .isInstanceOf(VerificationException.class);
    }

    @Test
    void slipsOfOneDeviceFormAChain() {
        VerifierKey device = key("device-1.vkey");
        List<Slip> slips =
                FATES.stream()
                        .map(f ->
                                Slip.open(
                                        SignedNote.parse(bytes("receipts/" + f + ".slip")), device))
                        .sorted((a, b) -> Long.compare(a.seq(), b.seq()))
                        .toList();
        for (int i = 1; i < slips.size(); i++) {
            if (slips.get(i).seq() == slips.get(i - 1).seq() + 1) {
                assertThat(slips.get(i).follows(slips.get(i - 1))).isTrue();
            }
        }
        assertThat(slips).hasSize(7);
    }

    @Test
    void theSlipBookIsTheRegisteredOne() {
        List<String> serials = text("slip-book-b-0001.txt").lines().toList();
        LogReader reader = new LogReader(Source.folder(fixture));
        boolean found = false;
        for (var entries = reader.entries(0, 1200, 1200); entries.hasNext(); ) {
            if (LogEntry.parse(entries.next()) instanceof LogEntry.Public(int kind, var members)
                    && kind == 8
                    && "b-0001".equals(members.get("book"))) {
                assertThat(SlipBook.root(serials).base64()).isEqualTo(members.get("root"));
                assertThat((Long) members.get("count")).isEqualTo(serials.size());
                found = true;
            }
        }
        assertThat(found).isTrue();
    }
}
