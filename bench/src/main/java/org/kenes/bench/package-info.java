/// Benchmarks that anyone can run with `bench/run`; one package per part of the product.
///
/// A benchmark never judges by the clock alone: it measures a peer or a physical limit in the same
/// run and prints the ratio. Nothing here is part of the product or of the tests.
@NullMarked
package org.kenes.bench;

import org.jspecify.annotations.NullMarked;
