/// The field: how reports come in from phones (OpenRosa), and what becomes of them.
///
/// The life of a report. [SubmissionPages] lets it in by its key ([Doors]) and writes its parts to
/// disk ([Parts]); [Submissions] stores the raw bytes, the files and the entries of the record in
/// one transaction and answers. Only then [Reports] reads it: the event, the questions and the
/// opinions are stored and recorded in a second transaction, which may fail and is tried again.
///
/// Our own form, [ReportPages], goes through the same door; [AskedForms] makes it from the
/// published ones. Staff work at [StaffFieldPages] or with `kenes field`, which [Commands] answers.
///
/// What always holds:
/// - Nothing a person sent is lost: only what cannot be stored or identified is refused.
/// - What was acknowledged is on the disk and in the record; a repeat gets the same answer.
/// - A token is in an address and nowhere else: not in a log, not in a message, not in a table.
/// - A report with a problem that touches its figures counts nowhere until staff decide.
///
/// Read first: [Submissions], [Reports], [Doors].
@NullMarked
package org.kenes.server.outreach.field;

import org.jspecify.annotations.NullMarked;
