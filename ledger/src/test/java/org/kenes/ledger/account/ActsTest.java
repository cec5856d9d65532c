package org.kenes.ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.entry.Disposition;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.entry.WithdrawalProof;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.tree.Merkle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What an act does to an entry, and when it does nothing.
class ActsTest {
    private static final String ORIGIN = "log.example/acts";
    private static final SigningKey KEY = SigningKey.ofSeed(ORIGIN, KeyType.ED25519, secret(99));

    private final List<byte[]> entries = new ArrayList<>();
    private final Dispositions walked = new Dispositions(ORIGIN, i -> entries.get((int) i));
    @TempDir private Path folder;

    private static byte[] secret(int i) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) i);
        return secret;
    }

    private static Compartments said(int i) {
        return Compartments.of(secret(i), "{}", "", "", Compartments.ctlValue(secret(i)));
    }

    private void say(int kind) {
        accept(said(entries.size()).commitment().entry(kind).bytes());
    }

    private void accept(byte[] entry) {
        entries.add(entry);
        walked.accept(entry);
    }

    private void act(LedgerRecord record) {
        assertThat(walked.objection(record.entry())).isNull();
        accept(record.entry().bytes());
        assertThat(walked.ignored()).isEmpty();
    }

    /// The sequencer would not log it, and a walk that meets it goes on as if it were not there.
    private void refused(LedgerRecord record, String why) {
        assertThat(walked.objection(record.entry())).contains(why);
        Dispositions other = walked.copy();
        other.accept(record.entry().bytes());
        assertThat(other.ignored()).containsExactly(new Dispositions.Ignored(entries.size(), why));
        for (int i = 0; i < entries.size(); i++) {
            assertThat(other.at(i)).isEqualTo(walked.at(i));
            assertThat(other.areWordsHidden(i)).isEqualTo(walked.areWordsHidden(i));
        }
    }

    private LedgerRecord withdrawal(int target, Scope scope) {
        Hash leaf = Merkle.leaf(entries.get(target));
        return new LedgerRecord.Withdrawal(
                target,
                scope,
                WithdrawalProof.sign(secret(target), said(target), ORIGIN, leaf, scope));
    }

    @Test
    void anAnswerIsSupersededOnceByALaterOneOfItsKind() {
        say(1);
        say(1);
        say(2);
        refused(new LedgerRecord.Supersede(0, 0), "entry 0 cannot supersede 0");
        refused(new LedgerRecord.Supersede(1, 0), "entry 0 cannot supersede 1");
        refused(new LedgerRecord.Supersede(0, 2), "entry 2 cannot supersede 0");
        refused(new LedgerRecord.Supersede(0, 3), "entry 3 cannot supersede 0");
        refused(new LedgerRecord.Supersede(3, 4), "target 3 is not a sealed entry");
        act(new LedgerRecord.Supersede(0, 1));
        assertThat(walked.at(0)).isEqualTo(new Disposition.Superseded(1));
        assertThat(walked.at(1)).isEqualTo(new Disposition.Counted());
        refused(new LedgerRecord.Supersede(0, 1), "entry 0 is already superseded");
        refused(new LedgerRecord.Erasure(3, Scope.ALL, "other"), "target 3 is not a sealed entry");
    }

    @Test
    void whatIsGoneCannotGoAgainButWordsMayGoFirst() {
        say(1);
        say(1);
        act(withdrawal(0, Scope.TEXT));
        assertThat(walked.at(0)).isEqualTo(new Disposition.Counted());
        assertThat(walked.areWordsGone(0)).isTrue();
        assertThat(walked.goneAt(0)).isEqualTo(-1);
        act(withdrawal(0, Scope.ALL));
        assertThat(walked.at(0)).isEqualTo(new Disposition.Withdrawn());
        assertThat(walked.goneAt(0)).isEqualTo(3);
        refused(withdrawal(0, Scope.ALL), "entry 0 is already gone");
        refused(new LedgerRecord.Erasure(0, Scope.ALL, "other"), "entry 0 is already gone");
        act(new LedgerRecord.Erasure(1, Scope.ALL, "other"));
        refused(withdrawal(1, Scope.ALL), "entry 1 is already gone");
        Dispositions copy = walked.copy();
        say(1);
        assertThat(copy.size()).isEqualTo(5);
        assertThat(copy.goneAt(0)).isEqualTo(3);
        assertThat(copy.goneAt(1)).isEqualTo(4);
        assertThat(copy.counts())
                .containsEntry("withdrawn", 1L)
                .containsEntry("erased", 1L)
                .containsEntry("public", 3L)
                .containsEntry("counted", 0L);
    }

    @Test
    void aWithdrawalIsSignedByItsAuthorForThisEntryAndScope() {
        say(1);
        say(1);
        LedgerRecord.Withdrawal own = (LedgerRecord.Withdrawal) withdrawal(0, Scope.TEXT);
        refused(
                new LedgerRecord.Withdrawal(1, Scope.TEXT, own.proof()),
                "ctl does not open the target");
        refused(
                new LedgerRecord.Withdrawal(0, Scope.ALL, own.proof()),
                "the withdrawal is not signed by ctl");
    }

    @Test
    void hiddenWordsAndAHiddenEntryAreTwoThings() {
        say(1);
        LedgerRecord hideAll = moderation(true, Scope.ALL);
        LedgerRecord hideWords = moderation(true, Scope.TEXT);
        act(hideAll);
        act(hideWords);
        refused(hideAll, "exclude does not apply to entry 0");
        refused(hideWords, "exclude does not apply to entry 0");
        assertThat(walked.at(0)).hasToString("moderated:rule-1");
        act(moderation(false, Scope.TEXT));
        assertThat(walked.at(0)).as("the rule stays").hasToString("moderated:rule-1");
        assertThat(walked.areWordsHidden(0)).isFalse();
        refused(moderation(false, Scope.TEXT), "restore does not apply to entry 0");
        act(moderation(false, Scope.ALL));
        assertThat(walked.at(0)).isEqualTo(new Disposition.Counted());
        act(hideWords);
        assertThat(walked.at(0)).isEqualTo(new Disposition.Counted());
        assertThat(walked.areWordsHidden(0)).isTrue();
        assertThat(walked.areWordsGone(0)).isFalse();
    }

    private static LedgerRecord moderation(boolean exclude, Scope scope) {
        return new LedgerRecord.Moderation(exclude, scope, "rule-1", 0, Map.of());
    }

    private LedgerRecord.ReleaseMade release(long number, Head head, Dispositions then) {
        return new LedgerRecord.ReleaseMade(
                number, head, then.root(), then.counts(), Map.of(), null, Map.of());
    }

    @Test
    void aReleaseCoversWhatStandsBeforeItAndIsMadeOnce() {
        say(1);
        Head head = new Head(1, Merkle.leaf(entries.getFirst()));
        refused(
                release(1, new Head(2, head.root()), walked),
                "release 1 covers entries that follow it");
        act(release(1, head, walked));
        refused(release(1, head, walked), "release 1 was made before");
        act(release(2, head, walked));
        assertThat(walked.copy().releases()).containsOnlyKeys(1L, 2L);
        assertThat(walked.copy().release(2)).isEqualTo(walked.release(2));
    }

    @Test
    void whatIsNoEntryOfADialogueStopsTheWalk() {
        byte[] sealed = said(0).commitment().entry(1).bytes();
        byte[] withoutKind = sealed.clone();
        withoutKind[2] = 0;
        byte[] otherMark = sealed.clone();
        otherMark[0] = 0x4c;
        byte[] otherForm = sealed.clone();
        otherForm[1] = 9;
        for (byte[] none :
                List.of(
                        withoutKind,
                        otherMark,
                        otherForm,
                        Arrays.copyOf(sealed, 34),
                        Arrays.copyOf(sealed, 36),
                        new byte[0])) {
            assertThatThrownBy(() -> walked.accept(none)).isInstanceOf(VerificationException.class);
        }
    }

    /// The tables of a walk grow at 1,024 entries; an act at that very place is an act like others.
    @Test
    void aTargetThatDoesNotExistYetIsRefusedAtEverySize() {
        byte[] entry = said(0).commitment().entry(1).bytes();
        for (int i = 0; i < 1_024; i++) {
            accept(entry);
        }
        refused(
                new LedgerRecord.Erasure(1_024, Scope.ALL, "other"),
                "target 1024 is not a sealed entry");
        refused(new LedgerRecord.Supersede(0, 1_024), "entry 1024 cannot supersede 0");
    }

    private Head written(Path root) throws IOException {
        Files.createDirectories(root);
        return LogWriter.open(root, folder.resolve("tmp"), Durability.NONE, Head.EMPTY)
                .writeTiles(0, entries.iterator());
    }

    /// A log whose third entry releases the first two.
    private Account release(LedgerRecord.ReleaseMade release, String name) throws IOException {
        List<byte[]> before = List.copyOf(entries);
        entries.add(release.entry().bytes());
        Path root = folder.resolve(name);
        Head head = written(root);
        entries.clear();
        entries.addAll(before);
        return Account.ofRelease(new LogReader(Source.folder(root)), head, ORIGIN, 1L);
    }

    @Test
    void aReleaseThatNamesAnotherRootOtherFatesOrOtherCountsIsRefused() throws IOException {
        say(1);
        act(new LedgerRecord.Erasure(0, Scope.ALL, "other"));
        Head head = written(folder.resolve("log"));
        LedgerRecord.ReleaseMade right = release(1, head, walked);
        Account account = release(right, "right");
        assertThat(account.dispositions().root()).isEqualTo(walked.root());
        assertThat(account.dispositionsNow().size()).isEqualTo(3);
        Hash wrong = Merkle.leaf(new byte[0]);
        Map<String, Long> counts = new java.util.TreeMap<>(walked.counts());
        counts.put("counted", 1L);
        List<LedgerRecord.ReleaseMade> forged =
                List.of(
                        release(1, new Head(2, wrong), walked),
                        new LedgerRecord.ReleaseMade(
                                1, head, wrong, walked.counts(), Map.of(), null, Map.of()),
                        new LedgerRecord.ReleaseMade(
                                1, head, walked.root(), counts, Map.of(), null, Map.of()));
        List<String> why = List.of("another root", "other dispositions", "counts");
        for (int i = 0; i < forged.size(); i++) {
            LedgerRecord.ReleaseMade release = forged.get(i);
            String name = "forged" + i;
            assertThatThrownBy(() -> release(release, name))
                    .isInstanceOf(VerificationException.class)
                    .hasMessageContaining(why.get(i));
        }
    }

    /// The very first entry after a release is already later than it.
    @Test
    void aRowIsWithheldFromTheFirstEntryAfterTheReleaseOn() throws IOException {
        say(1);
        act(new LedgerRecord.Erasure(0, Scope.ALL, "other"));
        Head head = written(folder.resolve("log"));
        Account account =
                Account.at(new LogReader(Source.folder(folder.resolve("log"))), head, ORIGIN, 1);
        Row withheld = new Row(0, "counted", new Row.Withheld(1));
        assertThat(account.rows(List.of(withheld).iterator()).names())
                .containsEntry("withheld", 1L)
                .containsEntry("counted", 1L);
        Compartments said = said(0);
        Row shown =
                new Row(
                        0,
                        "counted",
                        new Row.Coded(
                                said.part(Compartment.CODED).salt(),
                                "{}",
                                said.commitment().rest()));
        assertThat(account.rows(List.of(shown).iterator()).names())
                .containsEntry("disclosed-but-gone", 1L);
    }

    @Test
    void theTreeOfFatesIsSignedAndThatOfTheLog() throws IOException {
        say(1);
        act(new LedgerRecord.Erasure(0, Scope.ALL, "other"));
        Path log = folder.resolve("log");
        written(log);
        Path temporary = folder.resolve("tmp");
        DispositionTree.write(log, temporary, Durability.NONE, ORIGIN, 7, walked, KEY)
                .verify(KEY.verifier());
        Source source = Source.folder(log);
        DispositionTree.verify(source, KEY.verifier(), ORIGIN, 7, walked);
        Dispositions other = new Dispositions(ORIGIN, i -> entries.get((int) i));
        other.accept(entries.getFirst());
        assertThatThrownBy(() -> DispositionTree.verify(source, KEY.verifier(), ORIGIN, 7, other))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("is not that of the log");
        // Written again it must be the same.
        DispositionTree.write(log, temporary, Durability.NONE, ORIGIN, 7, walked, KEY);
    }
}
