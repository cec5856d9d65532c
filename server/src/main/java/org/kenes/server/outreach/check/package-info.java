/// Back-checks of meetings: who is asked again, by whom, and what came of it (field specification,
/// section 11).
///
/// [Draws] announces a draw, draws from the first checkpoint that is published after the deadline,
/// and takes what the checkers found. The lottery itself is that of `kenes draw`, which anybody can
/// run on the published population.
///
/// What always holds: announcing, the result and every outcome are entries of the record; nobody
/// checks an event of their own; an outcome changes the state of the event, and nothing else does.
@NullMarked
package org.kenes.server.outreach.check;

import org.jspecify.annotations.NullMarked;
