/// The same numbers on a cluster: figures, near-duplicates, groups of answers and what to read of a
/// published release on Apache Spark, byte for byte what one machine gives.
///
/// Takes a release folder (`datapackage.json` and its tables) and the queries and rules of
/// `dataset`; gives [org.kenes.dataset.figure.Findings], families of near-duplicates and the files
/// of the annex.
///
/// Read first: [SparkEngine], [SparkDuplicates], [SparkAnnex], then [ParityJob], the program behind
/// `./kenes spark-demo`.
///
/// What always holds: the number of partitions, executors and retries changes no byte. Counts and
/// decimal sums are exact and may be added in any order; everything that has an order (keys of a
/// result, members of a family) is sorted on the driver, by the code that sorts it on one machine.
///
/// What it deliberately does not do: read the log or make a cut (one machine does that at the speed
/// of its disk), decide what a query may do (`dataset` does, before Spark sees it).
@NullMarked
package org.kenes.spark;

import org.jspecify.annotations.NullMarked;
