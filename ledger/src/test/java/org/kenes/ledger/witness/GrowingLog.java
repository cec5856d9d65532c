package org.kenes.ledger.witness;

import org.kenes.ledger.note.Checkpoint;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.ConsistencyProof;
import org.kenes.ledger.tree.Head;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.LongStream;

/// A log of 600 entries, any earlier state of which can be signed.
final class GrowingLog {
    static final String ORIGIN = "grow.example/log";
    static final SigningKey KEY = SigningKey.ofSeed(ORIGIN, KeyType.ED25519, new byte[32]);

    private final LogReader reader;

    GrowingLog(Path folder, String name) {
        Path root = folder.resolve(name);
        LogWriter.open(root, folder.resolve(name + ".tmp"), Durability.NONE, Head.EMPTY)
                .writeTiles(
                        0,
                        LongStream.range(0, 600)
                                .mapToObj(i -> (name + i).getBytes(StandardCharsets.UTF_8))
                                .iterator());
        reader = new LogReader(Source.folder(root));
    }

    Checkpoint at(long size) {
        return new Checkpoint(ORIGIN, new Head(size, reader.root(size, 600)));
    }

    SignedNote signed(long size) {
        return at(size).sign(KEY);
    }

    synchronized ConsistencyProof between(long from, long size) {
        return ConsistencyProof.of(reader.nodes(600), from, size);
    }

    byte[] request(long old, long size) {
        return new AddCheckpoint(old, between(old, size).path(), signed(size).bytes()).bytes();
    }
}
