/// Where people speak: opinions on provisions, questions, and the answers of the offices.
///
/// A contribution is checked ([org.kenes.server.shell.PlainText]), coarsened ([Coarsening]: what
/// may not be published about where somebody lives is dropped before it is sealed), then stored and
/// recorded in one transaction. Nobody registers: the first contribution makes a random key in a
/// cookie, and from it a slot for each wording ([AnswerKey#slot]). One slot has one answer in
/// force; a later one replaces it, and both stay in the record.
///
/// Read first: [Opinions], [Questions], [Statement], [Said]. Below are `statement` (agree,
/// disagree, pass), `proposal` (other wordings, and what was decided about them) `own` (what one
/// key left) and `program` (the same for registered programs).
///
/// What always holds:
/// - No row holds a key, an address, a contact or a time finer than a date.
/// - The three positions have the same size, order and rules.
/// - Nothing typed is lost: every refusal gives the words back.
/// - Lists go by key and have no totals; numbers come from a cut.
///
/// It takes the wordings from `text`, the regions from `outreach`; every text with words is offered
/// to `moderation`. It deliberately has no profiles, no reactions and no ranking.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "text",
            "text::search",
            "outreach",
            "moderation",
            "release",
            "record",
            "record::slip",
            "record::receipt",
            "account",
            "account::program",
            "shell",
            "shell::*"
        })
package org.kenes.server.dialogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
