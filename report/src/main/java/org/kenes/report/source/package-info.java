/// The source of a release: `release.yaml` and one `text.<lang>.md` per language.
///
/// [org.kenes.report.source.ReleaseSource] reads both strictly; whatever cannot be read is an
/// [org.kenes.report.source.InvalidRelease] with `file:line:column` for each fault, columns in code
/// points.
///
/// Read first: [org.kenes.report.source.TextSource] (a text as blocks of inlines, and each block as
/// flat words with the way back to line and column), then [org.kenes.report.source.ReleaseSource].
///
/// What always holds: reading takes time linear in the input; no HTML gets through; a place is
/// always that of the file the author edits.
///
/// What it deliberately does not do: judge. A text that is well-formed may still say anything.
@NullMarked
package org.kenes.report.source;

import org.jspecify.annotations.NullMarked;
