package org.kenes.ledger.receipt;

import org.kenes.ledger.MalformedException;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Serial numbers of paper slips, `XXXX-XXXX-XXXX`, registered by their root before the first one
/// is used.
public final class SlipBook {
    private SlipBook() {}

    /// A new serial number: the first 60 of these bits.
    ///
    /// @param random 8 bytes
    public static String serial(byte[] random) {
        if (random.length != 8) {
            throw new IllegalArgumentException("60 bits are drawn as 8 bytes");
        }
        return Crockford.grouped(Crockford.encode(random, 12), 4);
    }

    /// The serial number in its one spelling, from what a person typed.
    ///
    /// @throws MalformedException if it is none
    public static String serial(String typed) {
        String symbols = Crockford.normalised(typed);
        if (symbols.length() != 12 || !Crockford.areSymbols(symbols)) {
            throw new MalformedException("a serial number has twelve letters or digits");
        }
        return Crockford.grouped(symbols, 4);
    }

    /// Root over the serial numbers in printed order.
    public static Hash root(List<String> serials) {
        return Merkle.root(serials.stream().map(SlipBook::leaf).toList());
    }

    private static Hash leaf(String serial) {
        return Merkle.leaf(
                Hash.sha256("kenes/slip-serial/v1\n", serial.getBytes(StandardCharsets.UTF_8))
                        .bytes());
    }
}
