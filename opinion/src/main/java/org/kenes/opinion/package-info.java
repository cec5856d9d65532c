/// Keñes: opinion.
@NullMarked
package org.kenes.opinion;

import org.jspecify.annotations.NullMarked;
