package org.kenes.server.outreach.signal;

/// Whether an organisation's reports lack every question and every other opinion more often than
/// those of the rest of its region: the exact binomial upper tail.
final class Variance {
    static final int LEAST = 20;

    private Variance() {}

    /// P(X ≥ k) for X ~ Bin(n, p), summed from the smallest term.
    ///
    /// @param k 0…n
    /// @param p share among the others, 0…1
    static double upperTail(long n, long k, double p) {
        if (k == 0 || p >= 1) {
            return 1;
        }
        if (p <= 0) {
            return 0;
        }
        double ratio = p / (1 - p);
        double log = n * StrictMath.log(p);
        double term = StrictMath.exp(log);
        double sum = term;
        double scale = log;
        // from n downwards; the first terms may underflow, so the logarithm is carried along
        for (long i = n; i > k; i--) {
            scale += StrictMath.log((double) i / (n - i + 1)) - StrictMath.log(ratio);
            term = StrictMath.exp(scale);
            sum += term;
        }
        return StrictMath.min(1, sum);
    }
}
