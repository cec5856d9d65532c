package org.kenes.opinion.interval;

/// Student's t distribution.
public final class StudentT {
    private StudentT() {}

    /// @param p probability below the value, between 0 and 1
    /// @param df degrees of freedom, above zero
    public static double quantile(double p, double df) {
        if (!(p > 0 && p < 1 && df > 0)) {
            throw new IllegalArgumentException("p=%s df=%s".formatted(p, df));
        }
        double tail = 2 * Math.min(p, 1 - p);
        if (tail == 1) {
            return 0;
        }
        double t;
        if (tail < .5) {
            double x = Beta.quantile(tail, df / 2, .5);
            t = Math.sqrt(df * (1 - x) / x);
        } else {
            // Near the middle the complement keeps its digits.
            double y = Beta.quantile(2 * Math.abs(p - .5), .5, df / 2);
            t = Math.sqrt(df * y / (1 - y));
        }
        return p < .5 ? -t : t;
    }
}
