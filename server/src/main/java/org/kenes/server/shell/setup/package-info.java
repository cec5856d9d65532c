/// How one installation stands on its machine: its settings, its folder and its lock, its database,
/// its randomness and what it does again and again ([Duty]).
///
/// Read first: [Settings], [DataFolder]. Clock and randomness are given to everybody from here, so
/// that a demonstration with the same seed has the same bytes.
@NamedInterface("setup")
@NullMarked
package org.kenes.server.shell.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
