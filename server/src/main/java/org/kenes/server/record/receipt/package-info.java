/// What a person holds, on pages and as files: where their contribution is, the proof of it, and
/// the way to take it back.
///
/// `ReceiptPages` never show what was said; the opening, which does, is a file of its own and needs
/// the secret. Read first: `Receipts`, `ReceiptFiles`. For others there is [OwnReceipts].
@NamedInterface("receipt")
@NullMarked
package org.kenes.server.record.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
