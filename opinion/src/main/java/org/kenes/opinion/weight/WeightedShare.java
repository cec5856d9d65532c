package org.kenes.opinion.weight;

import org.kenes.opinion.interval.Basis;
import org.kenes.opinion.interval.Interval;
import org.kenes.opinion.interval.Method;
import org.kenes.opinion.interval.StudentT;

/// A weighted mean. Only a probability sample has a standard error.
public sealed interface WeightedShare {
    double unweighted();

    double estimate();

    Weights weights();

    static WeightedShare of(Basis basis, Sample sample, Weights weights, Lonely lonely) {
        double[] w = weights.values();
        double plain = 0;
        for (Respondent person : sample.people()) {
            plain += person.y();
        }
        plain /= w.length;
        Linearisation linear = new Linearisation(sample, w, lonely);
        double mean = linear.mean();
        return switch (basis) {
            case PROBABILITY_SAMPLE -> {
                double variance = linear.variance();
                yield new Sampled(
                        plain,
                        mean,
                        weights,
                        Math.sqrt(variance),
                        linear.degreesOfFreedom(),
                        variance / linear.variance(mean));
            }
            case REGISTER, COUNT, SELF_SELECTED -> new Reweighted(plain, mean, weights);
        };
    }

    /// A view of people who chose themselves, as if they were composed like the population. It
    /// never replaces the count, and no interval can be had from it.
    record Reweighted(double unweighted, double estimate, Weights weights)
            implements WeightedShare {}

    /// @param se standard error
    /// @param df degrees of freedom: clusters minus strata
    /// @param deff variance as a multiple of that of a simple random sample of the same size
    record Sampled(
            double unweighted, double estimate, Weights weights, double se, int df, double deff)
            implements WeightedShare {
        /// Interval of a share: on the logit scale, or by the beta distribution if nobody or
        /// everybody agreed.
        public Interval interval(double level) {
            return estimate > 0 && estimate < 1 ? logit(level) : beta(level);
        }

        public Interval logit(double level) {
            double odds = StrictMath.log(estimate / (1 - estimate));
            double half = StudentT.quantile((1 + level) / 2, df) * se / (estimate * (1 - estimate));
            return new Interval(expit(odds - half), expit(odds + half));
        }

        /// Clopper–Pearson with the number of people who would know as much. If nobody or everybody
        /// agreed the standard error is zero and that number is Kish's.
        public Interval beta(double level) {
            int n = weights.values().length;
            double p = (1 + level) / 2;
            double known = se > 0 ? estimate * (1 - estimate) / (se * se) : weights.nEff();
            double ratio = StudentT.quantile(p, n - 1) / StudentT.quantile(p, df);
            double effective = known * ratio * ratio;
            return Method.clopperPearson(estimate * effective, effective, level);
        }

        private static double expit(double x) {
            return 1 / (1 + StrictMath.exp(-x));
        }
    }
}
