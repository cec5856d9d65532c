/// People of opposed interest who confirm that there is one history.
///
/// A [org.kenes.ledger.witness.Policy] says which witnesses there are and how many of whom must
/// have cosigned (C2SP tlog-policy).
///
/// What always holds: only a line by a key named in the policy counts, and it counts once.
@NullMarked
package org.kenes.ledger.witness;

import org.jspecify.annotations.NullMarked;
