/// Other wordings for a provision, and what was decided about each and why.
///
/// Somebody writes the provision as it should read; the change is shown word by word beside other
/// proposals that touch the same words ([Wordings], [Touched]), then recorded ([Proposals]). A
/// drafter decides about one or many, with a reason; a second drafter publishes ([Dispositions]);
/// what was accepted names the version and the provision where it landed, and that provision must
/// read differently since ([Landing]).
///
/// Read first: [Proposals], [Dispositions], [Landing].
///
/// What always holds:
/// - Row and entry are stored together: of a proposal, and of a decision.
/// - A decision has a reason, a body and a day; the one who prepared it does not publish it.
/// - Undecided proposals stand in the public table beside the decided ones.
///
/// It deliberately does not rank proposals, does not merge their words into the draft, and counts
/// nothing: numbers come from a cut.
@NamedInterface("proposal")
@NullMarked
package org.kenes.server.dialogue.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
