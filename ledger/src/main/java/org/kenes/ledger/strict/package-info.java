/// Spellings that have one form only.
///
/// Everything a log signs or hashes is text or bytes that two programs must read alike. The parsers
/// of the JDK forgive too much for that: they take `+5`, `٥`, `QR==`. These do not; each refuses
/// with a [org.kenes.ledger.MalformedException] that shows the place.
///
/// Used by every other package here and by whoever writes entries. Read first:
/// [org.kenes.ledger.strict.CanonicalJson]. What always holds: `encode(decode(x))` is `x` for
/// everything that is accepted; nothing depends on locale or time zone. It knows nothing about
/// logs.
@NullMarked
package org.kenes.ledger.strict;

import org.jspecify.annotations.NullMarked;
