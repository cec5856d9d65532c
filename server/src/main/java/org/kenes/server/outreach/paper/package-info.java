/// Paper: a sheet for places without a network, and the second keying of some of what came back.
///
/// [SheetPages] prints the sheet with the short code of an announced meeting. A clerk keys it in
/// with the built-in report (a picture of the sheet goes with it, for the house only). Of those
/// reports one in twenty, chosen by the hash of its instance, waits at [SecondEntryPages] for
/// somebody else, who sees the picture and not the first keying; [SecondEntries] compares and tells
/// the record how many answers differed. The share over all of them is the figure
/// `paper.disagreement`.
///
/// What always holds: which reports are keyed twice nobody chooses; a difference changes no report.
@NullMarked
package org.kenes.server.outreach.paper;

import org.jspecify.annotations.NullMarked;
