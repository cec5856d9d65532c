/// `kenes log …`: the record for outsiders. Each command is a few lines around the library
/// `org.kenes.ledger`; what is checked is written there, what is printed is written here. Results
/// go to standard output, `FAILED: …` and usage to standard error; exit 0 verified or done, 1 not
/// verified, 2 a wrong option or unreadable input named by one, 3 a server that cannot be reached.
@NullMarked
package org.kenes.cli.log;

import org.jspecify.annotations.NullMarked;
