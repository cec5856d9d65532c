/// The two commands that start a server: `kenes demo` and `kenes serve`.
///
/// Nothing else uses this package. Read first: {@link org.kenes.server.command.Main}.
@ApplicationModule
@NullMarked
package org.kenes.server.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
