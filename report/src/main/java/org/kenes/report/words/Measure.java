package org.kenes.report.words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;

/// The evidence a predicate is held against: one cell of a figure.
///
/// @param value the count, or the exact share
/// @param k numerator, null for counts
/// @param n base, or the count
/// @param rows unweighted rows behind it
/// @param overall the overall share, for comparisons
/// @param low lower bound of a probability sample
/// @param high upper bound of a probability sample
public record Measure(
        Rational value,
        @Nullable BigInteger k,
        BigInteger n,
        BigInteger rows,
        @Nullable Rational overall,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    public static Measure count(BigInteger n) {
        return new Measure(Rational.of(n), null, n, n, null, null, null);
    }

    /// A share; a base of zero has the value zero, and no predicate but `none` can hold of it.
    public static Measure share(BigInteger k, BigInteger n) {
        Rational value = n.signum() > 0 ? new Rational(k, n) : Rational.ZERO;
        return new Measure(value, k, n, n, null, null, null);
    }
}
