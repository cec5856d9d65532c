/// Looking for words in the current text, in the notes to it and in questions, in Kazakh, Russian
/// and English.
///
/// Words are reduced to stems ([org.kenes.opinion.text.Stems]) and look-alike letters folded, when
/// they are stored and when they are looked for; PostgreSQL keeps the stems in a `tsvector`. It was
/// preferred to an index in memory because several servers share it, because it is changed in the
/// transaction that changes the words, and because erased words leave it with their row.
///
/// Read first: [SearchIndex], then [Lexemes].
@NullMarked
@NamedInterface("search")
package org.kenes.server.text.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
