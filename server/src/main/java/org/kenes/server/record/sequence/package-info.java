/// How what was accepted becomes a signed, published log (ledger spec 5).
///
/// The {@link org.kenes.server.record.sequence.Sequencer} goes through the steps of a batch:
/// `Queue` and `Intents` give places, {@link org.kenes.server.record.sequence.Tiles} writes files,
/// {@link org.kenes.server.record.sequence.Heads} moves the row of the head, {@link
/// org.kenes.server.record.sequence.Publisher} asks the witnesses and publishes. Of several
/// processes one leads (`Leadership`), the others copy.
///
/// `Beginning` writes the first entries of a log and `Ending` the last; `PublishedNews` tells
/// followers.
///
/// What always holds: places are never given anew; nothing is signed after a contradiction ({@link
/// org.kenes.server.record.sequence.Halt}) nor by a process that does not lead; `checkpoint` never
/// shrinks. `SequencerCrashTest` fails every write, `fsync`, statement and commit in turn. It knows
/// nothing of what an entry means.
@NullMarked
package org.kenes.server.record.sequence;

import org.jspecify.annotations.NullMarked;
