package org.kenes.report.words;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// An exact fraction with a positive denominator. Nothing that decides a verdict is ever computed
/// from a rounded value.
public record Rational(BigInteger num, BigInteger den) implements Comparable<Rational> {
    public static final Rational ZERO = of(BigInteger.ZERO);

    public Rational {
        if (den.signum() <= 0) {
            throw new IllegalArgumentException("denominator must be positive: " + den);
        }
    }

    public static Rational of(BigInteger whole) {
        return new Rational(whole, BigInteger.ONE);
    }

    public static Rational of(long num, long den) {
        return new Rational(BigInteger.valueOf(num), BigInteger.valueOf(den));
    }

    public static Rational of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? of(decimal.toBigIntegerExact())
                : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    public Rational plus(Rational other) {
        return new Rational(
                num.multiply(other.den).add(other.num.multiply(den)), den.multiply(other.den));
    }

    public Rational minus(Rational other) {
        return plus(new Rational(other.num.negate(), other.den));
    }

    public Rational times(Rational other) {
        return new Rational(num.multiply(other.num), den.multiply(other.den));
    }

    public Rational abs() {
        return new Rational(num.abs(), den);
    }

    public Rational min(Rational other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /// Half-even, as everything we print.
    public BigDecimal rounded(int decimals) {
        return new BigDecimal(num).divide(new BigDecimal(den), decimals, RoundingMode.HALF_EVEN);
    }

    @Override
    public int compareTo(Rational other) {
        return num.multiply(other.den).compareTo(other.num.multiply(den));
    }
}
