/// The algorithms under the comparison, on whole numbers instead of words and articles; not
/// exported. Each is a pure function: the same input gives the same output on every machine, work
/// is bounded by counted steps and never by seconds.
@NullMarked
package org.kenes.lawtext.match;

import org.jspecify.annotations.NullMarked;
