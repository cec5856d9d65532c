/// Weights: making a sample look like the population in what is known of both, and saying what that
/// costs in precision.
///
/// Read first: [Respondent] (one person of a sample), [Margin] (what the population looks like),
/// [Raking], [Linearisation] (the standard error), [WeightedShare] (the result, of two kinds).
///
/// What always holds: weights exist or there is an error that names the margin and the category; a
/// result for people who chose themselves has no standard error and no interval by type; rows in
/// another order give the same bits, because people are sorted before anything is added up.
///
/// What it does not do: no small-area models, no bounded calibration, no imputation.
///
/// Sources: W. Deming, F. Stephan (1940); J.-C. Deville, C.-E. Särndal, O. Sautory, *Generalized
/// raking procedures in survey sampling* (1993); L. Kish, *Survey sampling* (1965); T. Lumley,
/// *Complex surveys* (2010). Every figure is compared with R's `survey` in the tests.
@NullMarked
package org.kenes.opinion.weight;

import org.jspecify.annotations.NullMarked;
