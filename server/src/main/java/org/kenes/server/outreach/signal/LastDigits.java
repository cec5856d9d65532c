package org.kenes.server.outreach.signal;

/// Pearson's χ² of last digits against the uniform distribution, nine degrees of freedom.
///
/// Counted numbers have last digits that are nearly uniform; invented ones often prefer some. It
/// says nothing about estimates, which honest people round.
final class LastDigits {
    static final int LEAST = 50;

    private LastDigits() {}

    /// @param counts how often each digit 0–9 came last
    static double chiSquare(long[] counts) {
        long n = 0;
        for (long count : counts) {
            n += count;
        }
        double expected = n / 10.0;
        double sum = 0;
        for (long count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    /// The probability of a χ² with nine degrees of freedom at least as large. For an odd number of
    /// degrees it is the normal tail and a finite sum (Abramowitz and Stegun, 26.4.4).
    static double pValue(double chiSquare) {
        double root = StrictMath.sqrt(chiSquare);
        double term = root;
        double sum = root;
        for (int i = 3; i <= 7; i += 2) {
            term *= chiSquare / i;
            sum += term;
        }
        double density = StrictMath.exp(-chiSquare / 2) / StrictMath.sqrt(2 * StrictMath.PI);
        return 2 * upperTail(root) + 2 * density * sum;
    }

    /// Of the standard normal distribution, by its continued fraction for larger arguments and its
    /// series for smaller ones.
    private static double upperTail(double x) {
        double density = StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * StrictMath.PI);
        if (x < 3) {
            double term = x;
            double sum = x;
            for (int i = 1; i < 100; i++) {
                term *= x * x / (2 * i + 1);
                sum += term;
            }
            return 0.5 - density * sum;
        }
        double fraction = x;
        for (int i = 60; i > 0; i--) {
            fraction = x + i / fraction;
        }
        return density / fraction;
    }
}
