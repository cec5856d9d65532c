package org.kenes.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.strict.Members;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.tree.Merkle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What each public entry of the log itself looks like: one line that never changes again.
class RecordsTest {
    private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final String SHA = "0f".repeat(32);
    private static final Head HEAD = new Head(0, Merkle.EMPTY);
    private static final Map<String, Long> COUNTS =
            Map.of(
                    "counted",
                    1L,
                    "moderated",
                    2L,
                    "withdrawn",
                    3L,
                    "erased",
                    4L,
                    "superseded",
                    5L,
                    "public",
                    6L);
    private static final VerifierKey KEY =
            SigningKey.ofSeed("k", KeyType.ED25519, new byte[32]).verifier();

    private static void is(LedgerRecord record, int kind, String json) {
        byte[] entry = record.entry().bytes();
        assertThat(List.of(entry[0], entry[1], entry[2]))
                .containsExactly((byte) 0x4b, (byte) 2, (byte) kind);
        assertThat(new String(entry, 3, entry.length - 3, StandardCharsets.UTF_8)).isEqualTo(json);
        assertThat(LogEntry.parse(entry)).isEqualTo(new LogEntry.Public(kind, record.members()));
    }

    @Test
    void everyKindIsWrittenWithAllItsMembers() {
        String ack = KEY.toString();
        is(
                new LedgerRecord.LogOpened("o", KEY, 60, null),
                1,
                "{\"ack\":\""
                        + ack
                        + "\",\"format\":\"kenes/1\",\"mmd_seconds\":60,\"origin\":\"o\"}");
        is(
                new LedgerRecord.LogOpened("o", KEY, 60, new LedgerRecord.Predecessor("p", HEAD)),
                1,
                "{\"ack\":\""
                        + ack
                        + "\",\"format\":\"kenes/1\",\"mmd_seconds\":60,\"origin\":\"o\",\"predecessor\":{\"origin\":\"p\",\"root\":\""
                        + ROOT
                        + "\",\"size\":0}}");
        is(
                new LedgerRecord.PolicyFixed("n", "1", SHA),
                2,
                "{\"name\":\"n\",\"sha256\":\"" + SHA + "\",\"version\":\"1\"}");
        is(
                new LedgerRecord.Moderation(true, Scope.ALL, "r", 4, Map.of("day", "d")),
                4,
                "{\"action\":\"exclude\",\"day\":\"d\",\"rule\":\"r\",\"scope\":\"all\",\"target\":4}");
        is(
                new LedgerRecord.Moderation(false, Scope.TEXT, "r", 4, Map.of()),
                4,
                "{\"action\":\"restore\",\"rule\":\"r\",\"scope\":\"text\",\"target\":4}");
        is(
                new LedgerRecord.Erasure(4, Scope.ALL, "other"),
                6,
                "{\"reason\":\"other\",\"scope\":\"all\",\"target\":4}");
        is(new LedgerRecord.Supersede(4, 5), 7, "{\"by\":5,\"target\":4}");
        is(
                new LedgerRecord.SlipBookRegistered("b", 2, "g", "r", Merkle.EMPTY),
                8,
                "{\"book\":\"b\",\"count\":2,\"org\":\"g\",\"region\":\"r\",\"root\":\""
                        + ROOT
                        + "\"}");
        is(
                new LedgerRecord.SlipKey(true, "i", "g", KEY),
                9,
                "{\"action\":\"register\",\"id\":\"i\",\"org\":\"g\",\"vkey\":\"" + ack + "\"}");
        assertThat(new LedgerRecord.SlipKey(false, "i", "g", KEY).members())
                .containsEntry("action", "revoke");
        is(new LedgerRecord.End("n"), 10, "{\"next\":\"n\"}");
    }

