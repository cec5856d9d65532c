/// Limits against abuse, without registration, foreign services or puzzles.
///
/// [LimitFilter] looks at what a request does ([Limited]) and counts it twice in [Buckets]: for the
/// answer key that it carries, and for the network it comes from. Networks stand for whole
/// carriers, so their limit is a hundred times higher, and from a tenth of it on they are slowed
/// down, not refused: [Tickets] let through whoever waits a moment or whose device works for it.
/// Beyond a limit the answer is 429 with `Retry-After`, and everything typed comes back.
///
/// Before that, [Turnstile] bounds how many are inside at a time: whoever finds no room gets 503
/// and an appointment ([Appointments]).
///
/// What always holds: no address is stored, only an HMAC under a key of this process and day; a
/// restart or midnight forgets everything.
@NullMarked
package org.kenes.server.shell.limit;

import org.jspecify.annotations.NullMarked;
