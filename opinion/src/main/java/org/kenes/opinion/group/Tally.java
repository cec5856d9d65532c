package org.kenes.opinion.group;

import org.kenes.opinion.group.space.Threads;
import org.kenes.opinion.interval.Method;
import org.kenes.opinion.vote.Votes;

/// How a group voted on a statement.
///
/// @param seen votes of any kind, passes included
public record Tally(long agree, long disagree, long seen) {
    /// One-sided 90 %.
    static final double Z90 = 1.2816;

    public long pass() {
        return seen - agree - disagree;
    }

    long of(Side side) {
        return switch (side) {
            case AGREE -> agree;
            case DISAGREE -> disagree;
        };
    }

    Tally plus(Tally other) {
        return new Tally(agree + other.agree, disagree + other.disagree, seen + other.seen);
    }

    Tally minus(Tally other) {
        return new Tally(agree - other.agree, disagree - other.disagree, seen - other.seen);
    }

    /// (A+1)/(S+2)
    double p(Side side) {
        return (of(side) + 1.0) / (seen + 2.0);
    }

    double pTest(Side side) {
        return 2 * Math.sqrt(seen + 1.0) * ((of(side) + 1.0) / (seen + 1.0) - .5);
    }

    /// Lower Wilson bound of A/S; a ranking aid, no inference. 0 if nobody saw it.
    double floor(Side side) {
        return seen == 0 ? 0 : Math.max(0, Method.wilson(of(side), seen, -Z90));
    }

    /// Votes per statement and group.
    ///
    /// @param label group of each person, −1 for none
    /// @return `[group][statement]`
    static Tally[][] of(Votes votes, byte[] label, int groups, Threads threads) {
        int m = votes.statements().size();
        // Three numbers per group and statement: disagree, pass, agree.
        long[][] sums = new long[groups][4 * m];
        threads.over(
                votes.people(),
                (from, to) -> {
                    int[][] part = new int[groups][4 * m];
                    for (int p = from; p < to; p++) {
                        if (label[p] >= 0) {
                            int[] own = part[label[p]];
                            for (int i = votes.from(p); i < votes.to(p); i++) {
                                own[votes.code(i)]++;
                            }
                        }
                    }
                    synchronized (sums) {
                        for (int g = 0; g < groups; g++) {
                            for (int i = 0; i < part[g].length; i++) {
                                sums[g][i] += part[g][i];
                            }
                        }
                    }
                    return true;
                });
        Tally[][] tallies = new Tally[groups][m];
        for (int g = 0; g < groups; g++) {
            for (int j = 0; j < m; j++) {
                long d = sums[g][4 * j];
                long a = sums[g][4 * j + 2];
                tallies[g][j] = new Tally(a, d, a + d + sums[g][4 * j + 1]);
            }
        }
        return tallies;
    }
}
