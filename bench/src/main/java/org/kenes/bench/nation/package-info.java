/// A release at the size of a nation, stage by stage: time, processor time and memory.
@NullMarked
package org.kenes.bench.nation;

import org.jspecify.annotations.NullMarked;
