/// From the record to the public numbers: a cut, its tables and figures, and releases whose every
/// sentence is bound to them.
///
/// It reads {@link org.kenes.server.record} and nothing else of the server: what is not in the
/// record cannot be counted. A cut is a folder that `org.kenes.dataset.cut.Cut` writes from the
/// published log and the vault; pages take every number from {@link
/// org.kenes.server.release.Numbers}, which holds the findings of the newest cut. A release is a
/// cut's folder with texts bound to its figures, a manifest, and a copy of the log that contains
/// the release's own entry.
///
/// Read first: {@link org.kenes.server.release.Cuts}, {@link org.kenes.server.release.Releases},
/// {@link org.kenes.server.release.Numbers}.
///
/// What always holds: the same log and vault give the same bytes; a release is in the log before it
/// can be read.
@ApplicationModule(allowedDependencies = {"record", "record::slip", "account", "shell", "shell::*"})
@NullMarked
package org.kenes.server.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
