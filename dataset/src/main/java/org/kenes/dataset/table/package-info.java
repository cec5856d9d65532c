/// The public tables: what leaves the house, column by column.
///
/// [Tables] is the catalogue (`tables.csv`, the contract): the tables with types, primary keys and
/// descriptions. A [Database] holds some of them; [CanonicalCsv] writes a table in the one form
/// whose SHA-256 is its *table hash*; a [DataPackage] is a folder with `datapackage.json` and the
/// files of its tables, as CSV, as Parquet or as both.
///
/// Read first: [Table], [CanonicalCsv], [DataPackage].
///
/// What always holds: the table hash does not depend on the order of the rows, on compression or on
/// the file format; there is no double anywhere; a file whose hash is not the one the package names
/// is refused; paths of a package are never followed outside its folder.
///
/// What it deliberately does not do: compute numbers (package `figure`) or know where rows come
/// from (package `cut`).
@NullMarked
package org.kenes.dataset.table;

import org.jspecify.annotations.NullMarked;
