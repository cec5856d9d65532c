/// Opinion groups beside numpy and scipy, and near-duplicates by recall, precision and pace.
@NullMarked
package org.kenes.bench.opinion;

import org.jspecify.annotations.NullMarked;
