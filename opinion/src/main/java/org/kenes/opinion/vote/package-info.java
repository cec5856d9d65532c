/// Statements and votes: who was shown what, what they said, and the files this comes in.
///
/// Read first: [Votes] (the effective votes of one conversation, compact), [VotesBuilder],
/// [Routing] (which statement is shown next: a public lottery).
///
/// What always holds: not seen is no row; the last vote of a person on a statement counts, the
/// others are superseded and counted as such; the order of rows changes nothing; a participant is a
/// pseudonym within one conversation and is never joined with anything else.
@NullMarked
package org.kenes.opinion.vote;

import org.jspecify.annotations.NullMarked;
