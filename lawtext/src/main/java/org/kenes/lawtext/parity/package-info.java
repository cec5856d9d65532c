/// Whether the languages of a version say the same: structure, length, digits, references.
///
/// [org.kenes.lawtext.parity.Parity#of] compares every pair of expressions of one version, units
/// joined by wId, and lists findings; no language is the master. It reads no meaning: it finds what
/// can be counted (a missing paragraph, a number that differs, a text far too short) and leaves the
/// reading to people. The measure of length is that of Gale and Church (1993), with scale and
/// centre taken from the texts themselves.
@NullMarked
package org.kenes.lawtext.parity;

import org.jspecify.annotations.NullMarked;
