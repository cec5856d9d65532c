/// What to read in a cut: words that set some texts apart (per provision, region, audience and
/// position), themes of a provision, passages drawn by lottery, the strongest arguments of each
/// side by the published rule. The file `opinion/reading.json`.
///
/// It takes the published texts, one [Voice] after the other, in any order and in any number of
/// parts ([Gathered] merges), and gives one object ([Reading]). Memory follows the number of
/// different words, not the number of texts; of texts only those are kept that won a lottery.
///
/// What always holds: a word, a theme or a passage is shown only if ten texts at least stand behind
/// it; each side gets as many words, passages and arguments as the other; passages are verbatim.
/// How often a word is used counts texts, not repetitions inside one.
///
/// What it does not do: feed a figure. No sentence of a release may bind to it.
@NullMarked
package org.kenes.dataset.annex.reading;

import org.jspecify.annotations.NullMarked;
