/// What becomes of a stored report: the event it tells of, its questions and opinions, its photos.
///
/// [ReadingLoop] is woken when a report was acknowledged; [Reports] reads each in a transaction of
/// its own, so that one that cannot be read holds up no other and is tried again. [ReportFacts]
/// holds what it says about the event against what its key may report; [ReportVoices] hands on what
/// people said.
///
/// What always holds:
/// - Reading again, also with a newer text of the law, records nothing twice.
/// - A report with a problem that touches its figures counts nowhere until staff decide.
@NullMarked
package org.kenes.server.outreach.reading;

import org.jspecify.annotations.NullMarked;
