/// Benchmarks of `lawtext` on real laws.
@NullMarked
package org.kenes.bench.lawtext;

import org.jspecify.annotations.NullMarked;
