package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.server.backup.BackupCommand;
import org.kenes.server.shell.setup.DataFolder;
import org.kenes.server.shell.setup.Randomness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/// A night's backup is taken while people speak; the machine is lost; on another one the log goes
/// on from the root that the backup names.
@TestMethodOrder(OrderAnnotation.class)
class BackupTest {
    private static final Instant NIGHT = Instant.parse("2031-03-01T22:00:00Z");
    private static final String WORDS = "Су бәрімізге ортақ болсын.";

    @TempDir static Path folder;
    private static Path backup = Path.of("");
    private static String printed = "";

    @BeforeAll
    static void takeOneWhileTheServerRuns() throws IOException {
        Path data = folder.resolve("data");
        try (Scenario scenario = Scenario.open(data)) {
            DataFolder.hold(data);
            scenario.say("Айгүл", "art_2", "support", WORDS)
                    .say("Марат", "art_2", "oppose", "Нет.");
            assertThat(kenes(NIGHT, "keygen", "--out", path("identity"))).isZero();
            String recipient = printed.strip();
            assertThat(run(NIGHT, "--recipient", recipient)).isZero();
            backup = newest();
            scenario.say("Ольга", "art_3", "oppose", "После.");
            assertThat(run(NIGHT.plus(Duration.ofDays(1)), "--recipient", recipient)).isZero();
        }
    }

    @AfterAll
    static void nothingWasLeftUnfinished() throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve("backups"))) {
            assertThat(left).noneMatch(it -> it.toString().endsWith(".unfinished"));
        }
    }

    @Test
    @Order(1)
    void itIsWholeAndItsLogVerifies() {
        assertThat(kenes(NIGHT, "check", backup.toString())).as(printed).isZero();
        assertThat(printed).contains("\"state\":\"checked\"");
    }

    @Test
    @Order(2)
    void whoDoesNotHoldTheIdentityGetsNoKeys() throws IOException {
        Path other = folder.resolve("other");
        assertThat(kenes(NIGHT, "keygen", "--out", other.toString())).isZero();
        assertThat(restore("locked", other)).isEqualTo(1);
        assertThat(printed).contains("this identity does not open it");
        assertThat(folder.resolve("locked")).doesNotExist();
    }

    @Test
    @Order(3)
    void anotherMachineGoesOnFromTheSameRoot() throws IOException {
        assertThat(restore("restored", folder.resolve("identity"))).as(printed).isZero();
        Path restored = folder.resolve("restored");
        Checkpoint before = checkpoint(restored);
        assertThat(checkpoint(backup)).isEqualTo(before);
        try (Scenario scenario = Scenario.again(restored)) {
            assertThat(scenario.read("kk/text/art_2/opinions").body()).contains(WORDS);
            scenario.say("Дәурен", "art_2", "support", "Кейін.").cut();
            Checkpoint after = checkpoint(restored);
            assertThat(after.size()).isGreaterThan(before.size());
        }
    }

    @Test
    @Order(4)
    void nothingIsRestoredOverSomethingElse() throws IOException {
        assertThat(restore("restored", folder.resolve("identity"))).isEqualTo(1);
        assertThat(printed).contains("is not empty");
    }

    @Test
    @Order(5)
    void aChangedFileIsNamed() throws IOException {
        Path table = backup.resolve("database/dialogue.opinion.copy.gz");
        byte[] bytes = Files.readAllBytes(table);
        byte[] changed = bytes.clone();
        changed[bytes.length / 2] ^= 1;
        Files.write(table, changed);
        assertThat(kenes(NIGHT, "check", backup.toString())).isEqualTo(1);
        assertThat(printed).contains("dialogue.opinion.copy.gz is not what the manifest says");
        Files.write(table, bytes);
    }

    @Test
    @Order(6)
    void afterTheRetentionOnlyTheLogIsLeft() throws IOException {
        Path data = folder.resolve("restored");
        assertThat(
                        kenes(
                                NIGHT.plus(Duration.ofDays(14)),
                                "run",
                                "--data",
                                data.toString(),
                                "--out",
                                path("backups")))
                .isZero();
        assertThat(printed)
                .contains("words removed from 1 older backups")
                .contains("warning: keys/");
        try (Stream<Path> files = Files.walk(backup)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(it -> backup.relativize(it).toString()))
                    .allMatch(it -> it.matches("log/.*|manifest.json|keys.age"));
        }
        assertThat(kenes(NIGHT, "check", backup.toString())).as(printed).isZero();
        assertThat(printed).contains("log only");
        assertThat(restore("late", folder.resolve("identity"))).isEqualTo(1);
        assertThat(printed).contains("older than the retention");
    }

    @Test
    @Order(7)
    void wrongUsageIsToldAndChangesNothing() {
        assertThat(
                        kenes(
                                NIGHT.plusSeconds(1),
                                "run",
                                "--data",
                                path("nowhere"),
                                "--out",
                                path("backups")))
                .isEqualTo(1);
        assertThat(printed).contains("is no data folder");
        assertThat(kenes(NIGHT, "run", "--out", path("backups"))).isEqualTo(2);
        assertThat(printed).contains("--data is missing");
        assertThat(run(NIGHT, "--recipient", "age1qqq")).isEqualTo(1);
        assertThat(printed).contains("a recipient is written age1");
        assertThat(kenes(NIGHT, "check", path("nowhere"))).isEqualTo(1);
        assertThat(printed).contains("it is no backup");
    }

    private static int run(Instant now, String option, String value) {
        return kenes(now, "run", "--data", path("data"), "--out", path("backups"), option, value);
    }

    private static int restore(String to, Path identity) {
        return kenes(
                NIGHT,
                "restore",
                backup.toString(),
                "--data",
                path(to),
                "--identity",
                identity.toString());
    }

    private static int kenes(Instant now, String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(bytes, true, UTF_8);
        int exit =
                BackupCommand.run(
                        List.of(words),
                        null,
                        Clock.fixed(now, ZoneOffset.UTC),
                        Randomness.seeded("backup" + String.join(" ", words)),
                        to,
                        to);
        printed = bytes.toString(UTF_8);
        return exit;
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Path newest() throws IOException {
        try (Stream<Path> made = Files.list(folder.resolve("backups"))) {
            return made.max(Path::compareTo).orElseThrow();
        }
    }

    private static Checkpoint checkpoint(Path data) throws IOException {
        byte[] note = Files.readAllBytes(data.resolve("log/checkpoint"));
        return Checkpoint.parse(SignedNote.parse(note).text());
    }
}
