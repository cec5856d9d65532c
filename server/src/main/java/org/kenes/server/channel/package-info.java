/// People who write by messenger or SMS: they ask a question, look for a meeting near them, want to
/// be reminded of one, or tell how many came to theirs.
///
/// The life of a message. [ChannelPages] or [ListeningLoop] take it from a line
/// ([org.kenes.server.channel.line]); [Conversation] takes it once, reads it as a [Wish], does what
/// it says and writes the answer to be sent; [Outgoing] sends, no faster than the line allows.
///
/// What always holds here:
/// - A sender is an HMAC ([Correspondents]); the address is in a table of its own and is forgotten
///   when no answer and no reminder needs it. Neither reaches the record or another package.
/// - The first answer says what is kept. A question is recorded only after its author said yes to
///   its words.
/// - A count is a claim only from a holder of a field key, for a meeting of that key; from anybody
///   else it is a hint for staff and changes no number.
/// - Nothing is sent that was not asked for, and no reminder in a time when the law forbids it.
///
/// It takes meetings from `outreach` and hands questions to `dialogue`; both do with them what they
/// always do. It deliberately takes no opinion: what somebody thinks of a provision needs the
/// provision before their eyes. Attachments are not taken.
///
/// Read first: [Conversation], [Wish], [BareReport].
@NullMarked
@ApplicationModule(
        allowedDependencies = {"text", "outreach", "dialogue", "account", "shell", "shell::*"})
package org.kenes.server.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