    @Test
    void releasesAndRevisionsAreReadAsTheyWereWritten() {
        for (String label : new String[] {null, "first"}) {
            LedgerRecord.ReleaseMade release =
                    new LedgerRecord.ReleaseMade(
                            7,
                            HEAD,
                            Merkle.EMPTY,
                            COUNTS,
                            Map.of("data/a.csv", SHA),
                            label,
                            Map.of());
            assertThat(LedgerRecord.ReleaseMade.of(new Members(release.members())))
                    .isEqualTo(release);
            assertThat(release.members().containsKey("label")).isEqualTo(label != null);
            assertThat(release.kind()).isEqualTo(3);
        }
        LedgerRecord.Revision revision = new LedgerRecord.Revision(7, 1, List.of("a", "b"), 3, SHA);
        assertThat(LedgerRecord.Revision.of(new Members(revision.members()))).isEqualTo(revision);
        is(
                revision,
                11,
                "{\"files\":[\"a\",\"b\"],\"manifest\":\""
                        + SHA
                        + "\",\"release\":7,\"revision\":1,\"withheld\":3}");
        Members bad =
                new Members(
                        new LedgerRecord.ReleaseMade(
                                        7,
                                        HEAD,
                                        Merkle.EMPTY,
                                        COUNTS,
                                        Map.of("a", "x"),
                                        null,
                                        Map.of())
                                .members());
        assertThatThrownBy(() -> LedgerRecord.ReleaseMade.of(bad))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new LedgerRecord.PolicyFixed("n", "1", "x"))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new LedgerRecord.Revision(7, 1, List.of(), 3, "x"))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aRuleOrReasonIsAName() {
        for (String none : List.of("", "-a", "a b", "a\n", "a".repeat(41), "ә")) {
            assertThatThrownBy(() -> new LedgerRecord.Erasure(1, Scope.ALL, none))
                    .isInstanceOf(MalformedException.class);
            assertThatThrownBy(
                            () -> new LedgerRecord.Moderation(true, Scope.ALL, none, 1, Map.of()))
                    .isInstanceOf(MalformedException.class);
        }
        new LedgerRecord.Erasure(1, Scope.ALL, "a".repeat(40));
    }

    @Test
    void aKindIsOneByteAndAPublicEntryHasAtMost16384() {
        Hash hash = Merkle.EMPTY;
        for (int kind : new int[] {1, 255}) {
            assertThat(LogEntry.parse(new LogEntry.Sealed(kind, hash).bytes()).kind())
                    .isEqualTo(kind);
            assertThat(LogEntry.parse(new LogEntry.Public(kind, Map.of()).bytes()).kind())
                    .isEqualTo(kind);
        }
        for (int kind : new int[] {0, 256, -1}) {
            assertThatThrownBy(() -> new LogEntry.Sealed(kind, hash))
                    .isInstanceOf(MalformedException.class);
            assertThatThrownBy(() -> new LogEntry.Public(kind, Map.of()))
                    .isInstanceOf(MalformedException.class);
        }
        String most = "x".repeat(LogEntry.LONGEST_PUBLIC - 3 - "{\"a\":\"\"}".length());
        byte[] longest = new LogEntry.Public(1, Map.of("a", most)).bytes();
        assertThat(longest).hasSize(LogEntry.LONGEST_PUBLIC);
        LogEntry.parse(longest);
        assertThatThrownBy(() -> new LogEntry.Public(1, Map.of("a", most + "x")).bytes())
                .isInstanceOf(MalformedException.class);
        byte[] longer =
                (new String(longest, StandardCharsets.UTF_8).replace("xx\"}", "xxx\"}"))
                        .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> LogEntry.parse(longer)).hasMessageContaining("at most 16,384");
        assertThatThrownBy(() -> LogEntry.parse(new byte[] {0x4b, 1}))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void theAuthorsKeyIsPutInByOneCall() {
        byte[] secret = new byte[32];
        Compartments made = Compartments.withControl(secret, "{}", "words", "{}");
        assertThat(made.commitment())
                .isEqualTo(
                        Compartments.of(secret, "{}", "words", "{}", Compartments.ctlValue(secret))
                                .commitment());
        Compartments again =
                Compartments.of(
                        made.part(Compartment.CODED),
                        made.part(Compartment.TEXT),
                        made.part(Compartment.PROV),
                        made.part(Compartment.CTL));
        assertThat(again.commitment()).isEqualTo(made.commitment());
    }

    @Test
    void withoutAKeyNothingIsSigned() {
        byte[] secret = new byte[32];
        Compartments none = Compartments.of(secret, "{}", "", "", "");
        Hash leaf = Merkle.leaf(none.commitment().entry(1).bytes());
        WithdrawalProof proof = WithdrawalProof.sign(secret, none, "o", leaf, Scope.ALL);
        assertThat(proof.isSigned("o", leaf, Scope.ALL)).isFalse();
    }
}
