/// What a person or a device without network holds in hand.
///
/// [org.kenes.ledger.receipt.Acknowledgement] is the promise, [org.kenes.ledger.receipt.Receipt]
/// promise, proof and disposition, [org.kenes.ledger.receipt.Opening] the only file that shows what
/// was said, kept apart on purpose. [org.kenes.ledger.receipt.Slip] and
/// [org.kenes.ledger.receipt.SlipBook] are for places without network;
/// [org.kenes.ledger.receipt.ReceiptCode] and [org.kenes.ledger.receipt.SecretText] for typing. A
/// [org.kenes.ledger.receipt.RecountNote] is what somebody who recounted a release signs.
///
/// What always holds: a receipt shows nothing about an opinion; all its parts speak of the same
/// leaf at the same place, or it is refused. It needs no connection to verify.
@NullMarked
package org.kenes.ledger.receipt;

import org.jspecify.annotations.NullMarked;
