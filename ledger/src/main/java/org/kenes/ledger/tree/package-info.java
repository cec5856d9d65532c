/// The tree of RFC 6962 and what can be shown about it.
///
/// A leaf is `H(00 ‖ entry)`, a node `H(01 ‖ left ‖ right)`; a [org.kenes.ledger.tree.Head] is how
/// many leaves there are and what they hash to. An [org.kenes.ledger.tree.InclusionProof] shows
/// that a leaf is at a place, a [org.kenes.ledger.tree.ConsistencyProof] that one tree is the
/// beginning of another.
///
/// Takes hashes, gives hashes; where they are stored is the business of `tile`. Read first:
/// [org.kenes.ledger.tree.Merkle], [org.kenes.ledger.tree.CompactRange]. What always holds: a proof
/// is used up exactly or refused; the empty tree has the root `H("")`. It does no input or output.
@NullMarked
package org.kenes.ledger.tree;

import org.jspecify.annotations.NullMarked;
