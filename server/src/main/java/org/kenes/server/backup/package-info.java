/// Backups of one installation: `kenes backup run | check | restore | keygen`.
///
/// One backup is one folder. It takes the database in one snapshot (each table a file of
/// PostgreSQL's own copy format), the log up to the checkpoint that was published in that snapshot,
/// every other file of the data folder, and the keys encrypted to somebody who is not on this
/// machine. From `shell` it takes how an installation is found and migrated; nothing uses this
/// package but the command line.
///
/// Read first: {@link org.kenes.server.backup.Backup}, {@link org.kenes.server.backup.Restore}.
///
/// What always holds: a backup is read while people speak, and is the state of one moment; what is
/// restored has the head of that moment, so nothing that was published is signed a second time; and
/// erased words are in no backup that is older than the retention.
///
/// What it does not do: it does not copy to another machine, and it does not decide when.
@ApplicationModule(allowedDependencies = {"shell", "shell::*"})
@NullMarked
package org.kenes.server.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
