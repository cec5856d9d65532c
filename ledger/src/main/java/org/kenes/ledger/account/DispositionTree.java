package org.kenes.ledger.account;

import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.store.CheckpointFile;
import org.kenes.ledger.store.Disk;
import org.kenes.ledger.store.LogWriter;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tile.Source;
import org.kenes.ledger.tree.Head;
import org.kenes.ledger.verify.LogVerifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/// The second tree of a release: leaf i says what became of entry i. It is a log of its own under
/// `<origin>/release/<r>`, signed with the log's key; its root is in the log, which is witnessed.
public final class DispositionTree {
    private DispositionTree() {}

    /// Name of the tree of a release.
    public static String origin(String log, long release) {
        return log + "/release/" + release;
    }

    /// Where it is below the root of the log.
    public static String folder(long release) {
        return "release/" + release;
    }

    /// Writes `release/<r>/checkpoint` and its tiles. What is already there must be the same.
    ///
    /// @param at the dispositions at the size that the release covers
    public static SignedNote write(
            Path log,
            Path temporary,
            Disk disk,
            String origin,
            long release,
            Dispositions at,
            SigningKey key)
            throws IOException {
        Path root = log.resolve(folder(release));
        LogWriter writer = LogWriter.open(root, temporary, disk, Head.EMPTY);
        writer.writeTiles(
                0, LongStream.range(0, at.size()).mapToObj(i -> at.at(i).bytes()).iterator());
        SignedNote note = writer.sign(origin(origin, release), key);
        boolean published =
                new CheckpointFile(root, temporary, disk)
                        .publish(() -> new CheckpointFile.Publication(note, false));
        if (!published) {
            throw new IOException("another process holds " + temporary.resolve("publish.lock"));
        }
        return note;
    }

    /// @throws VerificationException unless the tree on disk is that of these dispositions, signed
    ///   by the log
    public static void verify(
            Source log, VerifierKey key, String origin, long release, Dispositions at) {
        LogReader reader = new LogReader(log.below(folder(release)));
        SignedCheckpoint signed =
                SignedCheckpoint.open(
                        SignedNote.parse(reader.checkpoint()),
                        key,
                        origin(origin, release),
                        java.util.List.of());
        if (!signed.head().equals(new Head(at.size(), at.root()))) {
            throw new VerificationException(
                    "the disposition tree of release " + release + " is not that of the log");
        }
        LogVerifier.of(log.below(folder(release)), key).origin(origin(origin, release)).verify();
    }
}
