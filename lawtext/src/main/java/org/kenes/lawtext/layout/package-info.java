/// How the words of a law look: paragraphs, lists with their labels, tables, quoted amendments, and
/// which of the words are new or gone.
///
/// [org.kenes.lawtext.layout.Layout] lays out a block, or one side of a compared piece; the result
/// is a list of [org.kenes.lawtext.layout.Part]s, which [org.kenes.lawtext.layout.LayoutHtml]
/// writes for a page, [org.kenes.lawtext.layout.LayoutLines] as plain lines, and `table` for a word
/// processor.
///
/// What always holds: the letters of the runs, in order, are those of the block's text; nothing of
/// a source's mark-up is written as mark-up, only what is known here. What a source strikes out
/// (`del`) is no text of the law and is not shown.
@NullMarked
package org.kenes.lawtext.layout;

import org.jspecify.annotations.NullMarked;
