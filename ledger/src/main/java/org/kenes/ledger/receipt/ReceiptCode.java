package org.kenes.ledger.receipt;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.tree.Hash;

import java.util.Optional;

/// The short name of a contribution, `XXXXX-XXXXX`: the first 50 bits of its leaf hash.
public record ReceiptCode(String symbols) {
    private static final int SYMBOLS = 10;

    public ReceiptCode {
        if (symbols.length() != SYMBOLS || !Crockford.areSymbols(symbols)) {
            throw new MalformedException("a receipt code has ten letters or digits");
        }
    }

    public static ReceiptCode of(Hash leaf) {
        return new ReceiptCode(Crockford.encode(leaf.bytes(), SYMBOLS));
    }

    /// What a person typed, or nothing if it is not a code.
    public static Optional<ReceiptCode> typed(String typed) {
        String symbols = Crockford.normalised(typed);
        return symbols.length() == SYMBOLS && Crockford.areSymbols(symbols)
                ? Optional.of(new ReceiptCode(symbols))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return Crockford.grouped(symbols, 5);
    }
}
