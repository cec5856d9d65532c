package org.kenes.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;
import org.kenes.ledger.tree.Sha256;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The last thing that is a tile, a bundle or a file of a log, and the first that is none.
class TileEdgesTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "63, 0, 1, tile/63/000.p/1",
        "-1, 999, 255, tile/entries/999.p/255",
        "0, 1000, 256, tile/0/x001/000",
        "2, 1234067, 8, tile/2/x001/x234/067.p/8",
        "0, 999999999999999, 256, tile/0/x999/x999/x999/x999/999"
    })
    void pathsAreWrittenAndReadBack(int level, long n, int width, String path) {
        assertThat(new TilePath(level, n, width)).hasToString(path);
        assertThat(TilePath.parse(path)).isEqualTo(new TilePath(level, n, width));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/",
                "tile/0",
                "tile/0/",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/+1/000",
                "tile/0/00",
                "tile/0/0000",
                "tile/0/x000/000",
                "tile/0/x001000",
                "tile/0/001/000",
                "tile/0/x001/x000",
                "tile/0/00:",
                "tile/0/00/",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/257",
                "tile/0/000.p/01",
                "tile/0/000.p/",
                "tile/entries/000.p/4294967297",
                "tile/0/x001/x000/x000/x000/x000/x000/000",
                "Tile/0/000",
                "tile/entry/000"
            })
    void everyOtherSpellingIsRefused(String path) {
        assertThatThrownBy(() -> TilePath.parse(path)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @CsvSource({"-2, 0, 1", "64, 0, 1", "0, -1, 1", "0, 0, 0", "0, 0, 257"})
    void noSuchTile(int level, long n, int width) {
        assertThatThrownBy(() -> new TilePath(level, n, width))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("no such tile");
    }

    @Test
    void aLogHasTheTilesOfItsSize() {
        assertThat(TilePath.of(0)).isEmpty();
        assertThat(TilePath.of(1))
                .extracting(TilePath::toString)
                .containsExactly("tile/0/000.p/1", "tile/entries/000.p/1");
        assertThat(TilePath.of(256))
                .extracting(TilePath::toString)
                .containsExactly("tile/0/000", "tile/entries/000", "tile/1/000.p/1");
        assertThat(TilePath.of(513))
                .extracting(TilePath::toString)
                .containsExactly(
                        "tile/0/000",
                        "tile/entries/000",
                        "tile/0/001",
                        "tile/entries/001",
                        "tile/0/002.p/1",
                        "tile/entries/002.p/1",
                        "tile/1/000.p/2");
        assertThat(TilePath.of(65_537))
                .hasSize(2 * 257 + 1 + 1)
                .allMatch(it -> it.isWithin(65_537));
    }

    /// What a log has is within it, and with one entry less no longer.
    @ParameterizedTest
    @ValueSource(longs = {1, 255, 256, 257, 512, 65_535, 65_536, 65_537})
    void aTileIsWithinTheLogsThatHaveAllOfIt(long size) {
        List<TilePath> all = TilePath.of(size);
        assertThat(all).allMatch(it -> it.isWithin(size));
        for (TilePath it : all) {
            long per = it.isEntries() ? 1 : 1L << 8 * it.level();
            long needs = (it.n() * TilePath.FULL + it.width()) * per;
            assertThat(it.isWithin(needs)).as("%s in %d", it, needs).isTrue();
            assertThat(it.isWithin(needs - 1)).as("%s in %d", it, needs - 1).isFalse();
            assertThat(TilePath.in(size, it.level(), it.n())).isEqualTo(it);
        }
    }

    @Test
    void noLogIsLargeEnoughForTheHighestLevels() {
        assertThat(new TilePath(7, 0, 127).isWithin(Long.MAX_VALUE)).isTrue();
        assertThat(new TilePath(7, 0, 128).isWithin(Long.MAX_VALUE)).isFalse();
        assertThat(new TilePath(8, 0, 1).isWithin(Long.MAX_VALUE)).isFalse();
        assertThat(new TilePath(0, Long.MAX_VALUE, 1).isWithin(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aBundleHasUpTo256Entries() {
        byte[] full = new byte[2 * TilePath.FULL];
        assertThat(EntryBundle.parse(full)).hasSize(256).allMatch(it -> it.length == 0);
        assertThatThrownBy(() -> EntryBundle.parse(new byte[2 * 257]))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> EntryBundle.parse(new byte[0]))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> EntryBundle.parse(new byte[] {0}))
                .hasMessageContaining("inside a length at byte 0");
        assertThatThrownBy(() -> EntryBundle.parse(new byte[] {0, 2, 7}))
                .hasMessageContaining("inside the entry at byte 0");
    }

    @Test
    void theLongestEntryGoesThereAndBack() {
        byte[] longest = new byte[EntryBundle.LONGEST_ENTRY];
        Arrays.fill(longest, (byte) 0xff);
        byte[] bundle = EntryBundle.encode(List.of(longest, new byte[0]));
        assertThat(EntryBundle.parse(bundle)).containsExactly(longest, new byte[0]);
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[0x1_0000])))
                .isInstanceOf(MalformedException.class);
    }

    /// The bundle may stand in an array that is longer, and is as it was afterwards.
    @Test
    void leavesAreThoseOfTheEntries() {
        List<byte[]> entries =
                IntStream.range(0, 3).mapToObj(i -> ("entry " + i).getBytes(UTF_8)).toList();
        byte[] bundle = EntryBundle.encode(entries);
        byte[] longer = Arrays.copyOf(bundle, bundle.length + 5);
        byte[] hashes = new byte[3 * Hash.LENGTH];
        EntryBundle.leaves(longer, bundle.length, 3, hashes, Sha256.get());
        for (int i = 0; i < 3; i++) {
            assertThat(Arrays.copyOfRange(hashes, i * Hash.LENGTH, (i + 1) * Hash.LENGTH))
                    .isEqualTo(Merkle.leaf(entries.get(i)).bytes());
        }
        assertThat(longer).startsWith(bundle);
        assertThatThrownBy(() ->
                        EntryBundle.leaves(longer, bundle.length + 5, 3, hashes, Sha256.get()))
                .hasMessageContaining("5 bytes after its 3 entries");
    }

    @Test
    void aFolderIsReadWhateverTheLengthOfItsFiles() throws IOException {
        Files.createDirectories(folder.resolve("tile/0"));
        Source source = Source.of(folder.toString());
        assertThat(source).hasToString(folder.toString()).isInstanceOf(FolderSource.class);
        ByteBuffer reuse = ByteBuffer.allocate(64);
        for (int length : new int[] {0, 1, 63, 64, 65, 32_767, 32_768, 32_769, 100_000}) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) length);
            Files.write(folder.resolve("tile/0/000"), bytes);
            Files.write(folder.resolve("other"), bytes);
            assertThat(source.read("tile/0/000")).isEqualTo(bytes);
            assertThat(source.read("other")).isEqualTo(bytes);
            assertThat(source.below("tile").read("0/000")).isEqualTo(bytes);
            ByteBuffer read = source.read("tile/0/000", reuse);
            assertThat(read).isNotNull();
            assertThat(read.position()).isZero();
            assertThat(Arrays.copyOf(read.array(), read.limit())).isEqualTo(bytes);
        }
        assertThat(source.read("tile/0/001")).isNull();
        assertThat(source.read("nothing")).isNull();
        assertThat(source.read("tile/0/001", reuse)).isNull();
        assertThatThrownBy(() -> source.read("tile/0")).hasMessageContaining("not a plain file");
    }

    @Test
    void noFileOfALogIsLongerThanTheLongestBundle() throws IOException {
        Files.createDirectories(folder.resolve("tile"));
        Source source = Source.folder(folder);
        try (var file =
                FileChannel.open(
                        folder.resolve("tile/a"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[1]), Source.LONGEST - 1);
            assertThat(source.read("tile/a")).hasSize(Source.LONGEST);
            file.write(ByteBuffer.wrap(new byte[1]), Source.LONGEST);
            assertThatThrownBy(() -> source.read("tile/a"))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("longer than any file");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://log.example", "https://log.example/a"})
    void anAddressIsASourceToo(String address) {
        assertThat(Source.of(address)).isInstanceOf(UrlSource.class);
        assertThat(Source.url(URI.create(address)).toString()).startsWith(address);
        assertThat(Source.of(address).below("b").toString()).startsWith(address + "/b");
    }

    @Test
    void aProofIsToldFromACheckpoint() {
        assertThat(TlogProof.isProof("c2sp.org/tlog-proof@v1\n".getBytes(UTF_8))).isTrue();
        assertThat(TlogProof.isProof("c2sp.org/tlog-proof@v9".getBytes(UTF_8))).isTrue();
        assertThat(TlogProof.isProof("c2sp.org/tlog-proof@".getBytes(UTF_8))).isFalse();
        assertThat(TlogProof.isProof("c2sp.org/tlog-proofs\n".getBytes(UTF_8))).isFalse();
        assertThat(TlogProof.isProof("example.org/log\n5\n".getBytes(UTF_8))).isFalse();
        assertThat(TlogProof.isProof(new byte[0])).isFalse();
    }
}
