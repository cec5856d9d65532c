package org.kenes.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.entry.Compartment;
import org.kenes.ledger.entry.Compartments;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.receipt.Acknowledgement;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.tree.Merkle;
import org.kenes.opinion.Stance;
import org.kenes.server.Server;
import org.kenes.server.record.sequence.Queue;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One submission is one entry, however often it is sent.
class RecordTest {
    private static final Instant NOW = Instant.parse("2031-03-01T09:00:00Z");

    @TempDir static Path data;
    private static ConfigurableApplicationContext server;
    private static Record record;

    @BeforeAll
    static void open() {
        Map<String, String> name = Map.of("en", "A record");
        server =
                Server.start(
                        new Settings(
                                data,
                                0,
                                null,
                                new Settings.DialogueSettings(
                                        "record",
                                        name,
                                        name,
                                        List.of("en"),
                                        ZoneOffset.UTC,
                                        LocalDate.of(2031, 1, 1),
                                        LocalDate.of(2031, 12, 31)),
                                Settings.RecordSettings.whenAsked("record.example/log"),
                                true),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        Randomness.seeded("record"));
        record = server.getBean(Record.class);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static DialogueEntry.Opinion opinion() {
        return new DialogueEntry.Opinion(
                "draft-1",
                "art_1",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                Stance.SUPPORT,
                new DialogueEntry.Circumstances(
                        "kk", "", "", LocalDate.of(2031, 3, 1), "self", 0, 1),
                "",
                Map.of());
    }

    private static Submission submission(String key, String request, AtomicInteger made) {
        return new Submission(
                new SubmissionKey("test", key),
                request.getBytes(StandardCharsets.UTF_8),
                () -> {
                    made.incrementAndGet();
                    return opinion();
                });
    }

    private static Recorded add(Submission submission) {
        return server.getBean(TransactionTemplate.class).execute(status -> record.add(submission));
    }

    private static String ack(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Accepted accepted -> accepted.ack();
            case Recorded.Same same -> String.valueOf(same.ack());
            case Recorded.Different _ -> "different";
            case Recorded.SealedOtherwise _ -> "sealed otherwise";
        };
    }

    private static long rows() {
        return server.getBean(JdbcClient.class)
                .sql("select count(*) from record.ledger_entry")
                .query(Long.class)
                .single();
    }

