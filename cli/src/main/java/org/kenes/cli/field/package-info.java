/// `kenes field …`: the staff commands of the field, over HTTP with the administrator's key.
///
/// Standard output is one JSON object a line; errors are lines `error: …`. Exit 0 done · 1 refused,
/// with the reason · 2 usage or a bad input file, nothing changed · 3 the server was not reachable.
@NullMarked
package org.kenes.cli.field;

import org.jspecify.annotations.NullMarked;
