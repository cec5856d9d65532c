/// A log as files that any static server can hand out.
///
/// Hashes and entries lie in files of at most 256 (C2SP tlog-tiles) that never change. A
/// [org.kenes.ledger.tile.Source] is where they are read from, a folder or a URL, and is not
/// trusted; a [org.kenes.ledger.tile.LogReader] reads entries and makes proofs from it; a
/// [org.kenes.ledger.tile.TlogProof] is a proof in one piece that a person can keep.
///
/// Takes files, gives entries and proofs to `verify`, `account` and `receipt`. Read first:
/// [org.kenes.ledger.tile.TilePath], [org.kenes.ledger.tile.LogReader]. What always holds: a path
/// has one spelling, a tile of the wrong length is never used. It never writes: that is `store`.
@NullMarked
package org.kenes.ledger.tile;

import org.jspecify.annotations.NullMarked;
