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

    /// What one run of k-means holds.
    private record Run(double[] cx, double[] cy, byte[] label, long inertia) {}

    /// @param people in sampling order: the trials use the first ones
    /// @param replication tells apart the random numbers of repeated analyses
    public static Partition of(
            Positions people, int k, Chance chance, int replication, Threads threads) {
        Positions few = people.first(TRIED_ON);
        List<Run> trials =
                threads.each(
                        RESTARTS,
                        restart -> {
                            double[] cx = new double[k];
                            double[] cy = new double[k];
                            plant(few, k, chance, restart, replication, cx, cy);
                            return lloyd(few, cx, cy, TRIAL_STEPS, new Threads(1));
                        });
        // A stable sort: ties go to the earlier restart.
        List<Run> best =
                trials.stream()
                        .sorted(Comparator.comparingLong(Run::inertia))
                        .limit(FINALISTS)
                        .toList();
        Run winner = null;
        for (int i = 0; i < best.size(); i++) {
            Run trial = best.get(i);
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
            Run run = lloyd(people, trial.cx.clone(), trial.cy.clone(), MOST_STEPS, threads);
            if (winner == null || run.inertia < winner.inertia) {
                winner = run;
            }
        }
        if (winner == null) {
            throw new IllegalStateException("no finalist");
        }
        return new Partition(k, winner.label, winner.cx, winner.cy, winner.inertia);
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
                long d = quantised(square(p, i, cx[c], cy[c]));
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

    private static Run lloyd(Positions p, double[] cx, double[] cy, int steps, Threads threads) {
        int n = p.size();
        int k = cx.length;
        byte[] label = new byte[n];
        Arrays.fill(label, (byte) -1);
        Bounds bounds = new Bounds(n);
        long[][] sums = {new long[k], new long[k], new long[k], new long[1]};
        for (int step = 0; step < steps; step++) {
            long[][] change = assign(p, cx, cy, label, bounds, threads);
            for (int s = 0; s < 3; s++) {
                for (int c = 0; c < k; c++) {
                    sums[s][c] += change[s][c];
                }
            }
            if (change[3][0] == 0) {
                break;
            }
            double moved = 0;
            for (int c = 0; c < k; c++) {
                double x = cx[c];
                double y = cy[c];
                if (sums[2][c] == 0) {
                    int far = farthest(p, cx, cy, label);
                    cx[c] = p.x()[far];
                    cy[c] = p.y()[far];
                } else {
                    cx[c] = ratio(sums[0][c], sums[2][c]);
                    cy[c] = ratio(sums[1][c], sums[2][c]);
                }
                double dx = cx[c] - x;
                double dy = cy[c] - y;
                moved = Math.max(moved, Math.sqrt(dx * dx + dy * dy));
            }
            bounds.drift += moved * (1 + 1e-9) + 1;
        }
        long inertia = 0;
        for (int i = 0; i < n; i++) {
            inertia += quantised(square(p, i, cx[label[i]], cy[label[i]]));
        }
        return new Run(cx, cy, label, inertia);
    }

    /// Who need not be looked at again: while all centres together have moved less than half the
    /// gap between a person's nearest and second nearest centre, the nearest one stays the nearest.
    /// It saves time and changes no label; roundings err on the side of looking again.
    private static final class Bounds {
        /// Total way of the centre that moved most, summed over steps.
        double drift;

        final double[] until;

        Bounds(int n) {
            until = new double[n];
            Arrays.fill(until, -1);
        }
    }

    /// Gives everybody the nearest centre, ties to the lower index.
    ///
    /// @return changes of the sums of x, of y and of people per centre, and how many labels changed
    private static long[][] assign(
            Positions p, double[] cx, double[] cy, byte[] label, Bounds bounds, Threads threads) {
        int k = cx.length;
        List<long[][]> parts =
                threads.over(
                        p.size(),
                        (from, to) -> {
                            long[][] change = {new long[k], new long[k], new long[k], new long[1]};
                            double[] until = bounds.until;
                            double drift = bounds.drift;
                            for (int i = from; i < to; i++) {
                                if (drift < until[i]) {
                                    continue;
                                }
                                double px = p.x()[i];
                                double py = p.y()[i];
                                int best = 0;
                                double nearest = Double.MAX_VALUE;
                                double second = Double.MAX_VALUE;
                                for (int c = 0; c < k; c++) {
                                    double dx = px - cx[c];
                                    double dy = py - cy[c];
                                    double d = dx * dx + dy * dy;
                                    if (d < nearest) {
                                        second = nearest;
                                        nearest = d;
                                        best = c;
                                    } else if (d < second) {
                                        second = d;
                                    }
                                }
                                double gap = Math.sqrt(second) * (1 - 1e-9) - Math.sqrt(nearest);
                                until[i] = drift + gap / 2 - 2;
                                if (label[i] != best) {
                                    move(change, label[i], px, py, -1);
                                    move(change, best, px, py, 1);
                                    label[i] = (byte) best;
                                    change[3][0]++;
                                }
                            }
                            return change;
                        });
        long[][] all = parts.getFirst();
        for (long[][] part : parts.subList(1, parts.size())) {
            for (int s = 0; s < all.length; s++) {
                for (int c = 0; c < all[s].length; c++) {
                    all[s][c] += part[s][c];
                }
            }
        }
        return all;
    }

    private static void move(long[][] change, int group, double px, double py, int sign) {
        if (group >= 0) {
            change[0][group] += sign * (long) px;
            change[1][group] += sign * (long) py;
            change[2][group] += sign;
        }
    }

    private static int farthest(Positions p, double[] cx, double[] cy, byte[] label) {
        int far = 0;
        double largest = -1;
        for (int i = 0; i < p.size(); i++) {
            double d = square(p, i, cx[label[i]], cy[label[i]]);
            if (d > largest) {
                largest = d;
                far = i;
            }
        }
        return far;
    }

    /// Nearest centre of every position.
    public static byte[] nearest(Positions p, double[] cx, double[] cy) {
        byte[] label = new byte[p.size()];
        assign(p, cx, cy, label, new Bounds(p.size()), new Threads(1));
        return label;
    }

    /// Rounded half-even to a whole number.
    private static double ratio(long sum, long count) {
        long floor = Math.floorDiv(sum, count);
        long rest = 2 * Math.floorMod(sum, count);
        return rest > count || rest == count && (floor & 1) == 1 ? floor + 1 : floor;
    }

    private static double square(Positions p, int i, double cx, double cy) {
        double dx = p.x()[i] - cx;
        double dy = p.y()[i] - cy;
        return dx * dx + dy * dy;
    }

    /// From squared units of 2⁻⁴⁸ to units of 2⁻²⁴.
    private static long quantised(double square) {
        return (long) Math.rint(square / Positions.UNIT);
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
