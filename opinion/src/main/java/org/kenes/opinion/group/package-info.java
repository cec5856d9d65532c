/// Opinion groups: along which lines people differ, and whether they fall into groups at all.
///
/// Read first: [OpinionGroups] (what is asked and the way to the answer), [GroupReport] (the
/// answer), [Gate] (why it may be "not supported"). The steps: votes become positions (`space`),
/// positions are divided (`partition`), people are placed by [OwnRules] or [PolisRules], and
/// [Description] says with [Tally] and [Selection] what the groups are about. [PolisSelection]
/// restates what Polis would show.
///
/// What always holds: sums over people are whole numbers, so that row order, threads and parts
/// change no bit; nobody is dropped; exchanging agree and disagree everywhere mirrors the result
/// and changes nothing else; groups are named by size and never described by who the people are.
///
/// What it does not do: no individual profiles; no label of a person leaves the operator's own
/// check.
///
/// Sources: C. Small et al., *Polis: scaling deliberation by mapping high dimensional opinion
/// spaces* (2021); D. Arthur, S. Vassilvitskii, *k-means++* (2007); P. Rousseeuw, *Silhouettes*
/// (1987).
@NullMarked
package org.kenes.opinion.group;

import org.jspecify.annotations.NullMarked;
