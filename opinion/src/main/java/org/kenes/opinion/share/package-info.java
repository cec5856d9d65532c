/// Shares, counted three ways, and how few contributions decide a sentence. Everything here is
/// integers until it is printed.
///
/// Read first: [Counts] (how often each stance was taken), [Views] (the same opinions counted three
/// ways), [Share] (an exact fraction), [Fragility] (how few contributions decide a sentence),
/// [Sources] (whether one source carries it).
///
/// It takes counts from the tables of a cut and gives numbers to the report.
///
/// What always holds: exchanging support and oppose in the input exchanges them in the output and
/// changes nothing else; `partly` is never added to a side; nothing is rounded here.
@NullMarked
package org.kenes.opinion.share;

import org.jspecify.annotations.NullMarked;
