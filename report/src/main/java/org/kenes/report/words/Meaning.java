package org.kenes.report.words;

import org.kenes.report.words.Predicate.Degree;
import org.kenes.report.words.Predicate.Magnitude;
import org.kenes.report.words.Predicate.Number;
import org.kenes.report.words.Predicate.Part;
import org.kenes.report.words.Predicate.Quantifier;
import org.kenes.report.words.Predicate.Relation;

import java.math.BigDecimal;
import java.math.BigInteger;

/// When a predicate holds (release specification, section 5), in exact arithmetic.
public final class Meaning {
    private static final Rational TENTH = Rational.of(1, 10);
    private static final Rational HALF = Rational.of(1, 2);

    /// A common fraction is met within 2.5 points.
    private static final Rational NEAR = Rational.of(25, 1000);

    private static final Rational HUNDRED = Rational.of(100, 1);

    /// Below this many rows nothing is ranked.
    private static final BigInteger RANKED = BigInteger.valueOf(30);

    private Meaning() {}

    public static boolean holds(Predicate predicate, Measure measure) {
        return switch (predicate) {
            case Number number -> number(number, measure);
            case Part part -> measure.k() != null && part(part, measure);
            case Magnitude magnitude -> magnitude(magnitude, plain(measure));
            case Quantifier quantifier -> quantifier(quantifier, measure);
            case Degree ignored -> false;
        };
    }

    /// Whether the words compare with a threshold: then they must hold in every view.
    public static boolean comparative(Predicate predicate) {
        return switch (predicate) {
            case Number number ->
                    switch (number.relation()) {
                        case EXACTLY, ABOUT, NEARLY, ABOUT_OR_NEARLY -> false;
                        case MORE, AT_LEAST, LESS, AT_MOST -> true;
                    };
            case Part part ->
                    switch (part.relation()) {
                        case EXACTLY, ABOUT, NEARLY, ABOUT_OR_NEARLY -> false;
                        case MORE, AT_LEAST, LESS, AT_MOST -> true;
                    };
            case Magnitude ignored -> true;
            case Quantifier ignored -> true;
            case Degree ignored -> false;
        };
    }

    /// Words without percent about a share speak of its numerator: "5,091 opinions".
    private static Rational plain(Measure measure) {
        BigInteger k = measure.k();
        return k == null ? measure.value() : Rational.of(k);
    }

    private static boolean number(Number is, Measure measure) {
        if (is.percent() && measure.k() == null) {
            return false;
        }
        Rational v = is.percent() ? measure.value().times(HUNDRED) : plain(measure);
        Rational n = Rational.of(is.number());
        Rational off = v.minus(n).abs();
        return switch (is.relation()) {
            case EXACTLY -> off.compareTo(Rational.of(is.unit()).times(HALF)) <= 0;
            case ABOUT -> off.compareTo(tolerance(is.number())) <= 0;
            case NEARLY -> v.compareTo(n.minus(n.times(TENTH))) >= 0 && v.compareTo(n) < 0;
            case MORE -> v.compareTo(n) > 0;
            case AT_LEAST -> v.compareTo(n) >= 0;
            case LESS -> v.compareTo(n) < 0;
            case AT_MOST -> v.compareTo(n) <= 0;
            case ABOUT_OR_NEARLY -> false;
        };
    }

    /// min(½ of the last significant unit, 10 % of N).
    private static Rational tolerance(BigDecimal n) {
        BigDecimal stripped = n.stripTrailingZeros();
        Rational unit = Rational.of(BigDecimal.ONE.scaleByPowerOfTen(-stripped.scale()));
        return unit.times(HALF).min(Rational.of(n).times(TENTH));
    }

    private static boolean part(Part is, Measure measure) {
        if (measure.n().signum() <= 0) {
            return false;
        }
        Rational t = is.fraction().value();
        Rational v = measure.value();
        return switch (is.relation()) {
            case EXACTLY, ABOUT -> v.minus(t).abs().compareTo(NEAR) <= 0;
            case NEARLY -> v.compareTo(t.minus(t.times(TENTH))) >= 0 && v.compareTo(t) < 0;
            case MORE -> lower(measure).compareTo(t) > 0;
            case AT_LEAST -> lower(measure).compareTo(t) >= 0;
            case LESS -> upper(measure).compareTo(t) < 0;
            case AT_MOST -> upper(measure).compareTo(t) <= 0;
            case ABOUT_OR_NEARLY -> false;
        };
    }

    private static boolean magnitude(Magnitude is, Rational v) {
        return v.compareTo(Rational.of(is.from, 1)) >= 0
                && (is.to == 0 || v.compareTo(Rational.of(is.to, 1)) < 0);
    }

    private static boolean quantifier(Quantifier is, Measure measure) {
        BigInteger k = measure.k();
        BigInteger n = measure.n();
        if (k == null) {
            return is == Quantifier.NONE && n.signum() == 0;
        }
        if (is == Quantifier.NONE) {
            return k.signum() == 0;
        }
        if (n.signum() <= 0) {
            return false;
        }
        Rational overall = measure.overall();
        return switch (is) {
            case MAJORITY -> lower(measure).compareTo(HALF) > 0;
            case OVERWHELMING -> lower(measure).compareTo(Rational.of(3, 4)) > 0;
            case MINORITY -> upper(measure).compareTo(HALF) < 0;
            case ALL -> k.equals(n);
            case ALMOST_ALL -> measure.value().compareTo(Rational.of(95, 100)) >= 0;
            case ABOVE_OVERALL ->
                    overall != null
                            && measure.rows().compareTo(RANKED) >= 0
                            && lower(measure).compareTo(overall) > 0;
            case NONE -> throw new AssertionError();
        };
    }

    private static Rational lower(Measure measure) {
        BigDecimal low = measure.low();
        return low == null ? measure.value() : Rational.of(low);
    }

    private static Rational upper(Measure measure) {
        BigDecimal high = measure.high();
        return high == null ? measure.value() : Rational.of(high);
    }

    /// What a `> N` phrase gives away: the value is a whole unit above N, so a larger number could
    /// have been said.
    public static boolean understated(Predicate predicate, Measure measure) {
        if (!(predicate instanceof Number is) || is.relation() != Relation.MORE) {
            return false;
        }
        Rational v = is.percent() ? measure.value().times(HUNDRED) : plain(measure);
        BigDecimal stripped = is.number().stripTrailingZeros();
        Rational unit = Rational.of(BigDecimal.ONE.scaleByPowerOfTen(-stripped.scale()));
        return v.compareTo(Rational.of(is.number()).plus(unit)) >= 0;
    }
}
