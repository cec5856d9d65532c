package org.kenes.report.check;

import org.jspecify.annotations.Nullable;
import org.kenes.report.words.Meaning;
import org.kenes.report.words.Measure;
import org.kenes.report.words.Predicate;
import org.kenes.report.words.Predicate.Magnitude;
import org.kenes.report.words.Predicate.Part;
import org.kenes.report.words.Predicate.Quantifier;
import org.kenes.report.words.Predicate.Relation;
import org.kenes.report.words.Rational;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// How little it takes to make a true sentence false (opinion specification, section 1; for counts
/// release specification, section 7).
///
/// @param added invented cases that would make it false; null = none could
/// @param removed invented cases among those counted that would have made it true
/// @param switched changed positions; shares only
public record Fragility(
        @Nullable BigInteger added, @Nullable BigInteger removed, @Nullable BigInteger switched) {

    /// @param predicate holds of `measure`
    /// @return null for predicates that have no such number
    public static @Nullable Fragility of(Predicate predicate, Measure measure) {
        BigInteger k = measure.k();
        return k == null
                ? count(predicate, measure.n())
                : share(predicate, k, measure.n(), measure.overall());
    }

    private static @Nullable Fragility share(
            Predicate predicate, BigInteger k, BigInteger n, @Nullable Rational overall) {
        return switch (predicate) {
            case Quantifier quantifier ->
                    switch (quantifier) {
                        case MAJORITY -> above(k, n, Rational.of(1, 2));
                        case OVERWHELMING -> above(k, n, Rational.of(3, 4));
                        case MINORITY -> below(k, n, Rational.of(1, 2));
                        case ABOVE_OVERALL -> overall == null ? null : above(k, n, overall);
                        case ALL, NONE, ALMOST_ALL -> null;
                    };
            case Part part when part.relation() == Relation.MORE ->
                    above(k, n, part.fraction().value());
            case Part part when part.relation() == Relation.LESS ->
                    below(k, n, part.fraction().value());
            case Predicate.Number number
                    when number.percent() && number.relation() == Relation.MORE ->
                    above(k, n, percent(number.number()));
            case Predicate.Number number
                    when number.percent() && number.relation() == Relation.LESS ->
                    below(k, n, percent(number.number()));
            default -> null;
        };
    }

    private static Rational percent(BigDecimal number) {
        return Rational.of(number.movePointLeft(2));
    }

    /// "share of k in n exceeds a/b" is true.
    private static @Nullable Fragility above(BigInteger k, BigInteger n, Rational t) {
        BigInteger a = t.num();
        BigInteger b = t.den();
        BigInteger margin = k.multiply(b).subtract(n.multiply(a));
        if (margin.signum() <= 0) {
            return null;
        }
        return new Fragility(
                a.signum() == 0 ? null : ceil(margin, a),
                ceil(margin, b.subtract(a)),
                ceil(margin, b));
    }

    /// "share of k in n is under a/b": the same of the others.
    private static @Nullable Fragility below(BigInteger k, BigInteger n, Rational t) {
        return above(n.subtract(k), n, new Rational(t.den().subtract(t.num()), t.den()));
    }

    private static BigInteger ceil(BigInteger num, BigInteger den) {
        return new BigDecimal(num)
                .divide(new BigDecimal(den), 0, RoundingMode.CEILING)
                .toBigIntegerExact();
    }

    private static @Nullable Fragility count(Predicate predicate, BigInteger v) {
        if (!Meaning.holds(predicate, Measure.count(v))) {
            return null;
        }
        return switch (predicate) {
            case Magnitude magnitude ->
                    new Fragility(
                            magnitude.to == 0 ? null : BigInteger.valueOf(magnitude.to).subtract(v),
                            v.subtract(BigInteger.valueOf(magnitude.from)).add(BigInteger.ONE),
                            null);
            case Predicate.Number number when !number.percent() -> number(number, v);
            default -> null;
        };
    }

    private static @Nullable Fragility number(Predicate.Number number, BigInteger v) {
        BigInteger floor = number.number().setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
        BigInteger ceil = number.number().setScale(0, RoundingMode.CEILING).toBigIntegerExact();
        return switch (number.relation()) {
            case MORE -> new Fragility(null, v.subtract(floor), null);
            case AT_LEAST -> new Fragility(null, v.subtract(ceil).add(BigInteger.ONE), null);
            case LESS -> new Fragility(ceil.subtract(v), null, null);
            case AT_MOST -> new Fragility(floor.subtract(v).add(BigInteger.ONE), null, null);
            case EXACTLY, ABOUT, NEARLY, ABOUT_OR_NEARLY -> null;
        };
    }

    /// removed < max(10, 1 % of n).
    boolean slight(BigInteger n) {
        BigInteger hundredfold = BigInteger.valueOf(1000).max(n);
        return removed != null
                && removed.multiply(BigInteger.valueOf(100)).compareTo(hundredfold) < 0;
    }
}
