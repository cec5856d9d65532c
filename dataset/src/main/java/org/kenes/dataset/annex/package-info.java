/// The annex of a cut: what the algorithms of `opinion` find in its public tables, beside the
/// figures. Files of the folder `opinion/`: groups of answers ([Groups]), majorities with how
/// little decides them ([Majorities]), texts that were sent many times ([Campaigns]), who is
/// missing among those who spoke ([Representation]), and what to read ([Readings]).
///
/// Read first: [Annex].
///
/// What always holds: every file is a function of the public tables and of the root of the cut
/// alone, so that `verify` makes it again and compares bytes; exchanging support and oppose in the
/// tables exchanges them in the files; what is shown of fewer than ten contributions is nothing.
///
/// What it deliberately does not do: estimate anything about those who did not speak, ask a model,
/// or feed a figure.
@NullMarked
package org.kenes.dataset.annex;

import org.jspecify.annotations.NullMarked;
