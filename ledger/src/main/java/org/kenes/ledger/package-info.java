/// Keñes: ledger.
@NullMarked
package org.kenes.ledger;

import org.jspecify.annotations.NullMarked;
