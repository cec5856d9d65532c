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
import org.kenes.ledger.witness.Witness;
import org.kenes.ledger.witness.WitnessServer;
import org.kenes.server.OwnDatabase;
import org.kenes.server.record.RefusedStart;
import org.kenes.server.shell.setup.Settings.RecordSettings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

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
