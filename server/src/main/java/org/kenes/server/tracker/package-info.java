/// What came of it: an adopted norm asks for an act, somebody is responsible for it by a date, and
/// its status is told step by step. Promises made in public are followed in the same way.
///
/// Staff enter them; each is an entry of the record and cannot be taken back, only continued. The
/// page lists them by provision, and the page of a provision leads to them ({@link
/// org.kenes.server.text.Consequences}). How many are done is a figure of a cut.
///
/// Read first: {@link org.kenes.server.tracker.Promises}, {@link
/// org.kenes.server.tracker.TrackerPages}.
///
/// What always holds: a step is never rewritten; a promise past its date without a step says so by
/// its date and its status, and by nothing else.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"text", "release", "record", "account", "shell", "shell::*"})
package org.kenes.server.tracker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
