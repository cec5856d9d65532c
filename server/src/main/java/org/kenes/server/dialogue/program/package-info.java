/// Saying, asking and answering over `/api/v1/contributions`, for registered programs.
///
/// A program brings a key of its own (who it is), an idempotency key (so that a lost answer can be
/// asked for again) and, per person, an answer key (so that one person has one answer). What it
/// says is recorded like what is said on the pages, with its channel and its name for auditors.
///
/// Read first: [ContributionDoor], [Repeats].
@NullMarked
package org.kenes.server.dialogue.program;

import org.jspecify.annotations.NullMarked;
