/// The only way into the ledger, and the public log that comes out of it.
///
/// A package that stores something countable calls {@link org.kenes.server.record.Record#add} in
/// the same transaction. The entry then waits in `record.ledger_entry` until it gets its place, and
/// is published once the witnesses of the policy have cosigned. {@link
/// org.kenes.server.record.Tombstones} end contributions; packages that keep words of their own
/// forget them through {@link org.kenes.server.record.Copies}; {@link
/// org.kenes.server.record.PublicLog} is the log as those who count read it.
///
/// | package | what it is |
/// |---|---|
/// | `vault` | key files, and what opens sealed entries |
/// | `sequence` | from waiting entries to a published checkpoint |
/// | `log` | the public log over HTTP |
/// | `receipt` | what a person holds |
/// | `slip` | slips for places without a network |
///
/// The secret of a contribution is made by its author's browser where that runs scripts ({@link
/// org.kenes.server.record.OwnSeal}), else here.
///
/// Read first: {@link org.kenes.server.record.Record}, {@link org.kenes.server.record.Recorded},
/// `sequence.Sequencer`.
///
/// What always holds: an acknowledged entry is logged; no entry is logged twice; the published
/// checkpoint never gets smaller; no two roots are ever signed for one size. What it does not do:
/// it knows nothing of what an entry means, and nothing of the person behind it.
@ApplicationModule(allowedDependencies = {"account", "shell", "shell::*"})
@NullMarked
package org.kenes.server.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
