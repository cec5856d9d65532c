/// Verdicts: does the sentence say what the figures say?
///
/// [org.kenes.report.check.ReleaseCheck] takes a release source, the findings of a cut, a few
/// public tables ([org.kenes.report.check.Records]) and a legal profile, and gives one
/// [org.kenes.report.check.ClaimResult] per claim and language and a list of
/// [org.kenes.report.check.Issue]s: the content of `check.json`
/// ([org.kenes.report.check.CheckJson]).
///
/// What always holds: the words decide, not what the author declared; the population of the
/// sentence must be the population of the evidence; support, partly and oppose are exchangeable; no
/// clock is read, the instant is handed in.
///
/// What it deliberately does not do: guess which figure a free sentence means, or let anybody
/// overrule a verdict. A claim can only be shown as unsupported, or changed.
@NullMarked
package org.kenes.report.check;

import org.jspecify.annotations.NullMarked;
