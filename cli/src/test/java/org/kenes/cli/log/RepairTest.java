package org.kenes.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What is missing is put back from entries that hash to the signed checkpoint, and from nothing
/// else.
class RepairTest {
    @TempDir Path folder;
    private Path log;
    private Path copy;
    private String key;

    @BeforeEach
    void logAndCopy() throws IOException {
        log = folder.resolve("log");
        copy = folder.resolve("copy");
        for (Path each : new Path[] {log, copy}) {
            assertThat(
                            Command.run(
                                            "gen",
                                            each,
                                            "--entries",
                                            1000,
                                            "--seed",
                                            "r",
                                            "--form",
                                            "bytes")
                                    .exit())
                    .isZero();
        }
        key = Files.readString(log.resolve("log.vkey")).strip();
    }

    private Command repair(Object... more) {
        Object[] words = {"repair", log, "--vkey", key};
        Object[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Command.run(all);
    }

    private Command verify() {
        return Command.run("verify", log, "--vkey", key);
    }

    private void shorten(String file, int to) throws IOException {
        Files.write(log.resolve(file), Arrays.copyOf(Files.readAllBytes(log.resolve(file)), to));
    }

    @Test
    void hashesArePutBackFromTheLogsOwnEntries() throws IOException {
        Files.delete(log.resolve("tile/0/001"));
        shorten("tile/1/000.p/3", 40);
        assertThat(verify().exit()).isEqualTo(1);
        Command look = repair("--dry-run");
        assertThat(look.exit()).isEqualTo(1);
        assertThat(look.out()).contains("missing tile/0/001\n", "too short tile/1/000.p/3\n");
        assertThat(verify().exit()).as("only looked at").isEqualTo(1);
        Command done = repair();
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.last())
                .startsWith("REPAIRED origin=kenes.example/testlog size=1000 ")
                .endsWith(" repaired=2");
        assertThat(verify().exit()).isZero();
        assertThat(repair().last()).endsWith(" repaired=0");
    }

    @Test
    void entriesArePutBackFromACopyOnly() throws IOException {
        Files.delete(log.resolve("tile/entries/002"));
        shorten("tile/entries/000", 9);
        Command alone = repair();
        assertThat(alone.exit()).isEqualTo(1);
        assertThat(alone.err()).startsWith("FAILED: ").contains("bundle of entry 0");
        assertThat(repair("--from", copy).last()).endsWith(" repaired=2");
        assertThat(verify().exit()).isZero();
    }

    @Test
    void otherBytesAndOtherLogsAreLeftAlone() throws IOException {
        Files.delete(log.resolve("tile/0/001"));
        byte[] tile = Files.readAllBytes(log.resolve("tile/0/000"));
        tile[7] ^= 1;
        Files.write(log.resolve("tile/0/000"), tile);
        Command contradicted = repair();
        assertThat(contradicted.exit()).isEqualTo(1);
        assertThat(contradicted.err()).contains("other bytes in tile/0/000");
        assertThat(log.resolve("tile/0/001")).doesNotExist();
        Path other = folder.resolve("other");
        Command.run("gen", other, "--entries", 1000, "--seed", "x", "--form", "bytes");
        assertThat(repair("--from", other).exit()).isEqualTo(1);
        assertThat(log.resolve("tile/0/001")).doesNotExist();
        assertThat(Command.run("repair", log, "--vkey", "nonsense").exit()).isEqualTo(2);
    }
}
