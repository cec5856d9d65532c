/// What changed inside one unit, word by word.
///
/// [org.kenes.lawtext.diff.Diff#between] aligns the pieces of two wordings (a *piece* is the own
/// text of one provision before, or after, its children) and compares the words of aligned pieces.
/// Two whole laws are never compared as one flat text: `compare` pairs their units first.
///
/// What always holds: joining the kept and inserted strings of a piece gives the new wording as
/// printed; joining the kept and deleted ones gives the old wording up to `norm/1`. The work is
/// bounded; where the bound is met, sentences or whole pieces are compared, and the result says so.
@NullMarked
package org.kenes.lawtext.diff;

import org.jspecify.annotations.NullMarked;
