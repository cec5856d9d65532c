/// Reading and writing CSV (RFC 4180) with messages that name the place: `file:line: column: what`.
@NullMarked
package org.kenes.opinion.csv;

import org.jspecify.annotations.NullMarked;
