/// The lines themselves: what a messenger or an SMS gateway sends, and how something is sent there.
///
/// A [ChannelAdapter] turns a request into an [Inbound] and sends an [Outbound]; [Channels] has
/// those that this installation is set up for. [Telegram] speaks the Bot API, [SmsGateway] a signed
/// JSON.
///
/// What always holds: an address and a token are in no log and no message of an exception; nothing
/// here knows what the words mean.
@NullMarked
package org.kenes.server.channel.line;

import org.jspecify.annotations.NullMarked;
