package org.kenes.lawtext.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An exact share of counts.
///
/// @param denominator 0 only if there is nothing to count; the share is then 0
public record Ratio(long numerator, long denominator) {
    public Ratio {
        if (numerator < 0 || denominator < 0 || numerator > denominator) {
            throw new IllegalArgumentException(numerator + " of " + denominator + " is no share");
        }
    }

    /// Six decimals, half up.
    @Override
    public String toString() {
        return denominator == 0
                ? "0.000000"
                : BigDecimal.valueOf(numerator)
                        .divide(BigDecimal.valueOf(denominator), 6, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
