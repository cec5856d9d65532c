/// The commands that need the server's program: `kenes demo`, `kenes serve` and `kenes backup`.
///
/// Nothing else uses this package. Read first: {@link org.kenes.server.command.Main}.
@ApplicationModule
@NullMarked
package org.kenes.server.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
