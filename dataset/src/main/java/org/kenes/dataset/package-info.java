/// Keñes: dataset.
@NullMarked
package org.kenes.dataset;

import org.jspecify.annotations.NullMarked;
