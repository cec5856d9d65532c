/// How the server answers `kenes field …`: one class for each noun of the command line.
/// [AdminsOnly] asks for the administrator's key before anything is read; [Commands] says how
/// answers and refusals look.
@NullMarked
package org.kenes.server.outreach.command;

import org.jspecify.annotations.NullMarked;
