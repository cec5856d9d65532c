/// Keñes: sample.
@NullMarked
package org.kenes.sample;

import org.jspecify.annotations.NullMarked;
