package org.kenes.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.verify.LogVerifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class FolderLogTest {
    private static final SigningKey KEY =
            SigningKey.ofSeed("test.example/log", KeyType.ED25519, new byte[32]);

    /// Sizes that make and grow partial tiles and fill tiles of two levels.
    private static final List<Integer> BATCHES = List.of(300, 5, 250);

    @TempDir Path folder;

    private static List<byte[]> batch(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (name + " " + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> entries(Path root) {
        LogReader reader = new LogReader(Source.folder(root));
        long size = reader.checkpoint(KEY.verifier(), List.of()).size();
        List<String> entries = new ArrayList<>();
        reader.entries(0, size, size)
                .forEachRemaining(e -> entries.add(new String(e, StandardCharsets.UTF_8)));
        return entries;
    }

    private static List<String> texts(List<byte[]> batch) {
        return batch.stream().map(e -> new String(e, StandardCharsets.UTF_8)).toList();
    }

    /// What happened to one log, whatever process it was in.
    private static final class History {
        final List<String> acknowledged = new ArrayList<>();
        final List<SignedNote> signed = new ArrayList<>();
        List<String> pending = List.of();
        long published;

        void run(Path root, Disk disk, List<List<byte[]>> batches) throws IOException {
            try (FolderLog log = FolderLog.open(root, KEY, disk)) {
                log.recovered()
                        .ifPresent(recovered ->
                                assertThat(recovered.count()).isEqualTo(pending.size()));
                long more = log.head().size() - acknowledged.size();
                assertThat(more).isIn(0L, (long) pending.size());
                if (more > 0) {
                    acknowledged.addAll(pending);
                }
                pending = List.of();
                for (List<byte[]> batch : batches) {
                    pending = texts(batch);
                    FolderLog.Appended appended = log.append(batch);
                    assertThat(appended.first()).isEqualTo(acknowledged.size());
                    acknowledged.addAll(pending);
                    pending = List.of();
                    log.publish(note -> {
                        signed.add(note);
                        return note;
                    });
                    published = acknowledged.size();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED,false",
        "FAILED,true",
        "FAILED_BUT_PERSISTED,false",
        "FAILED_BUT_PERSISTED,true"
    })
    void whateverFailsTheLogGoesOnWithoutAForkOrALostEntry(FaultyDisk.Fault fault, boolean powerCut)
            throws IOException {
        List<String> table = new ArrayList<>();
        for (int failing = 1; ; failing++) {
            Path root = folder.resolve("log" + failing);
            FaultyDisk disk = new FaultyDisk(failing, fault);
            History history = new History();
            try {
                history.run(root, disk, BATCHES.stream().map(n -> batch("batch " + n, n)).toList());
            } catch (IOException | UncheckedIOException | HaltException e) {
                assertThat(e).hasStackTraceContaining("injected");
            }
            if (disk.failed() == null) {
                break;
            }
            table.add(disk.failed());
            if (powerCut) {
                disk.powerCut();
            }
            if (history.published > 0) {
                assertThat(entries(root))
                        .as(disk.failed())
                        .hasSizeGreaterThanOrEqualTo((int) history.published);
            }
            history.run(root, disk, List.of(batch("later", 3)));
            assertThat(entries(root)).as(disk.failed()).isEqualTo(history.acknowledged);
            LogVerifier verifier = LogVerifier.of(Source.folder(root), KEY.verifier());
            history.signed.forEach(note -> verifier.older(note.bytes()));
            verifier.verify();
        }
        assertThat(table).hasSizeGreaterThan(60);
        assertThat(table.stream().map(row -> row.split(" ", 2)[0]).distinct())
                .containsExactlyInAnyOrder("make", "write", "force", "move");
    }

    @Test
    void nothingIsSignedAfterAFailedForce() {
        for (int failing = 1; failing < 20; failing++) {
            FaultyDisk disk = new FaultyDisk(failing, FaultyDisk.Fault.FAILED);
            Path root = folder.resolve("writer" + failing);
            LogWriter writer =
                    LogWriter.open(root, folder.resolve("tmp" + failing), disk, Head.EMPTY);
            try {
                writer.writeTiles(0, batch("e", 3).iterator());
            } catch (HaltException | UncheckedIOException e) {
                assertThatThrownBy(() -> writer.sign(KEY.name(), KEY))
                        .isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> writer.writeTiles(0, batch("e", 3).iterator()))
                        .isInstanceOf(IllegalStateException.class);
                assertThat(root.resolve("checkpoint")).doesNotExist();
            }
        }
    }

    @Test
    void aMissedQuorumPublishesNothingAndLosesNothing() throws IOException {
        Path root = folder.resolve("log");
        try (FolderLog log = FolderLog.open(root, KEY, Durability.FORCED)) {
            log.append(batch("first", 2));
            assertThatThrownBy(() ->
                            log.publish(note -> {
                                throw new IllegalArgumentException("no quorum");
                            }))
                    .hasMessage("no quorum");
        }
        assertThat(root.resolve("checkpoint")).doesNotExist();
        try (FolderLog log = FolderLog.open(root, KEY, Durability.FORCED)) {
            log.publish(note -> note);
        }
        assertThat(entries(root)).containsExactly("first 0", "first 1");
    }

    @Test
    void aStateOlderThanWhatWasPublishedIsRefused() throws IOException {
        Path root = folder.resolve("log");
        new History().run(root, Durability.FORCED, List.of(batch("a", 3)));
        Path head = folder.resolve("log.state").resolve("head");
        byte[] older = Files.readAllBytes(head);
        try (FolderLog log = FolderLog.open(root, KEY, Durability.FORCED)) {
            log.append(batch("b", 3));
            log.publish(note -> note);
        }
        Files.write(head, older);
        assertThatThrownBy(() -> FolderLog.open(root, KEY, Durability.FORCED))
                .isInstanceOf(HaltException.class)
                .hasMessageContaining("older than what has been published")
                .hasMessageContaining("size 3")
                .hasMessageContaining("size 6");
    }

    @Test
    void aContradictingFileHaltsForGoodAndIsKept() throws IOException {
        Path root = folder.resolve("log");
        new History().run(root, Durability.FORCED, List.of(batch("a", 3)));
        Path foreign = root.resolve("tile/entries/000.p/4");
        Files.write(foreign, new byte[] {0, 1, 'x'});
        byte[] checkpoint = Files.readAllBytes(root.resolve("checkpoint"));
        try (FolderLog log = FolderLog.open(root, KEY, Durability.FORCED)) {
            assertThatThrownBy(() -> log.append(batch("b", 1))).isInstanceOf(HaltException.class);
        }
        assertThatThrownBy(() -> FolderLog.open(root, KEY, Durability.FORCED))
                .isInstanceOf(HaltException.class)
                .hasMessageContaining("halted");
        assertThat(Files.readAllBytes(root.resolve("checkpoint"))).isEqualTo(checkpoint);
        assertThat(folder.resolve("log.state/halted")).content().contains("other bytes");
        try (var state = Files.list(folder.resolve("log.state"))) {
            assertThat(state.map(p -> p.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("contradiction-"));
        }
    }

    @Test
    void aFolderWithoutStateIsTakenOverAtItsCheckpoint() throws IOException {
        Path root = folder.resolve("log");
        new History().run(root, Durability.FORCED, List.of(batch("a", 3)));
        try (var state = Files.walk(folder.resolve("log.state"))) {
            for (Path p : state.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
        try (FolderLog log = FolderLog.open(root, KEY, Durability.FORCED)) {
            log.append(batch("b", 1));
            log.publish(note -> note);
        }
        assertThat(entries(root)).containsExactly("a 0", "a 1", "a 2", "b 0");
    }

    @Test
    void twoProcessesDoNotWriteAtOnce() throws IOException {
        Path root = folder.resolve("log");
        try (FolderLog log = FolderLog.open(root, KEY, Durability.FORCED)) {
            assertThatThrownBy(() -> FolderLog.open(root, KEY, Durability.FORCED))
                    .isInstanceOf(IOException.class);
            log.append(batch("a", 1));
        }
    }

    @Test
    void partialTilesGoOnceTheirFullTileHasBeenThereForAWhile() throws IOException {
        Path root = folder.resolve("log");
        try (FolderLog log = FolderLog.open(root, KEY, Durability.NONE)) {
            for (int count : new int[] {200, 100, 300}) {
                log.append(batch("some", count));
                log.publish(note -> note);
            }
        }
        Path full = root.resolve("tile/0/000");
        assertThat(root.resolve("tile/0/000.p/200")).exists();
        assertThat(root.resolve("tile/entries/001.p/44")).exists();
        assertThat(
                        OldPartials.delete(
                                root, Files.getLastModifiedTime(full).toInstant().minusSeconds(60)))
                .as("their full tiles are too new")
                .isZero();
        assertThat(OldPartials.delete(root, Instant.now().plusSeconds(60)))
                .as("hashes and entries of 200, 300")
                .isEqualTo(4);
        assertThat(root.resolve("tile/0/000.p")).doesNotExist();
        assertThat(root.resolve("tile/0/002.p/88")).as("the newest").exists();
        assertThat(root.resolve("tile/1/000.p/2")).as("no full tile yet").exists();
        LogVerifier.of(Source.folder(root), KEY.verifier()).verify();
        try (FolderLog log = FolderLog.open(root, KEY, Durability.NONE)) {
            log.append(batch("more", 1));
            log.publish(note -> note);
        }
        LogVerifier.of(Source.folder(root), KEY.verifier()).verify();
    }
}
