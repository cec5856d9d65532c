/// Whether the dialogue receives contributions: opened, paused or closed by two stewards, with a
/// public entry and a reason ([Opening][org.kenes.server.moderation.opening.Opening]). Its dates
/// say the rest.
///
/// What always holds: closing takes nothing away; everything stays readable, and whoever said
/// something can still take it back. What cannot wait for a second person is in
/// [emergency][org.kenes.server.moderation.emergency].
@NullMarked
package org.kenes.server.moderation.opening;

import org.jspecify.annotations.NullMarked;
