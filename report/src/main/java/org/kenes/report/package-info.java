/// Words bound to figures: what a press release or a closing report says is held against the
/// findings of a cut, sentence by sentence and language by language.
///
/// From `release.yaml` and `text.<lang>.md` (folder `source`) and from the findings of module
/// `dataset` come `check.json` and the folder `report/` of a release. The verdict of a sentence
/// depends on what a reader reads in it, not on what its author declared.
///
/// The packages, in the order of the flow:
/// - `source` reads the release; `words` reads quantity words; `number` writes numbers;
/// - `law` knows imprint, poll notices and locks; `check` gives verdicts; `page` prints.
///
/// Read first: [org.kenes.report.ReleaseBuilder] (all of it in one method),
/// [org.kenes.report.check.ReleaseCheck], [org.kenes.report.words.Predicate].
///
/// What always holds: no clock, no default locale, no network; the same input gives the same bytes.
/// Support, partly and oppose are treated alike.
///
/// What it deliberately does not do: compute figures, write prose, or find the figure a sentence
/// might mean.
@NullMarked
package org.kenes.report;

import org.jspecify.annotations.NullMarked;
