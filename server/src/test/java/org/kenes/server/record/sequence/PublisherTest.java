package org.kenes.server.record.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.verify.LogVerifier;
import org.kenes.ledger.witness.Witness;
import org.kenes.ledger.witness.WitnessServer;
import org.kenes.server.OwnDatabase;
import org.kenes.server.record.Record;
import org.kenes.server.record.RefusedStart;
import org.kenes.server.record.Retention;
import org.kenes.server.record.Tombstones;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.shell.setup.Settings.RecordSettings;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

/// Publishing with a witness, by a clock that the test moves.
class PublisherTest {
    private static final String ORIGIN = "published.example/log";
    private static final Instant BEGIN = Instant.parse("2031-03-01T09:00:00Z");

    @TempDir Path folder;

    private Instant now = BEGIN;
    private final InstantSource source = () -> now;
    private final SigningKey log = SigningKey.ofSeed(ORIGIN, KeyType.ED25519, new byte[32]);
    private final SigningKey witness =
            SigningKey.ofSeed("witness.example/w", KeyType.COSIGNATURE, new byte[32]);

    @Test
    void withoutNewEntriesTheNewestCheckpointIsCosignedAgainEveryTenMinutes() throws Exception {
        log.write(Files.createDirectories(folder.resolve("data/keys")).resolve("log.key"));
        Path policy = folder.resolve("policy");
        try (WitnessServer server = witness()) {
            Files.writeString(
                    policy,
                    "witness w "
                            + witness.verifier()
                            + " http://127.0.0.1:"
                            + server.address().getPort()
                            + "\nquorum w\n");
            RecordSettings rules =
                    new RecordSettings(
                            ORIGIN,
                            Duration.ZERO,
                            1,
                            Duration.ZERO,
                            Duration.ZERO,
                            Duration.ofDays(1),
                            policy,
                            RecordSettings.Start.USUAL);
            try (var record =
                    Speaker.open(
                            Speaker.settings(folder.resolve("data"), rules),
                            OwnDatabase.create("published"),
                            source.withZone(ZoneOffset.UTC))) {
                Sequencer sequencer = record.getBean(Sequencer.class);
                assertThat(sequencer.drainWhenDue()).as("leads").isTrue();
                assertThat(cosigned()).isEqualTo(BEGIN);
                now = BEGIN.plus(Duration.ofMinutes(9));
                sequencer.drainWhenDue();
                assertThat(cosigned()).as("still young").isEqualTo(BEGIN);
                now = BEGIN.plus(Duration.ofMinutes(11));
                sequencer.drainWhenDue();
                assertThat(cosigned()).as("again").isEqualTo(now);
            }
        }
    }

    @Test
    void whoeverListensHearsOfEveryPublication() throws Exception {
        try (var record =
                        Speaker.open(
                                Speaker.settings(
                                        folder.resolve("data"), RecordSettings.whenAsked(ORIGIN)),
                                OwnDatabase.create("heard"),
                                Clock.fixed(BEGIN, ZoneOffset.UTC));
                Connection session = record.getBean(DataSource.class).getConnection();
                Statement statement = session.createStatement()) {
            statement.execute("listen " + PublishedNews.CHANNEL);
            Sequencer sequencer = record.getBean(Sequencer.class);
            sequencer.drain();
            speak(record);
            sequencer.drain();
            PGConnection hearing = session.unwrap(PGConnection.class);
            assertThat(hearing.getNotifications(20_000))
                    .extracting(PGNotification::getParameter)
                    .containsOnly(ORIGIN)
                    .hasSizeBetween(1, 2);
            statement.execute("unlisten " + PublishedNews.CHANNEL);
        }
    }

    @Test
    void aFileThatIsNotWhatItsRowSaysIsWrittenAgain() throws Exception {
        try (var record =
                Speaker.open(
                        Speaker.settings(folder.resolve("data"), RecordSettings.whenAsked(ORIGIN)),
                        OwnDatabase.create("rewritten"),
                        Clock.fixed(BEGIN, ZoneOffset.UTC))) {
            Sequencer sequencer = record.getBean(Sequencer.class);
            sequencer.drainWhenDue();
            Path checkpoint = folder.resolve("data/log/checkpoint");
            byte[] right = Files.readAllBytes(checkpoint);
            Files.delete(checkpoint);
            sequencer.drainWhenDue();
            assertThat(checkpoint).hasBinaryContent(right);
        }
    }

