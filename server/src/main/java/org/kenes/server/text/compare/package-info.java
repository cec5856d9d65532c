/// Published versions held against each other, and the languages of one version: pages, and the
/// comparative table as a file. The comparing itself is in `lawtext`; here its results are kept for
/// a while ([Comparisons]) and laid out ([ComparedText]).
///
/// What always holds: no figure without its definition beside it; a change is marked by an element
/// and by hidden words, never by colour alone; a comparison that an editor has still to confirm
/// says so.
@NullMarked
package org.kenes.server.text.compare;

import org.jspecify.annotations.NullMarked;
