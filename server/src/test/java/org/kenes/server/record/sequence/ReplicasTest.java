package org.kenes.server.record.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.store.CheckpointFile;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.verify.LogVerifier;
import org.kenes.ledger.witness.Witness;
import org.kenes.ledger.witness.WitnessServer;
import org.kenes.opinion.Stance;
import org.kenes.server.OwnDatabase;
import org.kenes.server.ServeProcess;
import org.kenes.server.Server;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.setup.FolderTree;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.shell.setup.Settings;
import org.kenes.server.shell.setup.Settings.ExternalDatabase;
import org.kenes.server.shell.setup.Settings.RecordSettings;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Two servers over one PostgreSQL, each with a store of its own, and a witness of which nothing is
/// published without. One is a process of its own that leads and is killed; the other takes over.
class ReplicasTest {
    private static final String ORIGIN = "replicas.example/log";

    @TempDir Path folder;

    @Test
    void whenTheLeaderIsKilledTheOtherTakesOverAndTheFirstFollowsAfterwards() throws Exception {
        Path policy = folder.resolve("policy");
        ExternalDatabase database = OwnDatabase.create("takenover");
        long all;
        try (WitnessServer _ = witness(policy)) {
            Process leader = serve("a", database, policy);
            await("the first checkpoint", () -> size("a") >= 2);
            FolderTree.copy(folder.resolve("a/keys"), folder.resolve("b/keys"));
            try (ConfigurableApplicationContext other = follower(database, policy)) {
                await("a copy of the log", () -> size("b") == size("a"));
                speak(other, 0, 20);
                assertThat(size("b")).as("only the leader sequences").isEqualTo(size("a"));

                leader.destroyForcibly().waitFor();
                Instant killed = Instant.now();
                await("what was acknowledged", () -> size("b") == acknowledged(other));
                assertThat(Duration.between(killed, Instant.now()))
                        .as("taken over")
                        .isLessThan(Duration.ofSeconds(10));

                Process again = serve("a", database, policy);
                speak(other, 20, 20);
                await("the new leader's entries", () -> size("b") == acknowledged(other));
                await("what the old leader copies", () -> size("a") == acknowledged(other));
                assertThat(other.getBean(PublicLog.class).witnesses())
                        .singleElement()
                        .satisfies(it -> assertThat(it.cosigned()).isAfter(killed.minusSeconds(1)));
                all = acknowledged(other);
                again.destroy();
                again.waitFor();
            }
        }
        VerifierKey key = SigningKey.read(folder.resolve("b/keys/log.key")).verifier();
        for (String store : List.of("a/log", "b/log")) {
            var verified = LogVerifier.of(Source.folder(folder.resolve(store)), key).verify();
            assertThat(verified.checkpoint().size()).isEqualTo(all);
            byte[] note = Files.readAllBytes(folder.resolve(store).resolve("checkpoint"));
            assertThat(
                            SignedCheckpoint.open(note, key, List.of(witnessKey().verifier()))
                                    .cosignatures())
                    .as("cosigned")
                    .hasSize(1);
        }
    }

    /// A stopped process keeps its connections and its lock: its kernel still answers. When it goes
    /// on, it believes to lead.
    @Test
    void aLeaderThatWasStoppedForTooLongPublishesNothingWhenItGoesOn() throws Exception {
        Path policy = folder.resolve("policy");
        ExternalDatabase database = OwnDatabase.create("stopped");
        long all;
        try (WitnessServer _ = witness(policy)) {
            Process leader = serve("a", database, policy);
            await("the first checkpoint", () -> size("a") >= 2);
            FolderTree.copy(folder.resolve("a/keys"), folder.resolve("b/keys"));
            try (ConfigurableApplicationContext other = follower(database, policy)) {
                await("a copy of the log", () -> size("b") == size("a"));
                signal(leader, "STOP");
                long stopped = size("a");
                speak(other, 0, 20);
                await("the other to take over", () -> size("b") == acknowledged(other));
                assertThat(size("a")).as("what a stopped process publishes").isEqualTo(stopped);
                long epoch = epoch(other);

                signal(leader, "CONT");
                speak(other, 20, 20);
                await("the new leader's entries", () -> size("b") == acknowledged(other));
                await("what the old leader copies", () -> size("a") == acknowledged(other));
                assertThat(epoch(other)).as("nobody took the lead again").isEqualTo(epoch);
                assertThat(other.getBean(Halt.class).reason()).isNull();
                all = acknowledged(other);
            } finally {
                leader.destroyForcibly().waitFor();
            }
        }
        VerifierKey key = SigningKey.read(folder.resolve("b/keys/log.key")).verifier();
        for (String store : List.of("a/log", "b/log")) {
            var verified = LogVerifier.of(Source.folder(folder.resolve(store)), key).verify();
            assertThat(verified.checkpoint().size()).isEqualTo(all);
        }
    }

