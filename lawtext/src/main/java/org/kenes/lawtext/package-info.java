/// Keñes: lawtext.
@NullMarked
package org.kenes.lawtext;

import org.jspecify.annotations.NullMarked;
