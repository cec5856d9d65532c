/// People of opposed interest who confirm that there is one history.
///
/// A [org.kenes.ledger.witness.Policy] says which witnesses there are and how many of whom must
/// have cosigned (C2SP tlog-policy). A [org.kenes.ledger.witness.Witness] is one of them: it
/// cosigns what continues everything it has seen, and says yes only after its memory of the yes is
/// on the disk (C2SP tlog-witness; [org.kenes.ledger.witness.WitnessServer] puts it behind HTTP). A
/// [org.kenes.ledger.witness.WitnessClient] asks all witnesses of a policy for whoever publishes.
///
/// What always holds: only a verified line by a key named in the policy counts, and it counts once;
/// a witness that knows more than the asker stops the asker, not the other way round; a witness
/// that lost its memory does not start. It does not decide what happens when the quorum is missed.
@NullMarked
package org.kenes.ledger.witness;

import org.jspecify.annotations.NullMarked;