    @Test
    void twoHundredParallelCopiesAreOneEntryWithOneAnswer() throws Exception {
        long before = rows();
        AtomicInteger made = new AtomicInteger();
        Callable<String> send = () -> ack(add(submission("copies", "the same", made)));
        Set<String> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 200).mapToObj(i -> threads.submit(send)).toList();
            answers =
                    running.stream()
                            .map(it -> {
                                try {
                                    return it.get();
                                } catch (Exception e) {
                                    return "failed: " + e;
                                }
                            })
                            .collect(Collectors.toSet());
        }
        assertThat(answers).singleElement().asString().startsWith("kenes/ack/v1\n");
        assertThat(rows()).isEqualTo(before + 1);
        int drawn = made.get();
        assertThat(ack(add(submission("copies", "the same", made)))).isIn(answers);
        assertThat(made.get()).as("a known key makes nothing").isEqualTo(drawn);
    }

    @Test
    void theAcknowledgementIsSignedForTheLeafAndTheMoment() {
        Recorded.Accepted it =
                (Recorded.Accepted) add(submission("signed", "x", new AtomicInteger()));
        Acknowledgement ack =
                Acknowledgement.open(
                        SignedNote.parse(it.ack()), server.getBean(PublicLog.class).ackKey());
        assertThat(ack.received()).isEqualTo(NOW.getEpochSecond());
        assertThat(ack.mergeBy()).isEqualTo(NOW.getEpochSecond() + 86_400);
        assertThat(org.kenes.ledger.receipt.ReceiptCode.of(ack.leaf())).hasToString(it.code());
    }

    @Test
    void theSameKeyWithOtherContentIsDifferentAndWritesNothing() {
        AtomicInteger made = new AtomicInteger();
        add(submission("other", "one thing", made));
        long before = rows();
        assertThat(add(submission("other", "another thing", made)))
                .isInstanceOf(Recorded.Different.class);
        assertThat(made.get()).isEqualTo(1);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whoLostTheAnswerGetsTheSameBytesAgain() {
        String first = ack(add(submission("lost", "x", new AtomicInteger())));
        server.getBean(PublicLog.class).sequence();
        assertThat(ack(add(submission("lost", "x", new AtomicInteger())))).isEqualTo(first);
    }

    @Test
    void whatIsRolledBackWasNeverThere() {
        long before = rows();
        AtomicInteger made = new AtomicInteger();
        server.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> {
                    record.add(submission("rolled back", "x", made));
                    status.setRollbackOnly();
                });
        assertThat(rows()).isEqualTo(before);
        assertThat(add(submission("rolled back", "y", made))).isInstanceOf(Recorded.Accepted.class);
    }

    @Test
    void aDayAfterMergingARepeatIsTheSameWhateverItCarriesAndNoMomentIsKept() {
        add(submission("old", "x", new AtomicInteger()));
        server.getBean(PublicLog.class).sequence();
        server.getBean(Queue.class).forgetRequests(NOW.plusSeconds(1));
        Recorded.Same again =
                (Recorded.Same) add(submission("old", "something else", new AtomicInteger()));
        assertThat(again.ack()).as("the proof takes its place").isNull();
        assertThat(
                        server.getBean(JdbcClient.class)
                                .sql(
                                        "select count(*) from record.ledger_entry where code = ?"
                                            + " and (request_mac is not null or received_at <> date"
                                            + " '2031-03-01')")
                                .param(again.code())
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void oneKeyTwiceInOneCallIsAMistakeOfTheCaller() {
        AtomicInteger made = new AtomicInteger();
        Submission once = submission("twice", "x", made);
        assertThatThrownBy(() ->
                        server.getBean(TransactionTemplate.class)
                                .execute(status -> record.addAll(List.of(once, once))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> record.add(once))
                .as("outside a transaction")
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aSealOfItsAuthorIsTakenIfItFitsAndRefusedIfItIsAboutSomethingElse() {
        byte[] secret = new byte[Compartments.SECRET_LENGTH];
        secret[0] = 7;
        var values = OwnSeal.values(opinion());
        Compartments own =
                Compartments.withControl(
                        secret,
                        String.valueOf(values.get("coded")),
                        String.valueOf(values.get("text")),
                        String.valueOf(values.get("prov")));
        String salts =
                Arrays.stream(Compartment.values())
                        .map(part -> Hex.encode(own.part(part).salt()))
                        .collect(Collectors.joining());
        String ctl = own.part(Compartment.CTL).text();
        String c = own.commitment().value().hex();

        for (OwnSeal other :
                List.of(
                        new OwnSeal(
                                salts, ctl, c.replace(c.charAt(5), c.charAt(6) == '0' ? '1' : '0')),
                        new OwnSeal(salts, Compartments.ctlValue(new byte[32]), c),
                        new OwnSeal("00" + salts.substring(2), ctl, c))) {
            assertThat(add(sealedBy("own-other", other)))
                    .isInstanceOf(Recorded.SealedOtherwise.class);
        }
        Recorded recorded = add(sealedBy("own", new OwnSeal(salts, ctl, c)));
        assertThat(recorded)
                .isInstanceOfSatisfying(
                        Recorded.Accepted.class,
                        it -> {
                            assertThat(it.secret()).isNull();
                            assertThat(it.code())
                                    .isEqualTo(
                                            ReceiptCode.of(
                                                            Merkle.leaf(
                                                                    own.commitment()
                                                                            .entry(1)
                                                                            .bytes()))
                                                    .toString());
                        });
        assertThat(add(sealedBy("own", new OwnSeal(salts, ctl, c))))
                .isInstanceOf(Recorded.Same.class);
        assertThat(add(sealedBy("own-again", new OwnSeal(salts, ctl, c))))
                .as("a secret that was used before makes a code that is taken")
                .isInstanceOf(Recorded.SealedOtherwise.class);
    }

    @Test
    void oneOfManyThatIsInTheWayKeepsNoneOfTheOthersOut() {
        var sealed = List.of(ownSeal(21), ownSeal(22), ownSeal(23), ownSeal(24), ownSeal(25));
        assertThat(add(sealedBy("many-before", sealed.get(2))))
                .isInstanceOf(Recorded.Accepted.class);
        List<Submission> many = new ArrayList<>();
        sealed.forEach(seal -> many.add(sealedBy("many-" + many.size(), seal)));
        List<Recorded> answers =
                server.getBean(TransactionTemplate.class)
                        .execute(status -> server.getBean(Record.class).addAll(many));
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i))
                    .as("the code of the third is taken")
                    .isInstanceOf(
                            i == 2 ? Recorded.SealedOtherwise.class : Recorded.Accepted.class);
        }
        assertThat(
                        server.getBean(JdbcClient.class)
                                .sql("select count(*) from vault.opening where dedup = any(?)")
                                .param(
                                        many.stream()
                                                .map(it -> it.key().dedup())
                                                .toArray(byte[][]::new))
                                .query(Long.class)
                                .single())
                .as("each of the others with what opens it")
                .isEqualTo(4);
    }

    private static OwnSeal ownSeal(int first) {
        byte[] secret = new byte[Compartments.SECRET_LENGTH];
        secret[0] = (byte) first;
        var values = OwnSeal.values(opinion());
        Compartments own =
                Compartments.withControl(
                        secret,
                        String.valueOf(values.get("coded")),
                        String.valueOf(values.get("text")),
                        String.valueOf(values.get("prov")));
        String salts =
                Arrays.stream(Compartment.values())
                        .map(part -> Hex.encode(own.part(part).salt()))
                        .collect(Collectors.joining());
        return new OwnSeal(salts, own.part(Compartment.CTL).text(), own.commitment().value().hex());
    }

    @Test
    void aSealHasOneSpelling() {
        String salts = "00".repeat(64);
        String ctl = Compartments.ctlValue(new byte[32]);
        String c = "ab".repeat(32);
        new OwnSeal(salts, ctl, c);
        for (List<String> bad :
                List.of(
                        List.of(salts.substring(2), ctl, c),
                        List.of(salts, "", c),
                        List.of(salts, ctl.replace("=", ""), c),
                        List.of(salts, "/".repeat(43) + "=", c),
                        List.of(salts, ctl, c.toUpperCase(Locale.ROOT)))) {
            assertThatThrownBy(() -> new OwnSeal(bad.get(0), bad.get(1), bad.get(2)))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void theVaultBelongsToARoleInWhichNobodyLogsInAndWhoReadsTheRestCannotReadIt() {
        JdbcClient jdbc = server.getBean(JdbcClient.class);
        String owner =
                jdbc.sql("select tableowner from pg_tables where schemaname = 'vault'")
                        .query(String.class)
                        .single();
        assertThat(owner).startsWith("kenes_vault_");
        assertThat(
                        jdbc.sql("select rolcanlogin from pg_roles where rolname = ?")
                                .param(owner)
                                .query(Boolean.class)
                                .single())
                .isFalse();
        server.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> {
                    jdbc.sql("create role reader").update();
                    jdbc.sql("grant usage on schema record to reader").update();
                    jdbc.sql("grant select on all tables in schema record to reader").update();
                    jdbc.sql("set local role reader").update();
                    jdbc.sql("select count(*) from record.ledger_entry").query(Long.class).single();
                    assertThatThrownBy(() ->
                                    jdbc.sql("select count(*) from vault.opening")
                                            .query(Long.class)
                                            .single())
                            .rootCause()
                            .hasMessageContaining("permission denied for schema vault");
                    status.setRollbackOnly();
                });
    }

    private static Submission sealedBy(String key, OwnSeal seal) {
        return new Submission(
                new SubmissionKey("test", key),
                key.getBytes(StandardCharsets.UTF_8),
                RecordTest::opinion,
                seal);
    }
}
