/// The record as a running server keeps it, on a real PostgreSQL with everything forced to the
/// disk.
@org.jspecify.annotations.NullMarked
package org.kenes.bench.record;
