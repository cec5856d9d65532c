/// Figures: one definition, one query, one number.
///
/// A figure is a folder `figures/<id>/` with [FigureDefinition] (`figure.yaml`, what is counted, in
/// words of three languages) and `figure.sql` (the query). An engine runs the query over the public
/// tables of a cut, once per [View], hides small cells and writes the [Findings]: the file
/// `findings.json` from which everything that is shown anywhere takes its numbers.
///
/// Read first: [FigureDefinition], [Findings].
///
/// What always holds: k, n and s are exact; `value` is derived from them once, as a decimal string,
/// and nothing is computed from it. A hidden cell has no numbers at all. The same tables give the
/// same bytes.
///
/// What it deliberately does not do: judge sentences (module `report`), draw charts, estimate
/// anything.
@NullMarked
package org.kenes.dataset.figure;

import org.jspecify.annotations.NullMarked;
