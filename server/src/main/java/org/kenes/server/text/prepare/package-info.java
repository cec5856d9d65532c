/// Preparing a new version: an office hands in its files, looks at what the import found, says why
/// the languages differ where they do, confirms which provision continues which where the machine
/// is not sure; another person of the office publishes it ([org.kenes.server.text.Drafts#publish]).
///
/// What always holds: nothing here is public; whoever prepared a version does not publish it; a
/// doubtful pair is confirmed, rejected, replaced by another one, or published as not carried.
@NullMarked
package org.kenes.server.text.prepare;

import org.jspecify.annotations.NullMarked;
