package org.kenes.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One fault at a time in a log of 1,000 entries: each is found.
class DamageTest {
    private static final String ORIGIN = "kenes.example/testlog";

    @TempDir Path folder;

    private interface Damage {
        void to(Path log) throws IOException;
    }

    private static SigningKey key(String seed) {
        return SigningKey.ofSeed(
                ORIGIN,
                KeyType.ED25519,
                Hash.sha256(("kenes TEST log key\n" + seed).getBytes(StandardCharsets.UTF_8))
                        .bytes());
    }

    private Path log(String name, String seed) {
        Path log = folder.resolve(name);
        Command made =
                Command.run(
                        "gen",
                        log,
                        "--entries",
                        1000,
                        "--seed",
                        seed,
                        "--form",
                        "bytes",
                        "--at",
                        "300,700",
                        "--witnesses",
                        2);
        assertThat(made.exit()).as(made.err()).isZero();
        return log;
    }

    private static Command verify(Path log) {
        return Command.run(
                "verify",
                log,
                "--vkey",
                key("demo").verifier(),
                "--witness",
                "@" + log.resolve("witness.vkeys"),
                "--quorum",
                2);
    }

    private static Damage bit(String file, int at) {
        return log -> {
            byte[] bytes = Files.readAllBytes(log.resolve(file));
            bytes[at < 0 ? bytes.length + at : at] ^= 1;
            Files.write(log.resolve(file), bytes);
        };
    }

    private static Damage resized(String file, int by) {
        return log -> {
            byte[] bytes = Files.readAllBytes(log.resolve(file));
            Files.write(log.resolve(file), Arrays.copyOf(bytes, bytes.length + by));
        };
    }

    private static Damage missing(String file) {
        return log -> Files.delete(log.resolve(file));
    }

    private static Damage foreign(String file) {
        return log -> {
            Files.createDirectories(log.resolve(file).getParent());
            Files.write(log.resolve(file), new byte[32]);
        };
    }

    private static Damage signed(String file, Head head) {
        return log ->
                Files.write(
                        log.resolve(file), new Checkpoint(ORIGIN, head).sign(key("demo")).bytes());
    }

    /// The first entry of the bundle gets one byte of the second.
    private static void moveBorder(Path log) throws IOException {
        Path file = log.resolve("tile/entries/001");
        byte[] bundle = Files.readAllBytes(file);
        int first = (bundle[0] & 0xff) << 8 | bundle[1] & 0xff;
        byte[] moved = bundle.clone();
        int second = ((bundle[2 + first] & 0xff) << 8 | bundle[3 + first] & 0xff) - 1;
        moved[0] = (byte) (first + 1 >> 8);
        moved[1] = (byte) (first + 1);
        moved[2 + first] = bundle[4 + first];
        moved[3 + first] = (byte) (second >> 8);
        moved[4 + first] = (byte) second;
        Files.write(file, moved);
    }

    private Map<String, Damage> damages() {
        Hash wrong = Hash.sha256(new byte[] {1});
        Map<String, Damage> all = new LinkedHashMap<>();
        all.put("bit in an entry", bit("tile/entries/001", 700));
        all.put("bit in a length", bit("tile/entries/000", 1));
        all.put("bit in the last entry", bit("tile/entries/003.p/232", -1));
        all.put("bit in a tile", bit("tile/0/002", 5000));
        all.put("bit in the last tile", bit("tile/0/003.p/232", -1));
        all.put("bit in a tile of level 1", bit("tile/1/000.p/3", 40));
        all.put("bit in an older partial tile", bit("tile/0/001.p/44", 3));
        all.put("bit in an older partial bundle", bit("tile/entries/002.p/188", 30));
        all.put("bit in an older partial tile of level 1", bit("tile/1/000.p/1", 3));
        all.put("bit in the root", bit("checkpoint", 30));
        all.put("bit in the signature", bit("checkpoint", 150));
        all.put("bit in a kept checkpoint", bit("checkpoint.300", 30));
        all.put("bit in a cosignature", bit("checkpoint", -20));
        all.put("border between entries moved", DamageTest::moveBorder);
        all.put("bundle missing", missing("tile/entries/001"));
        all.put("last bundle missing", missing("tile/entries/003.p/232"));
        all.put("tile missing", missing("tile/0/001"));
        all.put("tile of level 1 missing", missing("tile/1/000.p/3"));
        all.put("checkpoint missing", missing("checkpoint"));
        all.put("entry too many", resized("tile/entries/003.p/232", 2));
        all.put("bundle longer", resized("tile/entries/000", 1));
        all.put("bundle shorter", resized("tile/entries/000", -1));
        all.put("tile longer", resized("tile/0/000", 32));
        all.put("tile shorter", resized("tile/0/000", -32));
        all.put("last tile longer", resized("tile/0/003.p/232", 32));
        all.put("tile empty", resized("tile/0/000", -8192));
        all.put("older partial shorter", resized("tile/0/001.p/44", -32));
        all.put("older partial bundle longer", resized("tile/entries/001.p/44", 2));
        all.put("foreign file", foreign("tile/readme"));
        all.put("foreign file beside tiles", foreign("tile/0/000.bak"));
        all.put("other spelling of a path", foreign("tile/00/000"));
        all.put("tile beyond the size", foreign("tile/0/004.p/1"));
        all.put("partial beyond the size", foreign("tile/0/003.p/233"));
        all.put("full tile in place of a partial one", foreign("tile/1/000"));
        all.put("level beyond the size", foreign("tile/2/000.p/1"));
        all.put("foreign kept checkpoint", foreign("checkpoint.old"));
        all.put("wrong root, signed again", signed("checkpoint", new Head(1000, wrong)));
        all.put(
                "older checkpoint of another history",
                signed("checkpoint.300", new Head(300, wrong)));
        all.put(
                "kept checkpoint larger than the log",
                signed("checkpoint.2000", new Head(2000, wrong)));
        all.put(
                "kept checkpoint under another size",
                log -> Files.copy(log.resolve("checkpoint.300"), log.resolve("checkpoint.301")));
        all.put(
                "note longer than 64 KiB",
                log -> Files.write(log.resolve("checkpoint"), new byte[64 * 1024 + 1]));
        all.put(
                "signed by another key",
                log -> {
                    Checkpoint read =
                            Checkpoint.parse(
                                    SignedNote.parse(Files.readAllBytes(log.resolve("checkpoint")))
                                            .text());
                    Files.write(log.resolve("checkpoint"), read.sign(key("other")).bytes());
                });
        all.put(
                "symbolic link",
                log -> {
                    Path elsewhere = log.resolveSibling(log.getFileName() + ".tile");
                    Files.move(log.resolve("tile/0/000"), elsewhere);
                    Files.createSymbolicLink(log.resolve("tile/0/000"), elsewhere);
                });
        return all;
    }

