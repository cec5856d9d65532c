/// Words of three languages: which language a text is in ([LanguageId]), its words ([Tokens]) and
/// their stems ([Stems], with a suffix stripper of our own for Kazakh, [KazakhStemmer], and
/// Snowball through Lucene for Russian and English).
///
/// What always holds: the language a person declared is never overwritten; stems never decide a
/// stance, for in Kazakh "not" is a suffix.
///
/// What it does not do: no lexicon, no parts of speech, no sentiment.
@NullMarked
package org.kenes.opinion.text;

import org.jspecify.annotations.NullMarked;
