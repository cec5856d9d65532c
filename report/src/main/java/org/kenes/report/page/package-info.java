/// The report as pages: one self-contained HTML file per language, a page behind every claim and
/// every figure, bar charts as inline SVG, and the claims as linked data.
///
/// Read first: [org.kenes.report.page.ReportPages] (which files there are), then
/// [org.kenes.report.page.TextPage] and [org.kenes.report.page.ClaimPage].
///
/// What always holds: no script, no request to anybody, no date or host that is not in the release;
/// the visible text of a sentence is the source sentence with its values; a mark for unsupported
/// words is text, never colour alone; everything from outside is escaped.
///
/// What it deliberately does not do: decide. It prints the verdicts it is handed.
@NullMarked
package org.kenes.report.page;

import org.jspecify.annotations.NullMarked;
