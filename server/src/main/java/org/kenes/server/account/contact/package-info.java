/// Addresses of people who asked for mail, and the mail itself.
///
/// [Subscriptions] are asked for, confirmed by the link in a mail, and gone with one click;
/// [Outbox] holds what is to be sent, [Post] sends it. Addresses stand nowhere else, encrypted
/// under a key file ([ContactKey]); no page shows them to anybody.
///
/// [Confirmations] give whoever shows that an address or an identity is theirs an answer key, and
/// keep that they did, not what they say with it.
///
/// What always holds: nothing is sent before the address confirmed it; opening a link changes
/// nothing, only its button does; a mail holds no position, no words of a contribution and no
/// receipt.
///
/// It deliberately knows nothing of contributions: what is new is told to it.
@NamedInterface("contact")
@NullMarked
package org.kenes.server.account.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
