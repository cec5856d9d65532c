/// What readers say of somebody else's question: "I have this question too", "this answers me",
/// "this does not answer me".
///
/// Nobody needs to type a question that stands there already. Each press is an entry of its own in
/// the record ([org.kenes.dataset.entry.DialogueEntry.Response]); a cut counts them from ten on.
///
/// Read first: [Responses].
///
/// What always holds: row and entry are stored together; of one browser and question "too" counts
/// once, and of the answer the first word said; what one browser said of two questions cannot be
/// joined.
///
/// What it deliberately does not do: merge questions, sort anything by the number of presses.
@NullMarked
package org.kenes.server.dialogue.response;

import org.jspecify.annotations.NullMarked;
