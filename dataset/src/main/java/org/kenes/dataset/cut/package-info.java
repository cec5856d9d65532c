/// The cut: from the log to the public tables.
///
/// A cut is a published checkpoint of size T and the entries below it. [Cut] walks the log twice.
/// First everything that anyone can read: what became of each entry ([Dispositions]), and the
/// public acts (organisations, events, versions of the text, answers). Then the sealed entries that
/// count, each with its [Opening], which must fit its leaf in the log.
///
/// Where openings come from is the one thing that differs between the house and an outsider: the
/// server reads its vault, `verify` reads the published tables ([PublishedOpenings]). All else is
/// the same code, so that equal logs and openings give equal bytes.
///
/// Read first: [Cut], [Openings], [Sources].
///
/// What always holds: nothing but the log, its openings and the files that the log names by hash is
/// read; an opening that does not fit its leaf stops the cut; rows never pile up in the Java heap.
///
/// What it deliberately does not do: decide what may be published (the opening says so), coarsen
/// (that happened before sealing), read operational tables.
@NullMarked
package org.kenes.dataset.cut;

import org.jspecify.annotations.NullMarked;
