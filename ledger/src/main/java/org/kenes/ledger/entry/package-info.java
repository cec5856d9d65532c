/// What a leaf says.
///
/// A [org.kenes.ledger.entry.LogEntry] is sealed (a [org.kenes.ledger.entry.Commitment] to a
/// contribution, 35 bytes) or public (an act everyone may read, a
/// [org.kenes.ledger.entry.LedgerRecord]). The four [org.kenes.ledger.entry.Compartments] of a
/// contribution can each be shown, hidden or destroyed alone. A
/// [org.kenes.ledger.entry.Disposition] is what became of a contribution.
///
/// Used by whoever writes entries, and by `account` and `receipt`. What always holds: no free text,
/// name or exact time is in an entry; nothing links two contributions of one person. Which kinds
/// beyond 31 there are is decided elsewhere.
@NullMarked
package org.kenes.ledger.entry;

import org.jspecify.annotations.NullMarked;
