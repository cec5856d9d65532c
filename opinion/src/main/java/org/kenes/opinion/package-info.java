/// What people said, counted honestly.
///
/// One type lives here, [Stance], because everything else speaks of it. The rest, in the order in
/// which a cut uses it:
///
/// - `share`: exact shares, three ways, and how fragile a sentence is;
/// - `interval`, `weight`: uncertainty, for probability samples only;
/// - `cells`: which numbers of a table are held back;
/// - `duplicates`: families of the same text;
/// - `vote`, `group`: statements, votes, and whether people fall into groups;
/// - `text`, `theme`: words, languages, themes and passages;
/// - `chance`, `csv`, `json`: repeatable random numbers, files in and out.
///
/// It takes rows from a cut and gives numbers to the report. It knows no table, no file and no
/// database.
///
/// What always holds: an outsider gets the same bytes from the same input (no clock, no hidden
/// seed, no thread count); exchanging support and oppose in the input exchanges them in the output
/// and changes nothing else; no more is said than the data say.
///
/// What it does not do: it draws no conclusion about the population from people who chose to take
/// part, and it derives no stance from a text.
@NullMarked
package org.kenes.opinion;

import org.jspecify.annotations.NullMarked;
