package org.kenes.opinion.interval;

/// The standard normal distribution. Relative error of tails and quantiles below 1e-12.
public final class Normal {
    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

    /// From here on the tail is a continued fraction, below it the centre is a power series.
    private static final double FAR = 2;

    private Normal() {}

    static double density(double x) {
        return StrictMath.exp(-x * x / 2) / ROOT_OF_TWO_PI;
    }

    /// Probability above x.
    public static double upperTail(double x) {
        if (x < 0) {
            return 1 - upperTail(-x);
        }
        return x < FAR ? .5 - centre(x) : density(x) * millsRatio(x);
    }

    /// Probability of a value at least as far from zero as z, on either side.
    public static double twoSidedTail(double z) {
        return 2 * upperTail(Math.abs(z));
    }

    /// The value that the probability `level` lies within, on both sides of zero.
    public static double twoSided(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("not a level between 0 and 1: " + level);
        }
        return -quantile((1 - level) / 2);
    }

    /// @param p probability below the value, between 0 and 1
    public static double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("not a probability between 0 and 1: " + p);
        }
        double fromMiddle = Math.abs(p - .5);
        double x = fromMiddle < .45 ? inverseCentre(fromMiddle) : inverseTail(Math.min(p, 1 - p));
        return p < .5 ? -x : x;
    }

    /// Probability between 0 and x ≥ 0: φ(x)·Σ x^(2k+1)/(1·3·…·(2k+1)).
    private static double centre(double x) {
        double term = x;
        double sum = x;
        for (int odd = 3; sum + term != sum; odd += 2) {
            term *= x * x / odd;
            sum += term;
        }
        return density(x) * sum;
    }

    /// Upper tail divided by density, x ≥ [#FAR]: 1/(x + 1/(x + 2/(x + 3/(x + …)))), from far
    /// inside outwards.
    private static double millsRatio(double x) {
        double inner = x;
        for (int i = 400; i >= 1; i--) {
            inner = x + i / inner;
        }
        return 1 / inner;
    }

    private static double inverseCentre(double q) {
        double x = q * ROOT_OF_TWO_PI;
        for (int i = 0; i < 60; i++) {
            double step = (q - centre(x)) / density(x);
            x += step;
            if (Math.abs(step) <= 1e-16 * x) {
                break;
            }
        }
        return x;
    }

    /// Newton on the logarithm of the tail, which is concave: it converges from any start.
    private static double inverseTail(double p) {
        double x = Math.sqrt(-2 * StrictMath.log(p));
        for (int i = 0; i < 60; i++) {
            double tail = upperTail(x);
            double step = (StrictMath.log(tail) - StrictMath.log(p)) * tail / density(x);
            x += step;
            if (Math.abs(step) <= 1e-15 * x) {
                break;
            }
        }
        return x;
    }
}
