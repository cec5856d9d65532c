/// Reading words: what quantity does a sentence claim?
///
/// A release says "tens of thousands of events" or "пікірлердің көпшілігі". This package turns such
/// words into a canonical [org.kenes.report.words.Predicate] that can be evaluated exactly, and
/// finds the quantity words that nobody bound to a figure ([org.kenes.report.words.Lint]).
///
/// It takes plain text and a language (`kk`, `ru`, `en`) and gives phrases with offsets into that
/// text; it knows nothing of figures, releases or law.
///
/// Read first: [org.kenes.report.words.NormalForm] (what is compared), then
/// [org.kenes.report.words.Lexicon] (rows of words, a public file that operators may extend),
/// [org.kenes.report.words.PhraseReader] (the grammar) and [org.kenes.report.words.Predicate] (the
/// meaning).
///
/// What always holds: matching is by whole words of the normal form; the time is linear in the text
/// up to sorting; there is no regular expression made from input; arithmetic is exact.
///
/// What it deliberately does not do: guess. It has no stemmer and no model; a form that is not in
/// the lexicon or the number words is not seen, and the tests say which forms are.
@NullMarked
package org.kenes.report.words;

import org.jspecify.annotations.NullMarked;
