/// The only way into the ledger, and the public log that comes out of it.
///
/// A package that stores something countable calls {@link org.kenes.server.record.Record#add} in
/// the same transaction. The entry then waits in `record.ledger_entry`; the {@link
/// org.kenes.server.record.Sequencer} gives waiting entries their places in batches, writes tiles,
/// signs a checkpoint, and the `Publisher` publishes it as static files once the witnesses of the
/// policy have cosigned. {@link org.kenes.server.record.Tombstones} end contributions; packages
/// that keep words of their own forget them through {@link org.kenes.server.record.Copies}. Salts
/// and values of sealed entries live in the vault, encrypted under a key that is not in the
/// database; `release` reads them when it takes a cut.
///
/// Read first: {@link org.kenes.server.record.Record}, {@link org.kenes.server.record.Recorded},
/// `Sequencer`.
///
/// What always holds: an acknowledged entry is logged; no entry is logged twice; the published
/// checkpoint never gets smaller; no two roots are ever signed for one size. What it does not do:
/// it knows nothing of what an entry means, and nothing of the person behind it.
@ApplicationModule(allowedDependencies = {"account", "shell", "shell::*"})
@NullMarked
package org.kenes.server.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
