package org.kenes.opinion.interval;

/// `k` of `n` people. Whether there is an interval is decided by the type, so that no template can
/// print one for people who chose themselves.
public sealed interface Proportion {
    long k();

    long n();

    Basis basis();

    /// @return the kind that belongs to the basis
    static Proportion of(Basis basis, long k, long n) {
        return switch (basis) {
            case PROBABILITY_SAMPLE -> new Sampled(k, n);
            case REGISTER, COUNT, SELF_SELECTED -> new Counted(basis, k, n);
        };
    }

    /// Counted, not sampled: the numbers are all there is to say.
    record Counted(Basis basis, long k, long n) implements Proportion {
        public Counted {
            check(k, n);
            if (basis == Basis.PROBABILITY_SAMPLE) {
                throw new IllegalArgumentException("a sample is not a count");
            }
        }
    }

    /// From a simple random sample of at least one person.
    record Sampled(long k, long n) implements Proportion {
        public Sampled {
            check(k, n);
            if (n == 0) {
                throw new IllegalArgumentException("a sample of nobody");
            }
        }

        @Override
        public Basis basis() {
            return Basis.PROBABILITY_SAMPLE;
        }

        /// @param level coverage, for example .95
        /// @return absolute error below 1e-10
        public Interval interval(Method method, double level) {
            return method.of(k, n, Normal.twoSided(level), level);
        }
    }

    private static void check(long k, long n) {
        if (k < 0 || n < k) {
            throw new IllegalArgumentException("not a part of a whole: %d of %d".formatted(k, n));
        }
    }
}
