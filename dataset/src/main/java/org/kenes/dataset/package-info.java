/// What leaves the house: from entries of the log to public tables, figures and findings.
///
/// The flow is that of the packages: `entry` (everything that can be recorded) → `cut` (entries up
/// to a checkpoint become rows) → `table` (Parquet, CSV, data package) → `figure` (a query per
/// number) and `annex` (what the opinions show beside the figures). This package itself has only
/// what all of them read: canonical JSON, strict YAML, and the exception that names file and line.
@NullMarked
package org.kenes.dataset;

import org.jspecify.annotations.NullMarked;
