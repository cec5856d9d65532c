package org.kenes.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.Vectors;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.strict.Hex;
import org.kenes.ledger.tree.ConsistencyProof;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.tree.InclusionProof;
import org.kenes.ledger.tree.Merkle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class TreeVectorsTest {
    /// Fewer when many mutants are looked at (profile `pit`).
    private static final long LARGEST = Long.getLong("kenes.trees", Long.MAX_VALUE);

    private final Vectors vectors = Vectors.all();
    private final VerifierKey log = VerifierKey.parse(vectors.at("log_key").text("vkey"));
    private final List<VerifierKey> witnesses =
            vectors.at("witness_keys").each().stream()
                    .map(w -> VerifierKey.parse(w.text("vkey")))
                    .toList();
    @TempDir Path folder;

    static byte[] record(long i) {
        return ("record " + i).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void rootsOfTheKnownAnswerTree() {
        List<Hash> leaves = new ArrayList<>();
        List<String> roots = vectors.at("known_answers").at("roots_hex_by_size").texts();
        assertThat(Merkle.root(leaves).hex()).isEqualTo(roots.getFirst());
        for (String leaf : vectors.at("known_answers").at("leaves_hex").texts()) {
            leaves.add(Merkle.leaf(Hex.decode(leaf)));
            assertThat(Merkle.root(leaves).hex()).isEqualTo(roots.get(leaves.size()));
        }
    }

    @Test
    void tilesProofsAndCheckpointsOfEveryTree() throws IOException {
        SigningKey key = SigningKey.parse(vectors.at("log_key").text("skey"));
        List<SigningKey> cosigners =
                vectors.at("witness_keys").each().stream()
                        .map(w ->
                                SigningKey.ofSeed(
                                        VerifierKey.parse(w.text("vkey")).name(),
                                        KeyType.COSIGNATURE,
                                        w.hex("seed_hex")))
                        .toList();
        for (Vectors tree : vectors.at("trees").each()) {
            long n = tree.number("n");
            if (n > LARGEST) {
                continue;
            }
            Path root = folder.resolve("log" + n);
            Files.createDirectories(root);
            LogWriter writer =
                    LogWriter.open(root, folder.resolve("tmp"), Durability.NONE, Head.EMPTY);
            Head head =
                    writer.writeTiles(
                            0, LongStream.range(0, n).mapToObj(TreeVectorsTest::record).iterator());
            assertThat(head.root().base64()).isEqualTo(tree.text("root_b64"));
            assertThat(head.root().hex()).isEqualTo(tree.text("root_hex"));
            checkFiles(root, tree);
            checkProofs(new LogReader(Source.folder(root)), head, tree);

            Checkpoint checkpoint = new Checkpoint(log.name(), head);
            SignedNote note = writer.sign(log.name(), key);
            SignedCheckpoint opened =
                    SignedCheckpoint.open(
                            tree.text("checkpoint").getBytes(StandardCharsets.UTF_8),
                            log,
                            witnesses);
            assertThat(opened.checkpoint()).isEqualTo(checkpoint);
            for (int i = 0; i < opened.cosignatures().size(); i++) {
                long time = vectors.at("witness_keys").each().get(i).number("time");
                assertThat(opened.cosignatures().get(i).time()).isEqualTo(time);
                note = note.with(cosigners.get(i).cosign(checkpoint, time));
            }
            assertThat(note.toString()).isEqualTo(tree.text("checkpoint"));
        }
    }

    private static void checkFiles(Path root, Vectors tree) throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        StringBuilder listing = new StringBuilder();
        files.forEach((path, bytes) ->
                listing.append(Hash.sha256(bytes).hex()).append("  ").append(path).append('\n'));
        assertThat(Hash.sha256(listing.toString().getBytes(StandardCharsets.UTF_8)).hex())
                .isEqualTo(tree.text("sha256_of_sorted_listing"));
        for (Vectors file : tree.at("files").each()) {
            byte[] bytes = files.get(file.text("path"));
            assertThat(bytes).hasSize((int) file.number("len"));
            assertThat(Hash.sha256(bytes).hex()).isEqualTo(file.text("sha256"));
        }
        assertThat(files.keySet().stream().filter(p -> !p.startsWith("tile/entries")).count())
                .isEqualTo(tree.number("hash_tiles"));
        assertThat(files.keySet().stream().filter(p -> p.startsWith("tile/entries")).count())
                .isEqualTo(tree.number("entry_bundles"));
    }

    private static void checkProofs(LogReader reader, Head head, Vectors tree) {
        assertThat(reader.root(head.size())).isEqualTo(head.root());
        for (Vectors vector : tree.at("inclusion").each()) {
            List<Hash> path = vector.at("proof").texts().stream().map(Hash::ofBase64).toList();
            Hash leaf = Hash.ofBase64(vector.text("leaf_hash"));
            long index = vector.number("index");
            assertThat(Merkle.leaf(record(index))).isEqualTo(leaf);
            assertThat(Merkle.leaf(reader.entry(index, head.size()))).isEqualTo(leaf);
            InclusionProof proof = reader.inclusion(index, head.size());
            assertThat(proof.path()).isEqualTo(path);
            proof.verify(leaf, head.root());
        }
        for (Vectors vector : tree.at("consistency").each()) {
            List<Hash> path = vector.at("proof").texts().stream().map(Hash::ofBase64).toList();
            ConsistencyProof proof = reader.consistency(vector.number("from"), head.size());
            assertThat(proof.path()).isEqualTo(path);
            proof.verify(Hash.ofBase64(vector.text("from_root")), head.root());
        }
    }

    @Test
    void tilePathsInBothDirections() {
        for (Vectors tile : vectors.at("tile_paths").each()) {
            TilePath path =
                    new TilePath(
                            (int) tile.number("level"), tile.number("n"), (int) tile.number("w"));
            assertThat(path).hasToString(tile.text("path"));
            assertThat(TilePath.parse(tile.text("path"))).isEqualTo(path);
        }
        for (String bad : vectors.at("bad_tile_paths").texts()) {
            assertThatThrownBy(() -> TilePath.parse(bad)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aProofInOnePiece() {
        Vectors vector = vectors.at("tlog_proof");
        byte[] entry = vector.text("entry").getBytes(StandardCharsets.UTF_8);
        for (String name : List.of("plain", "with_extra")) {
            TlogProof proof = TlogProof.parse(vector.text(name));
            assertThat(proof).hasToString(vector.text(name));
            assertThat(proof.verify(entry, log, log.name(), witnesses).cosignatures()).hasSize(2);
            assertThatThrownBy(() -> proof.verify(record(778), log, log.name(), witnesses))
                    .isInstanceOf(VerificationException.class);
        }
        assertThat(TlogProof.parse(vector.text("with_extra")).extra()).isEqualTo(entry);
    }

    @Test
    void bundlesThatAreNoneAreRefused() {
        for (String hex : vectors.at("malformed").at("entry_bundles_hex").texts()) {
            assertThatThrownBy(() -> EntryBundle.parse(Hex.decode(hex)))
                    .isInstanceOf(MalformedException.class);
        }
        List<byte[]> entries = List.of(new byte[0], new byte[65_535], record(1));
        assertThat(EntryBundle.parse(EntryBundle.encode(entries)))
                .usingRecursiveComparison()
                .isEqualTo(entries);
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])))
                .isInstanceOf(MalformedException.class);
    }
}
