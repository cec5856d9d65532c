/// `kenes verify`: the recount of a release by somebody who trusts nobody.
///
/// Takes a published folder (or its address, see `Download`) and goes through the ten steps of
/// release spec 11 in order: every file against the manifest, the log against its signature and
/// itself, the release's entry in the log, an account of every leaf, the tables rebuilt from the
/// log, the figures recomputed, the sentences checked again and rendered again. It runs the same
/// code as the server does, on published material only; what that code does is in `ledger`,
/// `dataset` and `report`.
///
/// What it cannot tell: whether the key it was given is the right one (compare it with a printed
/// one), and whether somebody holds back what was never recorded (receipts tell that).
@NullMarked
package org.kenes.cli.verify;

import org.jspecify.annotations.NullMarked;
