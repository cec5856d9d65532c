/// What people said, counted honestly. Everything here is integers until it is printed.
///
/// Read first: [Counts] (how often each stance was taken), [Views] (the same opinions counted three
/// ways), [Share] (an exact fraction), [Fragility] (how few contributions decide a sentence),
/// [Sources] (whether one source carries it). Small cells and near-duplicates are packages of their
/// own: `cells` and `duplicates`.
///
/// It takes counts from the tables of a cut and gives numbers to the report. It knows no table, no
/// file and no language.
///
/// What always holds: exchanging support and oppose in the input exchanges them in the output and
/// changes nothing else; `partly` is never added to a side; nothing is rounded here.
///
/// What it does not do: it draws no conclusion about the population, for those who took part chose
/// to, and it derives no stance from a text.
@NullMarked
package org.kenes.opinion;

import org.jspecify.annotations.NullMarked;
