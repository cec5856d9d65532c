/// The whole log checked by somebody who trusts nobody.
///
/// [org.kenes.ledger.verify.LogVerifier] hashes everything and compares everything;
/// [org.kenes.ledger.verify.RememberedHead] notices what even that cannot, a log that went back to
/// an earlier state.
///
/// Takes a `tile` source and a `witness` policy. What always holds: whatever does not fit is a
/// [org.kenes.ledger.VerificationException] that names the place; memory does not grow with the
/// log. It says nothing about what the entries mean: that is `account`.
@NullMarked
package org.kenes.ledger.verify;

import org.jspecify.annotations.NullMarked;
