/// A comparison in the forms people use: the comparative table of a ministry as HTML, CSV and DOCX,
/// a page that shows both texts side by side, and the JSON for programs.
///
/// [org.kenes.lawtext.table.ComparativeTable] is the model (rows with words struck and words
/// added); [org.kenes.lawtext.table.TableFiles] writes it. [org.kenes.lawtext.table.ComparisonPage]
/// gives the page and, for a server with its own layout, the fragment in it.
///
/// What always holds: bytes are a pure function of the comparison; all text is escaped, so that a
/// law that contains HTML stays text; a change is never marked by colour alone; an empty cell says
/// so in words.
@NullMarked
package org.kenes.lawtext.table;

import org.jspecify.annotations.NullMarked;
