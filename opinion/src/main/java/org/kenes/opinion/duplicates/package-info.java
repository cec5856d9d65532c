/// Near-duplicates: which contributions carry the same text, so that every share can be read both
/// as sent and once per text. Nothing is ever removed: a copied text is still a person's opinion.
///
/// Read first: [Text] (what goes in), [Duplicates] (the search), [Families] (what comes out).
///
/// How: a text becomes a comparison key ([ComparisonKey]); equal keys are one node. Nodes are
/// sketched by one-permutation MinHash ([Sketch]), gathered in buckets by bands of the sketch, and
/// every pair that meets in a bucket is verified on the shingles themselves before it is joined.
/// The sketch only proposes; it never decides.
///
/// What always holds: two texts of different declared stance are never joined, nor two whose words
/// of negation differ ([Negation]); such pairs are listed as opposed, for a counter-campaign is a
/// finding of its own. No stance is ever derived from a text. The result does not depend on the
/// order of the input.
///
/// What it does not do: it keeps no list of people and gives no score of guilt; *campaign* is a
/// description of size and pace.
///
/// Sources: A. Broder, *On the resemblance and containment of documents* (1997); P. Li, A. Owen,
/// C.-H. Zhang, *One permutation hashing* (2012); A. Shrivastava, P. Li, *Densifying one
/// permutation hashing via rotation* (2014).
@NullMarked
package org.kenes.opinion.duplicates;

import org.jspecify.annotations.NullMarked;
