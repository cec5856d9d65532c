/// The public log over HTTP (ledger spec 12).
///
/// `LogFiles` serves what any static server could; `LogState` answers what needs the tables; the
/// page for those who verify says which command does it.
@NullMarked
package org.kenes.server.record.log;

import org.jspecify.annotations.NullMarked;
