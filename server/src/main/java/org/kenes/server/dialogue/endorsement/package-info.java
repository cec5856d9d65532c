/// "A fair point": one quiet button beside what somebody else wrote.
///
/// Whoever presses it says that the words deserve an answer, not that they are right; people of the
/// other position are asked for it most of all. Each press is an entry of its own in the record
/// ([org.kenes.dataset.entry.DialogueEntry.Endorsement]); a cut counts them, and only the choice of
/// the strongest arguments of each side uses the counts.
///
/// Read first: [Endorsements].
///
/// What always holds: row and entry are stored together; one press per browser and opinion; two
/// presses of one browser cannot be joined; whoever wrote the words cannot press for them.
///
/// What it deliberately does not do: show a count beside a text, sort anything by it.
@NamedInterface("endorsement")
@NullMarked
package org.kenes.server.dialogue.endorsement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
