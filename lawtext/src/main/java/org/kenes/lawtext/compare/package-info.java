/// Two texts of a law side by side: which unit continues which, and what changed.
///
/// [org.kenes.lawtext.compare.Comparison#of] takes two expressions (a draft and the law in force,
/// two versions, two drafts) in one language. Read [org.kenes.lawtext.compare.Row] next: one per
/// unit, with exactly one [org.kenes.lawtext.compare.Change]. A *unit* is what readers call an
/// article, or a part of the text outside all articles; every word belongs to exactly one.
///
/// The pairs are found in steps, a later one seeing only what earlier ones left: confirmed lineage,
/// equal hash, equal wId, the best assignment by similarity, merges and splits. *The machine
/// proposes, an editor confirms* ([org.kenes.lawtext.compare.Lineage]): a doubtful row says so, and
/// a decision wins over everything.
///
/// What always holds: every unit of both texts is in exactly one row; the same input gives the same
/// rows on every machine; the work is bounded, and
/// [org.kenes.lawtext.compare.Comparison#assignment] says when a bound was met. Figures are exact
/// counts and ratios of counts.
@NullMarked
package org.kenes.lawtext.compare;

import org.jspecify.annotations.NullMarked;
