/// Writing a log so that no crash can make two histories.
///
/// [org.kenes.ledger.store.LogWriter] writes tiles and signs;
/// [org.kenes.ledger.store.CheckpointFile] publishes. Between the two, the caller keeps the head:
/// the server in PostgreSQL, [org.kenes.ledger.store.FolderLog] in a file beside the log. Read
/// these for the order and why each step may be interrupted. [org.kenes.ledger.store.StoreRepair]
/// puts back what is missing, [org.kenes.ledger.store.OldPartials] clears away what a full tile
/// replaced. Everything goes through [org.kenes.ledger.store.Disk], which a test makes fail call by
/// call.
///
/// What always holds: an existing tile is never overwritten with other bytes, and after a failed
/// `fsync` nothing is signed (both are a [org.kenes.ledger.HaltException]); `checkpoint` never goes
/// back. It does not decide which entries come next.
@NullMarked
package org.kenes.ledger.store;

import org.jspecify.annotations.NullMarked;
