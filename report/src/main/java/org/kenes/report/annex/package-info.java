/// What is appended to every text, whether its author likes it or not, and what may be quoted.
///
/// [Omissions] lists what the text does not mention although the record is full of it;
/// [MinorityReport] gives each position the same number of its strongest arguments; [QuoteDraw]
/// draws the passages that may be quoted; [Deviations] compares what was fixed in public before
/// with what is reported. [Annexes] is all of it for one release.
///
/// Read first: [Annexes].
///
/// What always holds: numbers come from the findings of the cut, words are exact substrings of
/// published texts, and the three positions are exchangeable. Nothing here is written by anybody.
///
/// What it deliberately does not do: judge what is important, or shorten what somebody said.
@NullMarked
package org.kenes.report.annex;

import org.jspecify.annotations.NullMarked;
