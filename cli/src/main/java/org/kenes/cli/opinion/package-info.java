/// `kenes groups | duplicates | themes | weigh`: the statistics on anybody's own files.
///
/// Exit codes: 0 done, 2 wrong usage, 3 input unreadable or invalid (nothing is written), 4 limit
/// exceeded, 5 withheld because there are too few for any output. Output goes to a temporary file
/// and is renamed; it carries no date, host or duration.
@NullMarked
package org.kenes.cli.opinion;

import org.jspecify.annotations.NullMarked;