    @TestFactory
    Stream<DynamicTest> eachFaultIsFound() {
        return damages().entrySet().stream()
                .map(damage ->
                        DynamicTest.dynamicTest(
                                damage.getKey(),
                                () -> {
                                    Path log = log(damage.getKey().replace(' ', '-'), "demo");
                                    assertThat(verify(log).exit()).isZero();
                                    damage.getValue().to(log);
                                    Command found = verify(log);
                                    assertThat(found.exit())
                                            .as(found.out() + found.err())
                                            .isEqualTo(1);
                                    assertThat(found.err()).startsWith("FAILED: ").hasLineCount(1);
                                    assertThat(found.out()).doesNotContain("VERIFIED");
                                }));
    }

    @Test
    void aGrowingLogMayHaveMoreThanItsCheckpoint() throws IOException {
        Path log = log("growing", "demo");
        Files.copy(
                log.resolve("checkpoint.700"),
                log.resolve("checkpoint"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify(log).exit()).isEqualTo(1);
        Command growing =
                Command.run(
                        "verify", log, "--vkey", key("demo").verifier(), "--growing", "--jobs", 1);
        assertThat(growing.exit()).as(growing.err()).isZero();
    }

    @Test
    void whatWasSeenIsRemembered() throws IOException {
        Path log = log("log", "demo");
        Path memory = folder.resolve("memory");
        Path newest = folder.resolve("newest");
        Files.copy(log.resolve("checkpoint"), newest);
        show(log, "checkpoint.300");
        assertThat(look(log, memory).lines()).contains("ok first look, remembered");
        byte[] first = Files.readAllBytes(memory);
        Files.write(log.resolve("checkpoint"), Files.readAllBytes(newest));
        assertThat(look(log, memory).lines()).contains("ok what was seen before is a prefix");
        byte[] second = Files.readAllBytes(memory);
        assertThat(second).isNotEqualTo(first).isEqualTo(Files.readAllBytes(newest));

        show(log, "checkpoint.700");
        Command back = look(log, memory);
        assertThat(back.exit()).isEqualTo(1);
        assertThat(back.err()).contains("rolled back");
        assertThat(Files.readAllBytes(memory)).isEqualTo(second);

        // The same size with another root, and then a larger log of another history.
        Hash wrong = Hash.sha256(new byte[] {1});
        for (long size : List.of(1000L, 300L)) {
            SignedNote forged = new Checkpoint(ORIGIN, new Head(size, wrong)).sign(key("demo"));
            Files.write(memory, forged.bytes());
            Files.write(log.resolve("checkpoint"), Files.readAllBytes(newest));
            Command fork = look(log, memory);
            assertThat(fork.exit()).isEqualTo(1);
            assertThat(fork.err()).contains("two histories");
            assertThat(Files.readAllBytes(memory)).isEqualTo(forged.bytes());
        }
        assertThat(Files.readAllBytes(Path.of(memory + ".conflict-1")))
                .isEqualTo(Files.readAllBytes(newest));
        assertThat(Path.of(memory + ".conflict-2")).exists();

        for (byte[] unreadable : List.of(new byte[0], "x\n".getBytes(StandardCharsets.UTF_8))) {
            Files.write(memory, unreadable);
            assertThat(look(log, memory).exit()).isEqualTo(2);
        }
        Files.write(
                memory, new Checkpoint("other.example/log", Head.EMPTY).sign(key("demo")).bytes());
        assertThat(look(log, memory).exit()).isEqualTo(2);
    }

    private static void show(Path log, String checkpoint) throws IOException {
        Files.write(log.resolve("checkpoint"), Files.readAllBytes(log.resolve(checkpoint)));
    }

    private static Command look(Path log, Path memory) {
        return Command.run(
                "verify", log, "--vkey", key("demo").verifier(), "--growing", "--remember", memory);
    }
}
