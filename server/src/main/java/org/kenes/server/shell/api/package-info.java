/// What every part of the open interface (`/api/v1`) has in common: its JSON, its lists by key, its
/// headers, and the refusal of what it does not know.
///
/// Read first: [Api]. The document of the interface is `api/openapi.yaml`, written by hand; a test
/// calls every operation in it and holds the answers against it.
///
/// What always holds: only what everybody may see; no totals and no offsets; an unknown parameter
/// is refused by name.
@NamedInterface("api")
@NullMarked
package org.kenes.server.shell.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
