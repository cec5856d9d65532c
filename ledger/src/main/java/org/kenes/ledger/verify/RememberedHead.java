package org.kenes.ledger.verify;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.note.SignedCheckpoint;
import org.kenes.ledger.note.SignedNote;
import org.kenes.ledger.note.VerifierKey;
import org.kenes.ledger.store.Durability;
import org.kenes.ledger.store.DurableFiles;
import org.kenes.ledger.tile.LogReader;
import org.kenes.ledger.tree.Hash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The newest checkpoint a reader has seen, in a file. Only this notices a log that went back to an
/// earlier state of itself, and a second history shown to somebody else.
public final class RememberedHead {
    private final Path file;

    public RememberedHead(Path file) {
        this.file = file;
    }

    /// What a look at a log told, to be printed.
    public enum Look {
        FIRST,
        AGAIN
    }

    /// Compares with what is remembered and, if all is well, remembers what is shown. Call it after
    /// everything else has been verified. A failure never touches the file; the checkpoint that
    /// contradicts it is kept beside it as evidence.
    ///
    /// @throws MalformedException if the file is unreadable or of another log
    /// @throws VerificationException if the log went back or shows two histories
    public Look look(LogReader log, SignedCheckpoint shown, VerifierKey key) throws IOException {
        if (!Files.exists(file)) {
            replace(shown);
            return Look.FIRST;
        }
        SignedCheckpoint remembered = remembered(shown.checkpoint().origin(), key);
        if (remembered.size() > shown.size()) {
            throw new VerificationException(
                    "rolled back: size "
                            + remembered.size()
                            + " was seen, this is "
                            + shown.size());
        }
        Hash then = log.root(remembered.size(), shown.size());
        if (!then.equals(remembered.root())) {
            Path evidence = keep(shown);
            throw new VerificationException(
                    "two histories: what was seen at size "
                            + remembered.size()
                            + " is not a prefix; the checkpoint shown is kept in "
                            + evidence);
        }
        replace(shown);
        return Look.AGAIN;
    }

    private SignedCheckpoint remembered(String origin, VerifierKey key) throws IOException {
        try {
            return SignedCheckpoint.open(
                    SignedNote.parse(Files.readAllBytes(file)), key, origin, java.util.List.of());
        } catch (MalformedException | VerificationException e) {
            throw new MalformedException(
                    file + " is not a checkpoint of this log: " + e.getMessage(), e);
        }
    }

    private Path keep(SignedCheckpoint shown) throws IOException {
        for (int n = 1; ; n++) {
            Path evidence = Path.of(file + ".conflict-" + n);
            if (!Files.exists(evidence)) {
                Files.write(evidence, shown.note().bytes(), StandardOpenOption.CREATE_NEW);
                return evidence;
            }
        }
    }

    private void replace(SignedCheckpoint shown) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not a file: " + file);
        }
        new DurableFiles(folder, folder, Durability.FORCED)
                .replace(file.toAbsolutePath(), shown.note().bytes());
    }
}