    /// In the middle of a batch, as after a pause.
    @Test
    void whoLostTheLeadStepsDownAndDoesNotHalt() throws Exception {
        try (var record =
                Speaker.open(
                        Speaker.settings(folder.resolve("data"), RecordSettings.whenAsked(ORIGIN)),
                        OwnDatabase.create("steppeddown"),
                        Clock.fixed(BEGIN, ZoneOffset.UTC))) {
            Sequencer sequencer = record.getBean(Sequencer.class);
            JdbcClient jdbc = record.getBean(JdbcClient.class);
            sequencer.drain();
            speak(record);
            jdbc.sql(
                            """
                            create function record.somebody_else() returns trigger language plpgsql as
                            'begin update record.ledger_head set epoch = epoch + 1; return null; end'
                            """)
                    .update();
            jdbc.sql(
                            """
                            create trigger somebody_else after update on record.ledger_entry
                            for each statement execute function record.somebody_else()
                            """)
                    .update();
            assertThatThrownBy(sequencer::drain).hasMessage("another process leads now");
            assertThat(record.getBean(Halt.class).reason()).isNull();
            jdbc.sql("drop trigger somebody_else on record.ledger_entry").update();
            assertThat(sequencer.drain()).as("leads again").isTrue();
            assertThat(record.getBean(Heads.class).publishedSize()).isEqualTo(3);
        }
    }

    @Test
    void aLogThatIsContinuedElsewhereEndsWithAnEntryThatSaysSoAndTakesNothingMore()
            throws Exception {
        try (var record =
                Speaker.open(
                        Speaker.settings(folder.resolve("data"), RecordSettings.whenAsked(ORIGIN)),
                        OwnDatabase.create("endedlog"),
                        Clock.fixed(BEGIN, ZoneOffset.UTC))) {
            Sequencer sequencer = record.getBean(Sequencer.class);
            sequencer.drain();
            speak(record);

            assertThat(sequencer.end(ORIGIN + "/e2")).isTrue();

            Heads heads = record.getBean(Heads.class);
            assertThat(heads.publishedSize()).as("log, policy, an opinion, the end").isEqualTo(4);
            byte[] last = new LogReader(Source.folder(folder.resolve("data/log"))).entry(3, 4);
            assertThat(LogEntry.parse(last))
                    .isEqualTo(new LogEntry.Public(10, Map.of("next", ORIGIN + "/e2")));
            assertThatThrownBy(() -> speak(record))
                    .rootCause()
                    .hasMessageContaining("log_has_ended");
            assertThat(sequencer.end(ORIGIN + "/e2")).as("once more").isTrue();
            sequencer.drain();
            assertThat(heads.publishedSize()).isEqualTo(4);
            LogVerifier.of(
                            Source.folder(folder.resolve("data/log")),
                            record.getBean(Keys.class).log.verifier())
                    .verify();
        }
    }

