/// Identity levels: whoever wants to may show that an address or an identity is theirs, and then
/// has one voice at that level.
///
/// A link by e-mail ([ConfirmPages]) gives level 1, an identity service ([IdentityService], OpenID
/// Connect) level 2. Either ends at a button, and there are two of them: a blind signature
/// ([VoiceApi], `blind`), which nobody can join with whom it was given to, or, without scripts, a
/// key that the server makes ([org.kenes.server.account.contact.Confirmations]). With the answer
/// key people speak as they do without ([org.kenes.server.dialogue.AnswerKey]). How many keys were
/// given is public ([KeysTold]), to whom is nobody's business.
///
/// What always holds: what is asked of an identity service is who it is, not what it knows; no row
/// here or anywhere holds a key; a confirmed key and the address it came from are in no log and no
/// table together.
///
/// What it deliberately does not do: give a lost blinded key again – nobody can tell what it left.
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
