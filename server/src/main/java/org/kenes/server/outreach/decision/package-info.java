/// What people decide about a meeting: confirmed from outside, refuted, taken back, or one step
/// back to what it was. Whatever is decided has a reason, is an entry of the record, and stands in
/// the history on the meeting's own page, where everybody can read it.
///
/// [EventDecisionPages] is where the office decides, and where an organisation takes its own report
/// back. Which step may follow which is said by [org.kenes.server.outreach.EventState]; that two
/// reports are one meeting is decided at [org.kenes.server.outreach.desk].
///
/// What always holds: nobody confirms or refutes a meeting of their own organisation; nothing is
/// decided without a reason; a signal beside the buttons is shown with what it cannot see.
@NullMarked
package org.kenes.server.outreach.decision;

import org.jspecify.annotations.NullMarked;
