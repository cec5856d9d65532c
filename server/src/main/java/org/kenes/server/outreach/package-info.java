/// Where the dialogue meets people: the register of places, and what is announced and reported
/// about meetings.
///
/// Places come whole from a file ([Places#importCsv]); the file's hash is an entry, the file itself
/// travels with every release. What somebody tells about an event is a [Telling]; [Event] says,
/// without any table, what that makes of the event and which entry records it, and [Events] stores
/// both in one transaction, one telling or thousands.
///
/// What an organisation says in its own words of where to come is an [Invitation], never part of
/// the record. Codes of audiences and venues are [CodeLists]; they grow and never shrink.
///
/// Read first: [EventState], [Event], [Claim], [PlaceFile].
///
/// What always holds:
/// - A code of a place never changes its meaning.
/// - States change only as the table in [EventState] allows; each change has a day and a reason.
/// - Attendance is an interval with a method; its grade is computed, never typed.
/// - A file is taken whole or not at all, with every problem named by line and column.
///
/// Reports from phones come in through [org.kenes.server.outreach.field]; what a filled-in form
/// says is read by [org.kenes.server.outreach.form] and [org.kenes.server.outreach.reading]. Photos
/// are [org.kenes.server.outreach.photo]. What rules notice is [org.kenes.server.outreach.signal],
/// what people decide [org.kenes.server.outreach.decision], what others check
/// [org.kenes.server.outreach.check].
///
/// It deliberately counts nothing: sums over events come from a cut.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"text", "coalition", "record", "account", "shell", "shell::*"})
package org.kenes.server.outreach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