    @Test
    void aNewEpochNamesTheLogThatEndedAndWhy() throws Exception {
        Path ended =
                Files.write(
                        folder.resolve("ended"),
                        new Checkpoint(ORIGIN, new Head(7, Hash.sha256("seven")))
                                .sign(log)
                                .bytes());
        Path cause = Files.writeString(folder.resolve("cause"), "The disk was lost.\n");
        try (var record =
                Speaker.open(
                        Speaker.settings(
                                folder.resolve("data"), epoch(ORIGIN + "/e2", ended, cause)),
                        OwnDatabase.create("epoch"),
                        Clock.fixed(BEGIN, ZoneOffset.UTC))) {
            record.getBean(Sequencer.class).drain();
        }
        var entries = new LogReader(Source.folder(folder.resolve("data/log"))).entries(0, 3, 3);
        assertThat(((LogEntry.Public) LogEntry.parse(entries.next())).members())
                .containsEntry("origin", ORIGIN + "/e2")
                .containsEntry(
                        "predecessor",
                        Map.of(
                                "origin",
                                ORIGIN,
                                "size",
                                7L,
                                "root",
                                Hash.sha256("seven").base64()));
        entries.next();
        assertThat(((LogEntry.Public) LogEntry.parse(entries.next())).members())
                .containsEntry("name", "epoch")
                .containsEntry("sha256", Hash.sha256(Files.readAllBytes(cause)).hex());
        assertThatThrownBy(() ->
                        Speaker.open(
                                Speaker.settings(
                                        folder.resolve("other"), epoch(ORIGIN, ended, cause)),
                                OwnDatabase.create("sameorigin"),
                                Clock.fixed(BEGIN, ZoneOffset.UTC)))
                .rootCause()
                .isInstanceOf(RefusedStart.class)
                .hasMessageContaining("needs an origin of its own");
    }

    @Test
    void onTheLastDayOfRetentionProvenanceAndKeysGoAndWhatWasPublishedStays() throws Exception {
        LocalDate last = LocalDate.ofInstant(BEGIN, ZoneOffset.UTC).plusDays(30);
        try (var record =
                Speaker.open(
                        Speaker.settings(
                                folder.resolve("data"),
                                RecordSettings.whenAsked("retention.example/log")),
                        OwnDatabase.create("retention"),
                        source.withZone(ZoneOffset.UTC))) {
            Sequencer sequencer = record.getBean(Sequencer.class);
            Tombstones tombstones = record.getBean(Tombstones.class);
            sequencer.drain();
            speak(record);
            record.getBean(Retention.class).fix(last);
            sequencer.drain();
            now = last.atTime(23, 59).toInstant(ZoneOffset.UTC);
            tombstones.carryOut();
            assertThat(kept(record)).as("the last day").isEqualTo("coded 1, prov 1, ctl 1");
            now = now.plus(Duration.ofMinutes(2));
            speak(record);
            sequencer.drain();
            tombstones.carryOut();
            assertThat(kept(record))
                    .as("what came later stays")
                    .isEqualTo("coded 2, prov 1, ctl 1");
        }
        var reader = new LogReader(Source.folder(folder.resolve("data/log")));
        var entries = reader.entries(0, 5, 5);
        assertThat(Stream.generate(entries::next).limit(5).map(LogEntry::parse))
                .filteredOn(it -> it instanceof LogEntry.Public)
                .map(it -> ((LogEntry.Public) it).members())
                .anyMatch(it ->
                        "retention".equals(it.get("name"))
                                && last.toString().equals(it.get("version")));
    }

    private static void speak(ApplicationContext record) {
        record.getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> record.getBean(Record.class).add(Speaker.opinion()));
    }

    private static String kept(ApplicationContext record) {
        return record.getBean(JdbcClient.class)
                .sql(
                        "select 'coded ' || count(coded) || ', prov ' || count(prov) || ', ctl ' ||"
                                + " count(ctl) from vault.opening")
                .query(String.class)
                .single();
    }

    private static RecordSettings epoch(String origin, Path ended, Path cause) {
        return new RecordSettings(
                origin,
                Duration.ZERO,
                1,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofDays(1),
                null,
                new RecordSettings.Start(
                        false, List.of(), new RecordSettings.Predecessor(ended, cause)));
    }

    /// When the witness says it saw what the file shows.
    private Instant cosigned() throws IOException {
        byte[] note = Files.readAllBytes(folder.resolve("data/log/checkpoint"));
        return Instant.ofEpochSecond(
                SignedCheckpoint.open(note, log.verifier(), List.of(witness.verifier()))
                        .cosignatures()
                        .getFirst()
                        .time());
    }

    private WitnessServer witness() throws IOException {
        return new WitnessServer(
                Witness.open(
                        folder.resolve("witness"),
                        Durability.FORCED,
                        witness,
                        List.of(log.verifier()),
                        true,
                        source,
                        line -> {}),
                new InetSocketAddress("127.0.0.1", 0),
                line -> {});
    }
}
