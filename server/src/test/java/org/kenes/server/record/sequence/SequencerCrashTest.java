package org.kenes.server.record.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.store.CheckpointFile;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.verify.LogVerifier;
import org.kenes.server.Server;
import org.kenes.server.record.Documents;
import org.kenes.server.record.Record;
import org.kenes.server.record.Recorded;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.record.vault.Keys;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

/// Fails each write, each fsync, each rename, each statement and each commit of two batches in
/// turn, once as "did not happen" and once as "happened, and nobody was told"; starts again; and
/// finds every acknowledged entry in the log exactly once, one root for every size ever shown.
class SequencerCrashTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2031-03-01T09:00:00Z"), ZoneOffset.UTC);

    @TempDir static Path base;
    private static ConfigurableApplicationContext server;
    private static DataSource database;

    @BeforeAll
    static void open() {
        server =
                Server.start(
                        settings(base, "running.example/log"), CLOCK, Randomness.seeded("crash"));
        database = server.getBean(DataSource.class);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Settings settings(Path data, String origin) {
        Map<String, String> name = Map.of("en", "A crash");
        return new Settings(
                data,
                0,
                null,
                new Settings.DialogueSettings(
                        "crash",
                        name,
                        name,
                        List.of("en"),
                        ZoneOffset.UTC,
                        LocalDate.of(2031, 1, 1),
                        LocalDate.of(2031, 12, 31)),
                Settings.RecordSettings.whenAsked(origin),
                true);
    }

    @Test
    void whateverFailsTheLogGoesOnWithoutAForkOrALoss(@TempDir Path folder) throws Exception {
        Run clean = new Run(folder.resolve("clean"), Faults.none());
        assertThat(clean.speakAndSequence()).isNull();
        clean.check();
        List<String> steps = clean.faults.steps();
        assertThat(steps)
                .as("the table of what can fail")
                .hasSizeGreaterThan(40)
                .anyMatch(step -> step.startsWith("disk force "))
                .anyMatch(step -> step.startsWith("disk forceDirectory"))
                .anyMatch(step -> step.startsWith("disk move"))
                .anyMatch(step -> step.startsWith("update record.ledger_head set size"))
                .contains("commit");
        for (int step = 0; step < steps.size(); step++) {
            for (Faults.How how : Faults.How.values()) {
                Path data = folder.resolve(step + "-" + how);
                Run run = new Run(data, Faults.at(step, how));
                Exception failure = run.speakAndSequence();
                String what = how + " at step " + step + ": " + steps.get(step);
                assertThat(failure).as(what).isNotNull();
                Run again = run.afterRestart();
                assertThat(again.speakAndSequence()).as(what).isNull();
                again.check();
                remove(data);
            }
        }
    }

    /// One process over a folder and the shared tables.
    private static final class Run {
        private final Path data;
        private final Faults faults;
        private final Settings settings;
        private final JdbcClient jdbc = JdbcClient.create(database);
        private final Record record = server.getBean(Record.class);
        private final Keys keys;
        private final List<Recorded> acknowledged;
        private final List<Checkpoint> seen;
        private Halt halt;

        Run(Path data, Faults faults) {
            this(data, faults, new ArrayList<>(), new ArrayList<>());
            jdbc.sql(
                            "truncate record.ledger_entry, record.ledger_intent,"
                                    + " record.ledger_head, vault.opening cascade")
                    .update();
        }

        private Run(Path data, Faults faults, List<Recorded> acknowledged, List<Checkpoint> seen) {
            this.data = data;
            this.faults = faults;
            this.settings = settings(data, "crash.example/log");
            this.acknowledged = acknowledged;
            this.seen = seen;
            keys = new Keys(settings, Randomness.seeded(data + " " + acknowledged.size()));
        }

        /// The same folder and tables, and a disk that works.
        Run afterRestart() {
            return new Run(data, Faults.none(), acknowledged, seen);
        }

        /// Two batches; null, or what the process died of.
        Exception speakAndSequence() throws Exception {
            Sequencer sequencer;
            try {
                sequencer = sequencer();
            } catch (RuntimeException e) {
                speak(acknowledged.size());
                return e;
            }
            try {
                for (int batch = 0; batch < 2; batch++) {
                    speak(acknowledged.size());
                    sequencer.drain();
                    look();
                }
                sequencer.close();
                return null;
            } catch (RuntimeException e) {
                look();
                goOn(sequencer);
                sequencer.close();
                return e;
            }
        }

        /// Only a halt ends a process; after anything else it tries again by itself.
        private void goOn(Sequencer sequencer) throws Exception {
            if (halt.reason() == null) {
                sequencer.drain();
                look();
            }
        }

        private Sequencer sequencer() {
            DataSource faulty = faults.database(database);
            JdbcClient queries = JdbcClient.create(faulty);
            var transaction = new TransactionTemplate(new JdbcTransactionManager(faulty));
            var disk = faults.disk(Durability.FORCED);
            Heads heads = new Heads(queries, settings);
            Queue queue = new Queue(queries, settings);
            Witnesses witnesses = new Witnesses(settings);
            var publisher = new Publisher(heads, keys, witnesses, disk, CLOCK, settings);
            halt = new Halt(CLOCK, settings);
            return new Sequencer(
                    heads,
                    queue,
                    new Intents(queries, queue, settings),
                    new Beginning(
                            heads,
                            queue,
                            keys,
                            witnesses,
                            new Documents(settings),
                            transaction,
                            settings),
                    new Ending(queries, queue, settings),
                    new Tiles(queue, disk, settings),
                    publisher,
                    halt,
                    new Leadership(faulty, settings),
                    new StartChecks(
                            new DurableDatabase(queries, settings),
                            heads,
                            queue,
                            keys,
                            publisher,
                            witnesses,
                            disk,
                            settings),
                    keys,
                    transaction,
                    CLOCK,
                    settings);
        }

        /// Three opinions, the last of which replaces the one before.
        private void speak(int from) {
            server.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status -> {
                        byte[] before = null;
                        for (int i = from; i < from + 3; i++) {
                            Recorded.Accepted it = (Recorded.Accepted) record.add(opinion(i));
                            acknowledged.add(it);
                            if (i == from + 2) {
                                record.supersede(before, it.dedup());
                            }
                            before = it.dedup();
                        }
                    });
        }

        private static Submission opinion(int i) {
            return new Submission(
                    new SubmissionKey("crash", Integer.toString(i)),
                    Integer.toString(i).getBytes(UTF_8),
                    () ->
                            new DialogueEntry.Opinion(
                                    "draft-1",
                                    "art_1",
                                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                    org.kenes.opinion.Stance.OPPOSE,
                                    new DialogueEntry.Circumstances(
                                            "kk", "", "", LocalDate.of(2031, 3, 1), "self", 0, 1),
                                    "",
                                    Map.of()));
        }

        /// What anybody who fetches the checkpoint now will remember.
        private void look() throws Exception {
            Checkpoint shown =
                    new CheckpointFile(store(), data.resolve("look"), Durability.NONE).current();
            if (shown != null) {
                seen.add(shown);
            }
        }

        private Path store() {
            return data.resolve("log");
        }

        void check() {
            var verified = LogVerifier.of(Source.folder(store()), keys.log.verifier()).verify();
            long size = verified.checkpoint().size();
            LogReader reader = new LogReader(Source.folder(store()));
            for (Checkpoint old : seen) {
                assertThat(old.size()).as("the checkpoint never shrinks").isLessThanOrEqualTo(size);
                assertThat(reader.root(old.size())).as("one root per size").isEqualTo(old.root());
            }
            List<String> logged = new ArrayList<>();
            reader.entries(0, size, size)
                    .forEachRemaining(entry ->
                            logged.add(
                                    org.kenes.ledger.receipt.ReceiptCode.of(
                                                    org.kenes.ledger.tree.Merkle.leaf(entry))
                                            .toString()));
            assertThat(logged).doesNotHaveDuplicates();
            assertThat(logged)
                    .containsAll(
                            acknowledged.stream()
                                    .map(it -> ((Recorded.Accepted) it).code())
                                    .toList());
            assertThat(size)
                    .as("log, policy, what was acknowledged, and one replacement for every three")
                    .isEqualTo(2 + acknowledged.size() + acknowledged.size() / 3);
        }
    }

    private static void remove(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
