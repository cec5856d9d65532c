/// The languages of the dialogue: their messages with right plurals, and how numbers, dates and
/// names are written in each.
///
/// Read first: [Messages], [Formats]. A missing message is an exception, in tests rather than in
/// front of a reader; no sentence is glued from pieces.
@NamedInterface("language")
@NullMarked
package org.kenes.server.shell.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
