/// How many field reports a second the server takes, beside what its disk can do.
@NullMarked
package org.kenes.bench.field;

import org.jspecify.annotations.NullMarked;
