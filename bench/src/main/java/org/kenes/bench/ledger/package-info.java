/// What the public log costs, against the hashing and the disk that nobody can do without.
@NullMarked
package org.kenes.bench.ledger;

import org.jspecify.annotations.NullMarked;
