/// Labels as printed (`Статья 12.`, `12-бап`, `§ 3`) and what they say: the word for a unit in each
/// language (`keywords.tsv`, which a new language extends without Java), the canonical number, the
/// heading.
@NullMarked
package org.kenes.lawtext.label;

import org.jspecify.annotations.NullMarked;
