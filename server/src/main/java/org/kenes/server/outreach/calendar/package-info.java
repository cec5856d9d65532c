/// Calendar feeds (iCalendar, RFC 5545) of what is announced: all of it, of one place, of one
/// organisation, for one audience. Equal content gives equal bytes, so that a reader who asks again
/// is told "not changed".
///
/// Read first: [CalendarPages], [ICalendar].
@NullMarked
package org.kenes.server.outreach.calendar;

import org.jspecify.annotations.NullMarked;
