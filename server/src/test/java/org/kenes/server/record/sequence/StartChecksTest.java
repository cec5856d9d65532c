package org.kenes.server.record.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.entry.LedgerRecord;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.verify.LogVerifier;
import org.kenes.ledger.witness.Policy;
import org.kenes.ledger.witness.Witness;
import org.kenes.ledger.witness.WitnessClient;
import org.kenes.ledger.witness.WitnessServer;
import org.kenes.server.Server;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Record;
import org.kenes.server.record.RefusedStart;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.setup.Settings.RecordSettings;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/// A database from last week beside what people hold, and a store from last week beside today's
/// database.
class StartChecksTest {
    private static final String ORIGIN = "start.example/log";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2031-03-01T09:00:00Z"), ZoneOffset.UTC);

    @TempDir static Path base;
    private static Path data;
    private static ConfigurableApplicationContext server;
    private static SignedNote lastWeek;
    private static SignedNote today;

    private Path folder;

    @BeforeAll
    static void twoWeeks() throws IOException {
        data = base.resolve("data");
        server =
                Server.start(
                        settings(data, null, RecordSettings.Start.USUAL),
                        CLOCK,
                        Randomness.seeded("start"));
        announce(300);
        lastWeek = server.getBean(PublicLog.class).sequence().note();
        FolderTree.copy(data.resolve("log"), base.resolve("last-week"));
        announce(300);
        today = server.getBean(PublicLog.class).sequence().note();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static int announced;

    private static void announce(int count) {
        server.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> {
                    for (int i = 0; i < count; i++) {
                        String name = "document " + announced++;
                        server.getBean(Record.class)
                                .announce(
                                        new SubmissionKey("start", name),
                                        new LedgerRecord.PolicyFixed(name, "1", "0".repeat(64)));
                    }
                });
    }

    /// A data folder of its own for each test, over the same tables.
    @BeforeEach
    void folder() throws IOException {
        folder = Files.createTempDirectory(base, "test");
        FolderTree.copy(data.resolve("keys"), folder.resolve("keys"));
        FolderTree.copy(data.resolve("log"), folder.resolve("log"));
    }

    private static Settings settings(Path data, Path policy, RecordSettings.Start start) {
        Map<String, String> name = Map.of("en", "A start");
        return new Settings(
                data,
                0,
                null,
                new Settings.DialogueSettings(
                        "start",
                        name,
                        name,
                        List.of("en"),
                        ZoneOffset.UTC,
                        LocalDate.of(2031, 1, 1),
                        LocalDate.of(2031, 12, 31)),
                new RecordSettings(
                        ORIGIN,
                        Duration.ZERO,
                        1,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofDays(1),
                        policy,
                        start),
                true);
    }

    private void start(Path policy, boolean deep, Path... remembered) {
        Settings settings =
                settings(folder, policy, new RecordSettings.Start(deep, List.of(remembered)));
        JdbcClient jdbc = server.getBean(JdbcClient.class);
        Heads heads = new Heads(jdbc, settings);
        Keys keys = new Keys(settings, Randomness.seeded("unused"));
        try (Witnesses witnesses = new Witnesses(settings)) {
            var publisher =
                    new Publisher(heads, keys, witnesses, Durability.FORCED, CLOCK, settings);
            new StartChecks(
                            new DurableDatabase(jdbc, settings),
                            heads,
                            new Queue(jdbc, settings),
                            keys,
                            publisher,
                            witnesses,
                            Durability.FORCED,
                            settings)
                    .run();
        }
    }

    private void start(boolean deep) {
        start(null, deep);
    }

    private void refused(String words, Runnable start) {
        assertThatThrownBy(start::run).isInstanceOf(RefusedStart.class).hasMessageContaining(words);
    }

    /// Restores last week's database for as long as something is tried.
    private void inLastWeeksDatabase(Runnable test) {
        JdbcClient jdbc = server.getBean(JdbcClient.class);
        var head = Checkpoint.parse(lastWeek.text()).head();
        var now = Checkpoint.parse(today.text()).head();
        String set = "update record.ledger_head set size = ?, root = ?, assigned = ?";
        jdbc.sql(set).params(head.size(), head.root().bytes(), head.size()).update();
        try {
            test.run();
        } finally {
            jdbc.sql(set).params(now.size(), now.root().bytes(), now.size()).update();
        }
    }

    @Test
    void anUntouchedInstallationStarts() {
        assertThatCode(() -> start(false)).doesNotThrowAnyException();
        assertThatCode(() -> start(true)).doesNotThrowAnyException();
    }

    @Test
    void lastWeeksDatabaseIsRefusedBesideTodaysStore() {
        inLastWeeksDatabase(
                () -> refused("the database is older than the published log", () -> start(false)));
    }

    @Test
    void lastWeeksDatabaseIsRefusedWhereSomebodyRemembersToday() throws IOException {
        FolderTree.remove(folder.resolve("log"));
        FolderTree.copy(base.resolve("last-week"), folder.resolve("log"));
        Path remembered = Files.write(folder.resolve("remembered"), today.bytes());
        Path proof =
                Files.write(
                        folder.resolve("receipt.tlog-proof"),
                        new LogReader(Source.folder(data.resolve("log")))
                                .proof(500, today, true)
                                .bytes());
        inLastWeeksDatabase(() -> {
            assertThatCode(() -> start(false)).as("nobody knows").doesNotThrowAnyException();
            refused(remembered + " shows", () -> start(null, false, remembered));
            refused(proof + " shows", () -> start(null, false, proof));
        });
        assertThatCode(() -> start(null, false, remembered, proof)).doesNotThrowAnyException();
    }

