package org.kenes.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.cli.Kenes;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.witness.Monitoring;
import org.kenes.ledger.witness.Policy;
import org.kenes.ledger.witness.WitnessAnswer;
import org.kenes.ledger.witness.WitnessClient;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// A witness as a process of its own, killed without warning while it is being asked: whatever it
/// has confirmed it still knows.
class WitnessProcessTest {
    private static final String ORIGIN = "kenes.example/killed";
    private static final SigningKey LOG = key(ORIGIN, KeyType.ED25519, 'l');
    private static final SigningKey WITNESS = key("witness.example/w", KeyType.COSIGNATURE, 'w');
    private static final int ROUNDS = 4;

    @TempDir Path folder;
    private final List<SignedNote> heads = new ArrayList<>();

    private static SigningKey key(String name, KeyType type, char seed) {
        return SigningKey.ofSeed(
                name, type, String.valueOf(seed).repeat(32).getBytes(StandardCharsets.US_ASCII));
    }

    /// One signed head for each size of a growing log.
    private LogReader grow(int size) throws IOException {
        LogWriter writer =
                LogWriter.open(
                        folder.resolve("log"), folder.resolve("tmp"), Durability.NONE, Head.EMPTY);
        for (int i = 0; i < size; i++) {
            byte[] entry = ("entry " + i).getBytes(StandardCharsets.US_ASCII);
            writer.writeTiles(i, List.of(entry).iterator());
            heads.add(writer.sign(ORIGIN, LOG));
        }
        return new LogReader(Source.folder(folder.resolve("log")));
    }

    private Process start(boolean init) throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Kenes.class.getName(),
                                "log",
                                "witness",
                                "--listen",
                                "127.0.0.1:0",
                                "--state",
                                folder.resolve("state").toString(),
                                "--key",
                                folder.resolve("witness.key").toString(),
                                "--log",
                                LOG.verifier().toString()));
        if (init) {
            words.add("--init");
        }
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }

    private static String url(BufferedReader said) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            int at = line.indexOf(" url=");
            if (at >= 0) {
                return line.substring(at + 5).strip();
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("no witness: " + all);
    }

    @Test
    void whatAKilledWitnessHasConfirmedItStillKnows() throws Exception {
        WITNESS.write(folder.resolve("witness.key"));
        LogReader log = grow(400);
        AtomicLong confirmed = new AtomicLong();
        Random moments = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Process witness = start(round == 0);
            try (BufferedReader said = witness.inputReader()) {
                String url = url(said);
                SignedNote last = Monitoring.lastCosigned(url, ORIGIN, Duration.ofSeconds(10));
                long known = last == null ? 0 : Checkpoint.parse(last.text()).size();
                assertThat(known)
                        .as("nothing confirmed is forgotten")
                        .isGreaterThanOrEqualTo(confirmed.get());
                if (last != null) {
                    SignedCheckpoint whole =
                            SignedCheckpoint.open(
                                    last.bytes(), LOG.verifier(), List.of(WITNESS.verifier()));
                    assertThat(whole.cosignatures()).hasSize(1);
                    assertThat(whole.root()).isEqualTo(log.root(known, heads.size()));
                }
                long least = known + 1;
                Thread asking = Thread.ofVirtual().start(() -> ask(url, log, least, confirmed));
                awaitMore(confirmed, least + moments.nextInt(20));
                witness.destroyForcibly().waitFor();
                asking.join();
            } finally {
                witness.destroyForcibly().waitFor();
            }
        }
        assertThat(confirmed.get()).isGreaterThan(ROUNDS);
    }

    /// Asks for one size after the other until nobody answers any more.
    private void ask(String url, LogReader log, long from, AtomicLong confirmed) {
        Policy policy =
                Policy.parse("witness w " + WITNESS.verifier() + " " + url + "\nquorum w\n");
        try (WitnessClient client =
                new WitnessClient(
                        policy,
                        new WitnessClient.Patience(
                                Duration.ofSeconds(10), Duration.ofSeconds(12)))) {
            for (long size = from; size <= heads.size(); size++) {
                var asked = client.ask(heads.get((int) size - 1), log::consistency);
                if (!(asked.answers().get("w") instanceof WitnessAnswer.Cosigned)) {
                    assertThat(asked.answers().get("w"))
                            .isNotInstanceOf(WitnessAnswer.Contradicts.class);
                    return;
                }
                confirmed.set(size);
            }
        }
    }

    private static void awaitMore(AtomicLong confirmed, long size) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (confirmed.get() < size) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.sleep(2);
        }
    }
}
