package org.kenes.opinion.group.partition;

import org.kenes.opinion.chance.Chance;
import org.kenes.opinion.group.space.Positions;
import org.kenes.opinion.group.space.Threads;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// People divided into k groups around k centres.
///
/// @param label group of each person, 0 to k − 1
/// @param cx centres, in the unit of [Positions]
/// @param inertia sum of squared distances, each rounded to 2⁻²⁴
public record Partition(int k, byte[] label, double[] cx, double[] cy, long inertia) {
    private static final int RESTARTS = 24;
    private static final int TRIED_ON = 20_000;
    private static final int TRIAL_STEPS = 50;
    private static final int FINALISTS = 3;
    private static final int MOST_STEPS = 200;

    /// @param people in sampling order: the trials use the first ones
    /// @param replication tells apart the random numbers of repeated analyses
    public static Partition of(
            Blocks people, int k, Chance chance, int replication, Threads threads) {
        Blocks few = people.first(TRIED_ON);
        List<Partition> trials =
                threads.each(
                        RESTARTS,
                        restart -> {
                            double[] cx = new double[k];
                            double[] cy = new double[k];
                            plant(few.people(), k, chance, restart, replication, cx, cy);
                            return Lloyd.run(few, cx, cy, TRIAL_STEPS, new Threads(1));
                        });
        // A stable sort: ties go to the earlier restart.
        List<Partition> best =
                trials.stream()
                        .sorted(Comparator.comparingLong(Partition::inertia))
                        .limit(FINALISTS)
                        .toList();
        Partition winner = null;
        for (int i = 0; i < best.size(); i++) {
            Partition trial = best.get(i);
            boolean again = false;
            // The same centres lead to the same end.
            for (int earlier = 0; earlier < i; earlier++) {
                again |=
                        Arrays.equals(best.get(earlier).cx, trial.cx)
                                && Arrays.equals(best.get(earlier).cy, trial.cy);
            }
            if (again) {
                continue;
            }
            Partition run =
                    Lloyd.run(people, trial.cx.clone(), trial.cy.clone(), MOST_STEPS, threads);
            if (winner == null || run.inertia < winner.inertia) {
                winner = run;
            }
        }
        if (winner == null) {
            throw new IllegalStateException("no finalist");
        }
        return winner;
    }

    /// k-means++: each further centre is a person drawn with probability proportional to the
    /// squared distance from the centres so far.
    private static void plant(
            Positions p,
            int k,
            Chance chance,
            int restart,
            int replication,
            double[] cx,
            double[] cy) {
        int n = p.size();
        long[] distance = new long[n];
        long purpose = (long) replication << 8 | k;
        int person = chance.below(n, restart, purpose, 100);
        for (int c = 0; c < k; c++) {
            cx[c] = p.x()[person];
            cy[c] = p.y()[person];
            long sum = 0;
            for (int i = 0; i < n; i++) {
                long d = Lloyd.quantised(square(p, i, cx[c], cy[c]));
                distance[i] = c == 0 ? d : Math.min(distance[i], d);
                sum += distance[i];
            }
            long target = (long) (chance.u(restart, purpose, 101 + c) * sum);
            person = 0;
            for (long left = target - distance[0]; left >= 0 && person + 1 < n; ) {
                person++;
                left -= distance[person];
            }
        }
    }

    /// Nearest centre of every position, ties to the lower index.
    public static byte[] nearest(Positions p, double[] cx, double[] cy) {
        byte[] label = new byte[p.size()];
        for (int i = 0; i < label.length; i++) {
            double nearest = Double.MAX_VALUE;
            for (int c = 0; c < cx.length; c++) {
                double d = square(p, i, cx[c], cy[c]);
                if (d < nearest) {
                    nearest = d;
                    label[i] = (byte) c;
                }
            }
        }
        return label;
    }

    private static double square(Positions p, int i, double cx, double cy) {
        double dx = p.x()[i] - cx;
        double dy = p.y()[i] - cy;
        return dx * dx + dy * dy;
    }

    int[] sizes() {
        int[] sizes = new int[k];
        for (byte l : label) {
            sizes[l]++;
        }
        return sizes;
    }

    public int smallest() {
        return Arrays.stream(sizes()).min().orElse(0);
    }
}
