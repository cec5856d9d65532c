/// Files that somebody uploads as a table: every cell is checked, and every problem is named with
/// its line and column, not only the first.
///
/// Read first: [CsvFile], [Cells].
@NamedInterface("csv")
@NullMarked
package org.kenes.server.shell.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
