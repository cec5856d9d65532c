/// What every page shows of the dialogue, as those told it who know: its names and days, the legal
/// windows, the newest cut.
///
/// [Dialogue] is told by whoever opens the dialogue, [NewestCut] by whoever makes a cut. Nothing is
/// stored here.
@NamedInterface("state")
@NullMarked
package org.kenes.server.shell.state;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
