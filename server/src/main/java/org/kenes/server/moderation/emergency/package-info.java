/// What cannot wait for a second person: looking at every text before it is shown, hearing only
/// those who have confirmed an address or identity, taking nothing at all.
///
/// A steward or administrator switches one on alone
/// ([Switches][org.kenes.server.moderation.emergency.Switches]); every page says so with the
/// reason, the record has an entry of it, and it is over by itself after 72 hours. The rest of the
/// server reads it from [DialogueInfo][org.kenes.server.shell.state.DialogueInfo].
///
/// What always holds: reading goes on; taking back what one has said goes on; what was said is
/// never changed by a switch.
@NullMarked
package org.kenes.server.moderation.emergency;

import org.jspecify.annotations.NullMarked;