    /// What was said and what a server says by itself when it starts, with a place or without.
    private static long acknowledged(ConfigurableApplicationContext server) {
        return server.getBean(JdbcClient.class)
                .sql("select count(*) from record.ledger_entry")
                .query(Long.class)
                .single();
    }

    private static void signal(Process process, String name) throws Exception {
        assertThat(
                        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                                .start()
                                .waitFor())
                .isZero();
    }

    private static long epoch(ConfigurableApplicationContext server) {
        return server.getBean(Heads.class).row().epoch();
    }

    private static SigningKey witnessKey() {
        return SigningKey.ofSeed("witness.example/w", KeyType.COSIGNATURE, new byte[32]);
    }

    /// A witness that knows the key of the log, which is therefore made before any server starts.
    private WitnessServer witness(Path policy) throws IOException {
        Path keys = Files.createDirectories(folder.resolve("a/keys"));
        SigningKey log = SigningKey.ofSeed(ORIGIN, KeyType.ED25519, "l".repeat(32).getBytes(UTF_8));
        log.write(keys.resolve("log.key"));
        WitnessServer server =
                new WitnessServer(
                        Witness.open(
                                folder.resolve("witness"),
                                Durability.FORCED,
                                witnessKey(),
                                List.of(log.verifier()),
                                true,
                                InstantSource.system(),
                                line -> {}),
                        new InetSocketAddress("127.0.0.1", 0),
                        line -> {});
        Files.writeString(
                policy,
                "witness w "
                        + witnessKey().verifier()
                        + " http://127.0.0.1:"
                        + server.address().getPort()
                        + "\nquorum w\n");
        return server;
    }

    private Process serve(String data, ExternalDatabase database, Path policy) throws IOException {
        ProcessBuilder builder =
                ServeProcess.of(
                        List.of(
                                "--data",
                                folder.resolve(data).toString(),
                                "--origin",
                                ORIGIN,
                                "--policy",
                                policy.toString()));
        builder.environment().put("KENES_DATABASE_URL", database.url());
        builder.environment().put("KENES_DATABASE_USER", database.user());
        builder.environment().put("KENES_DATABASE_PASSWORD", database.password());
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out." + data).toFile())
                .start();
    }

    private ConfigurableApplicationContext follower(ExternalDatabase database, Path policy) {
        Map<String, String> name = Map.of("en", "Replicas");
        return Server.start(
                new Settings(
                        folder.resolve("b"),
                        0,
                        database,
                        new Settings.DialogueSettings(
                                "replicas",
                                name,
                                name,
                                List.of("en"),
                                ZoneOffset.UTC,
                                LocalDate.of(2020, 1, 1),
                                LocalDate.of(2099, 1, 1)),
                        new RecordSettings(
                                ORIGIN,
                                Duration.ofSeconds(1),
                                1,
                                Duration.ZERO,
                                Duration.ZERO,
                                Duration.ofDays(1),
                                policy,
                                RecordSettings.Start.USUAL),
                        false),
                Clock.systemUTC(),
                Randomness.secure());
    }

    private static void speak(ConfigurableApplicationContext server, int from, int count) {
        List<Submission> submissions = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            submissions.add(
                    new Submission(
                            new SubmissionKey("replicas", Integer.toString(i)),
                            Integer.toString(i).getBytes(UTF_8),
                            () ->
                                    new DialogueEntry.Opinion(
                                            "draft-1",
                                            "art_1",
                                            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                            Stance.SUPPORT,
                                            new DialogueEntry.Circumstances(
                                                    "kk",
                                                    "",
                                                    "",
                                                    LocalDate.of(2031, 3, 1),
                                                    "self",
                                                    0,
                                                    1),
                                            "",
                                            Map.of())));
        }
        server.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> server.getBean(Record.class).addAll(submissions));
    }

    private long size(String data) {
        try {
            Checkpoint shown =
                    new CheckpointFile(
                                    folder.resolve(data).resolve("log"),
                                    folder.resolve("look"),
                                    Durability.NONE)
                            .current();
            return shown == null ? 0 : shown.size();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain for " + what + "\n" + said());
            }
            Thread.sleep(50);
        }
    }

    private String said() throws IOException {
        Path out = folder.resolve("out.a");
        try (Stream<String> lines = Files.lines(out)) {
            return String.join("\n", lines.limit(60).toList());
        }
    }
}
