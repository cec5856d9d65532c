package org.kenes.ledger.witness;

import org.kenes.ledger.note.NoteSignature;

/// What became of asking one witness.
public sealed interface WitnessAnswer {
    /// It cosigned, and the line has been verified.
    ///
    /// @param time Unix seconds by its clock
    record Cosigned(NoteSignature line, long time) implements WitnessAnswer {}

    /// No answer in time, or none at all. Ask again later.
    record Unreachable(String why) implements WitnessAnswer {}

    /// It refused, or what it sent is not a cosignature by its key.
    record Refused(String why) implements WitnessAnswer {}

    /// It knows a larger log, or another history of this one: the asker is the one who went back,
    /// or the witness lies. Signing must stop until a person has looked.
    record Contradicts(String why) implements WitnessAnswer {}
}
