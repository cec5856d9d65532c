/// Intervals and tests for counts from probability samples, and for nothing else.
///
/// Read first: [Basis] (how people came to be counted), [Proportion] (only the sampled kind has an
/// interval), [Method], then [TwoProportions] and [Adjustment].
///
/// What always holds: a count of people who chose to take part has no interval, and there is no
/// method here that would give it one; 0 of n and n of n are closed at 0 and 1 exactly; the
/// quantiles ([Normal], [StudentT], [Beta]) are our own, computed with the four operations, roots
/// and `StrictMath`, so every machine gives the same bits.
///
/// What it does not do: no power, no sample size, no test of self-selected data.
///
/// Sources: L. Brown, T. Cai, A. DasGupta, *Interval estimation for a binomial proportion* (2001);
/// R. Newcombe, *Interval estimation for the difference between independent proportions* (1998); C.
/// Loader, *Fast and accurate computation of binomial probabilities* (2000); Y. Benjamini, Y.
/// Hochberg (1995); Y. Benjamini, D. Yekutieli (2001).
@NullMarked
package org.kenes.opinion.interval;

import org.jspecify.annotations.NullMarked;
