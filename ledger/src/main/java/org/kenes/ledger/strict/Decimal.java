package org.kenes.ledger.strict;

import org.kenes.ledger.MalformedException;

/// Numbers on protocol lines: `0|[1-9][0-9]*` in ASCII, at most 2^63−1. `Long.parseLong` would take
/// `+5`, `05` and Arabic digits as well, and two programs would disagree about what was signed.
public final class Decimal {
    private Decimal() {}

    /// @throws MalformedException for everything but the one accepted spelling of a number
    public static long parse(String text) {
        int length = text.length();
        if (length == 0 || length > 19 || (length > 1 && text.charAt(0) == '0')) {
            throw new MalformedException("not a decimal number: \"" + Shown.of(text) + "\"");
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                throw new MalformedException("not a decimal number: \"" + Shown.of(text) + "\"");
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
