/// The space in which cards lie: votes as a sparse matrix ([Matrix]), exact sums over people
/// ([Gram]), the two axes ([Axes]) and where everybody stands on them ([Positions]).
///
/// What always holds: sums over people are sums of integers, so that no order of rows, threads or
/// machines changes a bit. Not exported: only `group` uses it.
@NullMarked
package org.kenes.opinion.group.space;

import org.jspecify.annotations.NullMarked;
