/// Small cells: which numbers of a table are printed and which are held back, so that nobody can
/// work out what fewer than ten people said.
///
/// Read first: [CellTable] (keys, value columns, totals), then [SmallCells], then [ProtectedTable]
/// (one state per number, and the audit).
///
/// Three steps, all deterministic:
///
/// 1. *Primary*: a count between zero and the threshold is held back; so is a split in which a
///    small cell is of one mind, because it would tell everybody's opinion.
/// 2. *Secondary*: where a sum has exactly one hidden number, subtraction would give it back, so
///    one more is hidden: the smallest.
/// 3. *Audit*: we play the attacker. From everything that stays visible the feasible interval of
///    each hidden number is narrowed until nothing moves; where an interval is narrower than the
///    threshold, one more number is hidden and the audit starts again.
///
/// What always holds: zero is printed as zero; hidden numbers are not marked as primary or
/// secondary in public, since that mark would itself narrow the interval; no noise is added.
///
/// What it does not do: it cannot see other tables of the same release. Tables that share totals
/// are protected together only if they are handed over as one table.
///
/// Model: A. Hundepool et al., *Handbook on Statistical Disclosure Control*, chapter 4 (cell
/// suppression).
@NullMarked
package org.kenes.opinion.cells;

import org.jspecify.annotations.NullMarked;
