package org.kenes.opinion.group;

/// A statement on which a group stands out from the others.
///
/// @param statement position of the statement
/// @param p smoothed share of the group that took this side
/// @param rep how many times as large as in the other groups
public record Representative(
        int statement,
        Side side,
        long agree,
        long disagree,
        long seen,
        double p,
        double pTest,
        double rep,
        double repTest) {
    static Representative of(int statement, Side side, Tally own, Tally others) {
        double p = own.p(side);
        return new Representative(
                statement,
                side,
                own.agree(),
                own.disagree(),
                own.seen(),
                p,
                own.pTest(side),
                p / others.p(side),
                difference(
                        own.of(side) + 1, own.seen() + 1, others.of(side) + 1, others.seen() + 1));
    }

    /// Pooled z of two proportions; 0 if all said the same.
    private static double difference(long a, long n, long b, long m) {
        double pooled = (double) (a + b) / (n + m);
        if (pooled == 1) {
            return 0;
        }
        double se = Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / m));
        return ((double) a / n - (double) b / m) / se;
    }

    boolean candidate() {
        return repTest > Tally.Z90 && pTest > Tally.Z90;
    }

    double product() {
        return rep * repTest * p * pTest;
    }
}
