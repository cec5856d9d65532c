/// Moderation: whether words are shown, by a closed list of rules, in public.
///
/// `dialogue` offers every text with words to [Moderation] in the transaction that records it, and
/// shows or hides it when a decision says so ([Texts] is what `dialogue` gives for that). A
/// decision to hide, and its end, are entries of the record; the list of decisions is a public
/// page.
///
/// Read first: [Rule], [Moderation], [Decisions], [Appeals].
///
/// What always holds:
/// - Moderators see words, kind and language; never a position, a level or a place.
/// - Words are never changed and never deleted here; positions without words are never moderated.
/// - Nobody decides an appeal against an own decision.
///
/// It deliberately does not know what opinions or questions are.
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "account", "shell", "shell::*"})
package org.kenes.server.moderation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
