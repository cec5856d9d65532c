/// Reports as they arrive from phones, and what is kept of them before anybody reads one.
///
/// The life of a report. A door ([org.kenes.server.outreach.openrosa], or our own form,
/// [org.kenes.server.outreach.ask]) lets it in by its key and writes its parts to disk ([Parts],
/// [FileStore]), if there is room ([Intake]). [Submissions] stores the raw bytes, the files and the
/// entries of the record in one transaction, and it is acknowledged. Only then
/// [org.kenes.server.outreach.reading] reads it, in a second transaction, which may fail and is
/// tried again. [Inbox] tells its sender and staff what became of it.
///
/// What always holds:
/// - Nothing a person sent is lost: only what cannot be stored or identified is refused.
/// - What was acknowledged is on the disk and in the record; a repeat gets the same answer.
/// - A token is in an address and nowhere else: not in a log, not in a message, not in a table.
///
/// Read first: [Submissions], [Outcome], [Parts]. It deliberately understands no report: what one
/// says is read later.
@NullMarked
package org.kenes.server.outreach.field;

import org.jspecify.annotations.NullMarked;
