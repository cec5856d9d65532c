package org.kenes.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.HaltException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.tree.Head;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

class StoreRepairTest {
    @TempDir Path folder;
    private Path root;
    private StoreRepair repair;
    private final List<byte[]> entries =
            IntStream.range(0, 600)
                    .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
                    .toList();
    private TreeMap<String, String> whole = new TreeMap<>();

    @BeforeEach
    void log() throws IOException {
        root = folder.resolve("log");
        Path temporary = folder.resolve("tmp");
        Head head =
                LogWriter.open(root, temporary, Durability.FORCED, Head.EMPTY)
                        .writeTiles(0, entries.iterator());
        repair = new StoreRepair(root, temporary, Durability.FORCED, head);
        whole = content();
    }

    private TreeMap<String, String> content() throws IOException {
        TreeMap<String, String> content = new TreeMap<>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        root.relativize(file).toString(),
                        Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return content;
    }

    private void shorten(String file, int to) throws IOException {
        Files.write(root.resolve(file), Arrays.copyOf(Files.readAllBytes(root.resolve(file)), to));
    }

    @Test
    void aWholeStoreHasNoFindings() throws IOException {
        assertThat(repair.examine(entries.iterator())).isEmpty();
        assertThat(repair.repair(entries.iterator())).isEmpty();
        assertThat(content()).isEqualTo(whole);
    }

    @Test
    void whatIsMissingOrShortIsPutBack() throws IOException {
        Files.delete(root.resolve("tile/0/001"));
        Files.delete(root.resolve("tile/entries/002.p/88"));
        shorten("tile/entries/000", 100);
        shorten("tile/1/000.p/2", 0);
        List<String> found =
                repair.examine(entries.iterator()).stream().map(Object::toString).toList();
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "missing tile/0/001",
                        "missing tile/entries/002.p/88",
                        "too short tile/entries/000",
                        "too short tile/1/000.p/2");
        assertThat(content()).isNotEqualTo(whole);
        assertThat(repair.repair(entries.iterator())).hasSize(4);
        assertThat(content()).isEqualTo(whole);
        try (var left = Files.list(folder.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void otherBytesAreAContradictionAndNothingIsTouched() throws IOException {
        Files.delete(root.resolve("tile/0/001"));
        byte[] tile = Files.readAllBytes(root.resolve("tile/0/000"));
        tile[9] ^= 1;
        Files.write(root.resolve("tile/0/000"), tile);
        TreeMap<String, String> damaged = content();
        assertThatThrownBy(() -> repair.repair(entries.iterator()))
                .isInstanceOf(HaltException.class)
                .hasMessageContaining("tile/0/000");
        assertThat(content()).isEqualTo(damaged);
    }

    @Test
    void entriesThatAreNotThoseOfTheHeadRepairNothing() throws IOException {
        Files.delete(root.resolve("tile/0/001"));
        TreeMap<String, String> damaged = content();
        List<byte[]> other = new ArrayList<>(entries);
        other.set(300, "another".getBytes(StandardCharsets.UTF_8));
        for (List<byte[]> wrong : List.of(other, entries.subList(0, 599), List.<byte[]>of())) {
            assertThatThrownBy(() -> repair.repair(wrong.iterator()))
                    .isInstanceOf(VerificationException.class);
            assertThat(content()).isEqualTo(damaged);
        }
    }
}
