/// When two wordings are the same: the normal form `norm/1`, look-alike letters of two scripts, and
/// the fingerprint over them.
///
/// Read [NormalForm] first, then [TextHash]. The original is never altered: a normal form comes
/// with the way back to the characters as printed. `norm/1` is part of every stored hash; a change
/// of it is a new name, never a new meaning of the old one.
@NullMarked
package org.kenes.lawtext.norm;

import org.jspecify.annotations.NullMarked;
