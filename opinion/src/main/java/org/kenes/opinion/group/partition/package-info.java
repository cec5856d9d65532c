/// People divided into groups by where they stand: k-means whose sums are whole numbers
/// ([Partition], its steps in [Lloyd] on neighbours in [Blocks]), how clear a division is
/// ([Silhouette]), how like two are ([RandIndex]), and the division that Polis makes
/// ([PolisPartition]).
///
/// What always holds: nearest centre with ties to the lower index, sums of integers, ties by the
/// order of people; threads change no bit. Not exported: only `group` uses it.
@NullMarked
package org.kenes.opinion.group.partition;

import org.jspecify.annotations.NullMarked;
