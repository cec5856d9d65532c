package org.kenes.opinion.interval;

import java.util.Optional;

/// Two independent samples.
public record TwoProportions(Proportion.Sampled first, Proportion.Sampled second) {
    /// First share minus second share.
    public double difference() {
        return (double) first.k() / first.n() - (double) second.k() / second.n();
    }

    /// Newcombe's hybrid score interval of the difference.
    public Interval newcombe(double level) {
        double p = (double) first.k() / first.n();
        double q = (double) second.k() / second.n();
        Interval a = first.interval(Method.WILSON, level);
        Interval b = second.interval(Method.WILSON, level);
        double down = root(p - a.low(), b.high() - q);
        double up = root(a.high() - p, q - b.low());
        return new Interval(difference() - down, difference() + up);
    }

    /// The pooled z statistic; empty if all or none of both samples are successes.
    public Optional<Double> pooledZ() {
        double pooled = (double) (first.k() + second.k()) / (first.n() + second.n());
        if (pooled == 0 || pooled == 1) {
            return Optional.empty();
        }
        double se = Math.sqrt(pooled * (1 - pooled) * (1.0 / first.n() + 1.0 / second.n()));
        return Optional.of(difference() / se);
    }

    /// Two-sided p-value of [#pooledZ].
    public Optional<Double> pooledP() {
        return pooledZ().map(Normal::twoSidedTail);
    }

    /// Fisher's exact test, two-sided: the probability of all tables with the same margins that are
    /// not more likely than this one (relative tolerance 1e-7, against rounding).
    public double fisher() {
        long successes = first.k() + second.k();
        long least = Math.max(0, successes - second.n());
        long most = Math.min(successes, first.n());
        if (least == most) {
            return 1;
        }
        double bar = probability(first.k(), successes) * (1 + 1e-7);
        double sum = 0;
        for (long k = least; k <= most; k++) {
            double p = probability(k, successes);
            sum += p <= bar ? p : 0;
        }
        return Math.min(1, sum);
    }

    private double probability(long k, long successes) {
        long n = first.n() + second.n();
        double p = (double) successes / n;
        return Saddle.binomial(k, first.n(), p)
                * Saddle.binomial(successes - k, second.n(), p)
                / Saddle.binomial(successes, n, p);
    }

    private static double root(double a, double b) {
        return Math.sqrt(a * a + b * b);
    }
}
