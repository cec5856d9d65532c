package org.kenes.opinion.interval;

/// How an interval of a proportion is computed. [#WILSON] is the one that is used unless somebody
/// asks for another.
public enum Method {
    WILSON {
        @Override
        Interval of(long k, long n, double z, double level) {
            return closed(k, n, wilson(k, n, -z), wilson(k, n, z));
        }
    },
    /// Wilson with continuity correction. As in R's `prop.test`, the correction is never larger
    /// than the distance from one half, so k = n/2 has none.
    WILSON_CORRECTED {
        @Override
        Interval of(long k, long n, double z, double level) {
            double correction = Math.min(.5, Math.abs(k - n / 2.0)) / n;
            double p = (double) k / n;
            return closed(
                    k,
                    n,
                    Math.max(0, score(p - correction, n, -z)),
                    Math.min(1, score(p + correction, n, z)));
        }
    },
    /// Guaranteed coverage, wider than needed.
    CLOPPER_PEARSON {
        @Override
        Interval of(long k, long n, double z, double level) {
            return clopperPearson(k, n, level);
        }
    },
    /// May leave [0, 1], as it is defined.
    AGRESTI_COULL {
        @Override
        Interval of(long k, long n, double z, double level) {
            double whole = n + z * z;
            double p = (k + z * z / 2) / whole;
            double half = z * Math.sqrt(p * (1 - p) / whole);
            return new Interval(p - half, p + half);
        }
    },
    JEFFREYS {
        @Override
        Interval of(long k, long n, double z, double level) {
            double tail = (1 - level) / 2;
            double a = k + .5;
            double b = n - k + .5;
            return closed(
                    k,
                    n,
                    k == 0 ? 0 : Beta.quantile(tail, a, b),
                    k == n ? 1 : 1 - Beta.quantile(tail, b, a));
        }
    };

    abstract Interval of(long k, long n, double z, double level);

    /// One end of the Wilson score interval, the lower for negative `z`. Also used as a ranking aid
    /// for counts that are no sample; it is then no statement about a population.
    public static double wilson(long k, long n, double z) {
        return score((double) k / n, n, z);
    }

    static double score(double p, double n, double z) {
        double root = Math.sqrt(Math.max(0, p * (1 - p) / n + z * z / (4 * n * n)));
        return (p + z * z / (2 * n) + z * root) / (1 + z * z / n);
    }

    /// For real-valued counts, as complex samples need them.
    ///
    /// @param k successes, 0 to n
    /// @param n effective number of people, above zero
    public static Interval clopperPearson(double k, double n, double level) {
        double tail = (1 - level) / 2;
        return new Interval(
                k <= 0 ? 0 : Beta.quantile(tail, k, n - k + 1),
                k >= n ? 1 : 1 - Beta.quantile(tail, n - k, k + 1));
    }

    private static Interval closed(long k, long n, double low, double high) {
        return new Interval(k == 0 ? 0 : low, k == n ? 1 : high);
    }
}
