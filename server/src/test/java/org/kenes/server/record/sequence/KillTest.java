package org.kenes.server.record.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.receipt.ReceiptCode;
import org.kenes.ledger.store.CheckpointFile;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Merkle;
import org.kenes.ledger.verify.LogVerifier;
import org.kenes.server.OwnDatabase;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process that speaks and sequences is killed (`kill -9`) at any moment, again and again: what
/// was acknowledged is in the log once, no size ever had two roots, and the checkpoint never
/// shrank.
///
/// Three times in the suite; `-Dkenes.kills=100` for more.
class KillTest {
    private static final int KILLS = Integer.getInteger("kenes.kills", 3);

    @TempDir Path folder;

    private final List<String> acknowledged = new ArrayList<>();
    private final List<Checkpoint> seen = new ArrayList<>();

    @Test
    void whateverTheMomentNothingAcknowledgedIsLostOrDoubled() throws Exception {
        Random random = new Random(1);
        ExternalDatabase database = OwnDatabase.create("killed");
        for (int kill = 0; kill < KILLS; kill++) {
            int before = acknowledged.size();
            speakUntilKilled(database, random.nextInt(400));
            assertThat(acknowledged).as("spoke").hasSizeGreaterThan(before);
        }
        try (var record =
                Speaker.open(data(), database.url(), database.user(), database.password())) {
            assertThat(record.getBean(Sequencer.class).drain()).isTrue();
        }
        check();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void speakUntilKilled(ExternalDatabase database, int millis) throws Exception {
        Path said = Files.createTempFile(folder, "said", "");
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Speaker.class.getName(),
                                data().toString(),
                                database.url(),
                                database.user(),
                                database.password())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .redirectOutput(said.toFile())
                        .start();
        while (process.isAlive() && Files.size(said) == 0) {
            Thread.sleep(5);
        }
        look(millis);
        process.destroyForcibly().waitFor();
        look(0);
        try (Stream<String> lines = Files.lines(said)) {
            // the last line may have been cut off by the kill
            lines.filter(line -> line.matches(Speaker.ACK + "\\w{5}-\\w{5}"))
                    .map(line -> line.substring(Speaker.ACK.length()))
                    .forEach(acknowledged::add);
        }
    }

    /// What anybody who fetches the checkpoint meanwhile will remember.
    private void look(int millis) {
        try {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            do {
                Checkpoint shown =
                        new CheckpointFile(
                                        data().resolve("log"),
                                        folder.resolve("look"),
                                        Durability.NONE)
                                .current();
                if (shown != null && (seen.isEmpty() || !seen.getLast().equals(shown))) {
                    seen.add(shown);
                }
                Thread.sleep(1);
            } while (System.nanoTime() < end);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void check() throws Exception {
        Path store = data().resolve("log");
        var key = SigningKey.read(data().resolve("keys/log.key")).verifier();
        long size = LogVerifier.of(Source.folder(store), key).verify().checkpoint().size();
        LogReader reader = new LogReader(Source.folder(store));
        long last = 0;
        for (Checkpoint shown : seen) {
            assertThat(shown.size()).as("never shrinks").isBetween(last, size);
            assertThat(reader.root(shown.size(), size)).as("one root").isEqualTo(shown.root());
            last = shown.size();
        }
        List<String> logged = new ArrayList<>();
        reader.entries(0, size, size)
                .forEachRemaining(entry -> {
                    if (LogEntry.parse(entry) instanceof LogEntry.Sealed) {
                        logged.add(ReceiptCode.of(Merkle.leaf(entry)).toString());
                    }
                });
        assertThat(logged).doesNotHaveDuplicates().containsAll(acknowledged);
    }
}