    @Test
    void lastWeeksDatabaseIsRefusedWhereAWitnessConfirmedToday() throws IOException {
        FolderTree.remove(folder.resolve("log"));
        FolderTree.copy(base.resolve("last-week"), folder.resolve("log"));
        SigningKey key = SigningKey.ofSeed("witness.example/w", KeyType.COSIGNATURE, new byte[32]);
        SigningKey log = SigningKey.read(data.resolve("keys/log.key"));
        Path policy = folder.resolve("policy");
        try (WitnessServer witness =
                new WitnessServer(
                        Witness.open(
                                folder.resolve("witness"),
                                Durability.FORCED,
                                key,
                                List.of(log.verifier()),
                                true,
                                InstantSource.system(),
                                line -> {}),
                        new InetSocketAddress("127.0.0.1", 0),
                        line -> {})) {
            Files.writeString(
                    policy,
                    "witness w "
                            + key.verifier()
                            + " http://127.0.0.1:"
                            + witness.address().getPort()
                            + "\nquorum w\n");
            inLastWeeksDatabase(
                    () -> assertThatCode(() -> start(policy, false)).doesNotThrowAnyException());
            try (var client =
                    new WitnessClient(
                            Policy.parse(Files.readString(policy)), WitnessClient.Patience.USUAL)) {
                var reader = new LogReader(Source.folder(data.resolve("log")));
                assertThat(client.ask(today, reader::consistency).enough()).isTrue();
            }
            inLastWeeksDatabase(() -> refused("witness w shows", () -> start(policy, false)));
            assertThatCode(() -> start(policy, false)).doesNotThrowAnyException();
        }
        assertThatCode(() -> start(policy, false))
                .as("the witness is away")
                .doesNotThrowAnyException();
    }

    @Test
    void aDatabaseThatAnswersBeforeItHasWrittenIsRefused() throws Exception {
        try (var connection = server.getBean(DataSource.class).getConnection()) {
            var one = new SingleConnectionDataSource(connection, true);
            JdbcClient jdbc = JdbcClient.create(one);
            Settings real = real(settings(folder, null, RecordSettings.Start.USUAL));
            new DurableDatabase(jdbc, real).check();
            jdbc.sql("set synchronous_commit = off").update();
            try {
                refused("{synchronous_commit=off}", () -> new DurableDatabase(jdbc, real).check());
            } finally {
                jdbc.sql("reset synchronous_commit").update();
            }
        }
    }

    private static Settings real(Settings demo) {
        return new Settings(
                demo.data(), demo.port(), demo.database(), demo.dialogue(), demo.record(), false);
    }

    @Test
    void aHeadOfAnotherLogIsNoRememberedHead() throws IOException {
        SigningKey other = SigningKey.ofSeed(ORIGIN, KeyType.ED25519, new byte[32]);
        Path forged =
                Files.write(folder.resolve("forged"), SignedNote.sign(today.text(), other).bytes());
        refused("not one of this log", () -> start(null, false, forged));
        Path junk = Files.writeString(folder.resolve("junk"), "junk");
        refused("not one of this log", () -> start(null, false, junk));
    }

    @Test
    void aDeepStartPutsBackWhatIsMissingAndRefusesWhatDiffers() throws IOException {
        Path tile = folder.resolve("log/tile/0/001");
        byte[] right = Files.readAllBytes(tile);
        Files.delete(tile);
        start(true);
        assertThat(tile).hasBinaryContent(right);
        right[3] ^= 1;
        Files.write(tile, right);
        assertThatCode(() -> start(false)).as("not looked at").doesNotThrowAnyException();
        refused("other bytes in tile/0/001", () -> start(true));
    }

    @Test
    void aDeepStartFindsAnEntryThatWasChangedInTheTable() {
        JdbcClient jdbc = server.getBean(JdbcClient.class);
        String change =
                "update record.ledger_entry set entry = set_byte(entry, 5, get_byte(entry, 5) # 1)"
                        + " where idx = 77";
        jdbc.sql(change).update();
        try {
            refused("the entries give size 602", () -> start(true));
        } finally {
            jdbc.sql(change).update();
        }
    }

    @Test
    void lastWeeksStoreBesideTodaysDatabaseIsCompletedFromTheTable() {
        FolderTree.remove(data.resolve("log"));
        FolderTree.copy(base.resolve("last-week"), data.resolve("log"));
        server.close();
        server =
                Server.start(
                        settings(data, null, RecordSettings.Start.USUAL),
                        CLOCK,
                        Randomness.seeded("again"));
        var published = server.getBean(PublicLog.class).sequence();
        assertThat(published.head()).isEqualTo(Checkpoint.parse(today.text()).head());
        LogVerifier.of(
                        Source.folder(data.resolve("log")),
                        server.getBean(Keys.class).log.verifier())
                .verify();
    }
}
