/// Finding a place in a text: by what people type, by identity, by the words that stand there.
///
/// Read [Provisions] first: the flat list in document order that tables, pages and look-ups use.
/// [WordsOfText] finds a phrase and proves that it stands there; it knows no synonyms.
@NullMarked
package org.kenes.lawtext.find;

import org.jspecify.annotations.NullMarked;
