/// JSON as the files of this module have it: keys in a fixed order, two-space indent, doubles to 12
/// significant digits; the same bytes everywhere.
@NullMarked
package org.kenes.opinion.json;

import org.jspecify.annotations.NullMarked;
