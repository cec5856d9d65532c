/// Reading and writing JSON for the rest of this module; not exported.
@NullMarked
package org.kenes.lawtext.json;

import org.jspecify.annotations.NullMarked;
