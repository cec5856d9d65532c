/// Numbers as people read them: grouped, rounded half-even, spelled out, with the right plural and,
/// in Kazakh, with the right suffix.
///
/// [org.kenes.report.number.Formats] applies the filters of a placeholder (`{{ id | pct:1 }}`) to
/// an exact value; [org.kenes.report.number.KazakhSuffix] knows the suffixes. Locale data are those
/// of ICU; the default locale of the machine is never used.
///
/// What it deliberately does not do: compute. It rounds once, for the eye; verdicts use the exact
/// value.
@NullMarked
package org.kenes.report.number;

import org.jspecify.annotations.NullMarked;
