/// Short statements that people agree with, disagree with or pass on.
///
/// Somebody proposes a statement; staff look at it before it is shown ([Statements]). Whoever
/// answers gets a card without a name, and all answers of one browser stand on one card, because
/// groups of answers are found from cards ([Cards]); whoever holds the key sees their card
/// ([CardPages]). Which statement comes next is a public lottery
/// ([org.kenes.opinion.vote.Routing]); how often each was shown is counted in all, never per card
/// ([Exposures]).
///
/// Read first: [Statements], [Cards].
///
/// What always holds: row and entry of an answer are stored together; no page of this package shows
/// a count, for counts come from a cut.
///
/// What it deliberately does not do: find groups (that is the cut's work), translate, rank.
@NamedInterface("statement")
@NullMarked
package org.kenes.server.dialogue.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
