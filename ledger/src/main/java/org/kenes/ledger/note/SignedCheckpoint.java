package org.kenes.ledger.note;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.VerificationException;
import org.kenes.ledger.strict.Shown;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Head;

import java.util.ArrayList;
import java.util.List;

/// A checkpoint whose signature by the log, and every cosignature by a witness we know, holds. Can
/// only be had by verifying.
///
/// @param cosignatures at most one per known witness, in the order of the note
public record SignedCheckpoint(
        SignedNote note, Checkpoint checkpoint, List<Cosignature> cosignatures) {
    public SignedCheckpoint {
        cosignatures = List.copyOf(cosignatures);
    }

    public static SignedCheckpoint open(byte[] note, VerifierKey log, List<VerifierKey> witnesses) {
        return open(SignedNote.parse(note), log, log.name(), witnesses);
    }

    /// @param origin the log that is expected; usually the name of its key
    /// @throws MalformedException if the note is not a checkpoint
    /// @throws VerificationException if the log did not sign it, the origin is another, or a known
    ///   witness's line is wrong; lines of unknown keys are ignored
    public static SignedCheckpoint open(
            SignedNote note, VerifierKey log, String origin, List<VerifierKey> witnesses) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        note.verify(log);
        if (!checkpoint.origin().equals(origin)) {
            throw new VerificationException(
                    "this is the log " + Shown.of(checkpoint.origin()) + ", not " + origin);
        }
        List<Cosignature> cosignatures = new ArrayList<>();
        for (VerifierKey witness : witnesses) {
            Cosignature earliest = null;
            for (NoteSignature line : note.signatures()) {
                if (line.isBy(witness)) {
                    Cosignature good = Cosignature.verify(line, witness, checkpoint);
                    if (earliest == null || good.time() < earliest.time()) {
                        earliest = good;
                    }
                }
            }
            if (earliest != null) {
                cosignatures.add(earliest);
            }
        }
        return new SignedCheckpoint(note, checkpoint, cosignatures);
    }

    public Head head() {
        return checkpoint.head();
    }

    public long size() {
        return checkpoint.size();
    }

    public Hash root() {
        return checkpoint.root();
    }
}
