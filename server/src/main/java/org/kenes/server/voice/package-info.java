/// Identity levels: whoever wants to may show that an address or an identity is theirs, and then
/// has one voice at that level.
///
/// A link by e-mail ([ConfirmPages]) gives level 1, an identity service ([IdentityService], OpenID
/// Connect) level 2. Either gives the browser an answer key of its own
/// ([org.kenes.server.account.contact.Confirmations]); with it people speak as they do without
/// ([org.kenes.server.dialogue.AnswerKey]). How many keys were given is public ([KeysTold]), to
/// whom is nobody's business.
///
/// What always holds: what is asked of an identity service is who it is, not what it knows; no row
/// here or anywhere holds a key; a confirmed key and the address it came from are in no log and no
/// table together.
///
/// What it deliberately does not do: blind signatures, so who runs the server could join a person
/// with a voice while it holds the key files. The page says so.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "text",
            "dialogue",
            "record",
            "account",
            "account::contact",
            "shell",
            "shell::*"
        })
package org.kenes.server.voice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
