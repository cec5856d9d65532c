package org.kenes.opinion.group;

import org.kenes.opinion.chance.Chance;
import org.kenes.opinion.group.partition.Blocks;
import org.kenes.opinion.group.partition.Partition;
import org.kenes.opinion.group.partition.RandIndex;
import org.kenes.opinion.group.partition.Silhouette;
import org.kenes.opinion.group.space.Axes;
import org.kenes.opinion.group.space.Matrix;
import org.kenes.opinion.group.space.Positions;
import org.kenes.opinion.group.space.Threads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Whether there are groups at all, asked before any is named.
///
/// Votes shuffled within each statement keep who saw what and lose all structure; a partition
/// counts only if it is clearer than every one found in shuffled votes, comes back when other
/// people are drawn, and has no tiny groups.
///
/// @param people how many were looked at
/// @param byK what was found for 2 to 6 groups
/// @param axisShare share of the first two axes, and the largest among shuffled votes
public record Gate(int people, List<ByK> byK, double axisShare, double nullAxisMax) {
    static final int PEOPLE = 10_000;
    static final int PERMUTATIONS = 39;
    static final int BOOTSTRAPS = 40;
    static final int LEAST_K = 2;
    static final int MOST_K = 6;

    private static final double STABLE = .75;
    private static final double SELDOM_UNSTABLE = .50;

    public Gate {
        byK = List.copyOf(byK);
    }

    /// @param nullMean mean silhouette of shuffled votes for this k
    /// @param nullMax largest silhouette of shuffled votes for any k
    /// @param ariMedian agreement of partitions of people drawn again with the original
    /// @param smallest people in the smallest group
    public record ByK(
            int k,
            double silhouette,
            double nullMean,
            double nullMax,
            double ariMedian,
            double ariP10,
            int smallest,
            boolean pass) {
        public double excess() {
            return silhouette - nullMean;
        }
    }

    /// Whether people differ along a common line, in groups or not.
    public boolean axisSupported() {
        return axisShare > nullAxisMax;
    }

    /// The number of groups with the largest silhouette among those that pass; ties to the smaller.
    public OptionalInt chosen() {
        OptionalInt best = OptionalInt.empty();
        double largest = Double.NEGATIVE_INFINITY;
        for (ByK found : byK) {
            if (found.pass && found.silhouette > largest) {
                largest = found.silhouette;
                best = OptionalInt.of(found.k);
            }
        }
        return best;
    }

    /// @param votes of the people above the floor, in sampling order
    static Gate of(Matrix votes, Chance chance, Threads threads) {
        int[] first = new int[Math.min(PEOPLE, votes.people())];
        Arrays.setAll(first, i -> i);
        Matrix sample = votes.rows(first);
        Threads one = new Threads(1);
        Axes axes = Axes.of(sample, threads);
        Positions positions = Positions.of(sample, axes, threads);
        int ks = MOST_K - LEAST_K + 1;
        Partition[] partition = new Partition[ks];
        Blocks blocks = Blocks.of(positions);
        for (int i = 0; i < ks; i++) {
            partition[i] = Partition.of(blocks, LEAST_K + i, chance, 0, threads);
        }
        List<double[]> nulls =
                threads.each(
                        PERMUTATIONS,
                        r -> {
                            Matrix shuffled = shuffle(sample, chance, r);
                            Axes a = Axes.of(shuffled, one);
                            Positions p = Positions.of(shuffled, a, one);
                            Blocks near = Blocks.of(p);
                            double[] found = new double[ks + 1];
                            for (int i = 0; i < ks; i++) {
                                Partition q = Partition.of(near, LEAST_K + i, chance, 1 + r, one);
                                found[i] = Silhouette.of(p, q.label(), q.k());
                            }
                            found[ks] = a.share(0) + a.share(1);
                            return found;
                        });
        List<double[]> again =
                threads.each(
                        BOOTSTRAPS,
                        b -> {
                            int[] drawn = new int[sample.people()];
                            Arrays.setAll(drawn, i -> chance.below(drawn.length, b, i, 7));
                            Axes a = Axes.of(sample.rows(drawn), one);
                            Positions everybody = Positions.of(sample, a, one);
                            Positions p = everybody.rows(drawn);
                            Blocks near = Blocks.of(p);
                            double[] found = new double[ks];
                            for (int i = 0; i < ks; i++) {
                                Partition q =
                                        Partition.of(near, LEAST_K + i, chance, 1000 + b, one);
                                byte[] label = Partition.nearest(everybody, q.cx(), q.cy());
                                found[i] = RandIndex.adjusted(partition[i].label(), label);
                            }
                            return found;
                        });
        double nullMax = Double.NEGATIVE_INFINITY;
        double nullAxisMax = 0;
        for (double[] found : nulls) {
            for (int i = 0; i < ks; i++) {
                nullMax = Math.max(nullMax, found[i]);
            }
            nullAxisMax = Math.max(nullAxisMax, found[ks]);
        }
        List<ByK> byK = new ArrayList<>();
        for (int i = 0; i < ks; i++) {
            int at = i;
            double mean = 0;
            for (double[] found : nulls) {
                mean += found[i] / PERMUTATIONS;
            }
            double[] ari = again.stream().mapToDouble(found -> found[at]).sorted().toArray();
            double silhouette = Silhouette.of(positions, partition[i].label(), LEAST_K + i);
            double median = rank(ari, .5);
            double p10 = rank(ari, .1);
            int smallest = partition[i].smallest();
            boolean pass =
                    silhouette > nullMax
                            && median >= STABLE
                            && p10 >= SELDOM_UNSTABLE
                            && smallest >= Math.max(20, .02 * sample.people());
            byK.add(new ByK(LEAST_K + i, silhouette, mean, nullMax, median, p10, smallest, pass));
        }
        return new Gate(sample.people(), byK, axes.share(0) + axes.share(1), nullAxisMax);
    }

    /// Linear between neighbouring ranks.
    private static double rank(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        double above = at - below;
        return above == 0
                ? sorted[below]
                : sorted[below] + above * (sorted[below + 1] - sorted[below]);
    }

    /// Exchanges the votes on each statement among those who saw it.
    private static Matrix shuffle(Matrix votes, Chance chance, int replication) {
        char[] codes = votes.codes().clone();
        int m = votes.columns();
        int[] start = new int[m + 1];
        for (char code : codes) {
            start[(code >> 2) + 1]++;
        }
        for (int j = 0; j < m; j++) {
            start[j + 1] += start[j];
        }
        int[] at = start.clone();
        int[] byColumn = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            byColumn[at[codes[i] >> 2]++] = i;
        }
        for (int j = 0; j < m; j++) {
            for (int i = start[j + 1] - 1; i > start[j]; i--) {
                int other =
                        start[j]
                                + chance.below(
                                        i - start[j] + 1,
                                        replication,
                                        (long) j << 32 | (i - start[j]),
                                        8);
                char swap = codes[byColumn[i]];
                codes[byColumn[i]] = codes[byColumn[other]];
                codes[byColumn[other]] = swap;
            }
        }
        return new Matrix(m, votes.start(), codes);
    }
}
