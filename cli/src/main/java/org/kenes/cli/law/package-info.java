/// `kenes law …`: the library `org.kenes.lawtext` for a lawyer's shell: import, validate, compare,
/// parity, anchors, words.
///
/// Results go to standard output or the file of `-o`, messages to standard error. Exit 0 done; 1
/// done, but with findings of severity error; 2 wrong usage; 3 input unreadable, over a limit, or
/// contradictory, nothing written; 4 an internal check failed, nothing written.
@NullMarked
package org.kenes.cli.law;

import org.jspecify.annotations.NullMarked;
