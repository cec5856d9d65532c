/// Who signed what: keys, signed notes, checkpoints, cosignatures.
///
/// A [org.kenes.ledger.note.SignedNote] (C2SP signed-note) is a text with signatures under it; a
/// [org.kenes.ledger.note.Checkpoint] is the text that names the head of a log; a
/// [org.kenes.ledger.note.SignedCheckpoint] is one whose signatures have been verified, and can
/// only be had that way. Logs sign with Ed25519, witnesses add a
/// [org.kenes.ledger.note.Cosignature] with a time; cosignatures by ML-DSA-44 are verified too.
///
/// What always holds: a line of an unknown key is ignored, a wrong line of a known key condemns the
/// note; no message ever shows a private key. Signing is deterministic. It keeps no keys and asks
/// no clock.
@NullMarked
package org.kenes.ledger.note;

import org.jspecify.annotations.NullMarked;
