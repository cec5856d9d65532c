package org.kenes.opinion.group.partition;

import org.kenes.opinion.group.space.Positions;
import org.kenes.opinion.group.space.Threads;

import java.util.Arrays;
import java.util.List;

/// The steps of one k-means: everybody to the nearest centre, every centre to the middle of its
/// people, until nobody moves.
///
/// While all centres together have moved less than half the gap between somebody's nearest and
/// second nearest centre, the nearest one stays the nearest; the same holds for a whole block, less
/// its radius. Whoever need not be looked at again is left out. It saves time and changes no label:
/// roundings err on the side of looking again.
final class Lloyd {
    private static final double ROUNDING = 1e-9;

    private final Blocks p;
    private final double[] cx;
    private final double[] cy;
    private final byte[] label;

    /// The label that all of a block have; −1 if not known to be one.
    private final byte[] common;

    /// Up to which drift a label cannot change, of each and of whole blocks.
    private final double[] until;

    private final double[] untilAll;

    /// Total way of the centre that moved most, summed over steps.
    private double drift;

    /// Sums of x, of y, and of people per centre; labels that changed.
    private record Change(long[] x, long[] y, long[] people, long[] labels) {
        Change(int k) {
            this(new long[k], new long[k], new long[k], new long[1]);
        }

        void move(int from, int to, double px, double py) {
            if (from >= 0) {
                x[from] -= (long) px;
                y[from] -= (long) py;
                people[from]--;
            }
            x[to] += (long) px;
            y[to] += (long) py;
            people[to]++;
            labels[0]++;
        }

        void add(Change other) {
            add(x, other.x);
            add(y, other.y);
            add(people, other.people);
            add(labels, other.labels);
        }

        private static void add(long[] to, long[] what) {
            for (int i = 0; i < to.length; i++) {
                to[i] += what[i];
            }
        }
    }

    /// @param cx where the centres begin; they are moved
    private Lloyd(Blocks people, double[] cx, double[] cy) {
        this.p = people;
        this.cx = cx;
        this.cy = cy;
        this.label = new byte[people.size()];
        this.common = new byte[people.count()];
        this.until = new double[people.size()];
        this.untilAll = new double[people.count()];
        Arrays.fill(label, (byte) -1);
        Arrays.fill(common, (byte) -1);
        Arrays.fill(until, -1);
        Arrays.fill(untilAll, -1);
    }

    /// @param cx where the centres begin; they are moved
    static Partition run(Blocks people, double[] cx, double[] cy, int steps, Threads threads) {
        Lloyd lloyd = new Lloyd(people, cx, cy);
        lloyd.run(steps, threads);
        return lloyd.partition();
    }

    private void run(int steps, Threads threads) {
        Change sums = new Change(cx.length);
        for (int step = 0; step < steps; step++) {
            Change change = assign(threads);
            sums.add(change);
            if (change.labels[0] == 0) {
                return;
            }
            recentre(sums);
        }
    }

    private Change assign(Threads threads) {
        List<Change> parts = threads.over(p.count(), this::assign);
        Change all = parts.getFirst();
        parts.subList(1, parts.size()).forEach(all::add);
        return all;
    }

    /// The centre that is nearest to a place, ties to the lower index.
    private final class Nearest {
        int centre;

        /// How far all centres may move before another one can be the nearest.
        double safe;

        void to(double x, double y) {
            double nearest = Double.MAX_VALUE;
            double second = Double.MAX_VALUE;
            for (int c = 0; c < cx.length; c++) {
                double dx = x - cx[c];
                double dy = y - cy[c];
                double d = dx * dx + dy * dy;
                if (d < nearest) {
                    second = nearest;
                    nearest = d;
                    centre = c;
                } else if (d < second) {
                    second = d;
                }
            }
            safe = (Math.sqrt(second) * (1 - ROUNDING) - Math.sqrt(nearest)) / 2 - 2;
        }
    }

    /// Gives everybody in these blocks the nearest centre.
    private Change assign(int from, int to) {
        Change change = new Change(cx.length);
        Nearest nearest = new Nearest();
        for (int block = from; block < to; block++) {
            if (drift >= untilAll[block] && !together(block, nearest, change)) {
                common[block] = -1;
                double soonest = Double.MAX_VALUE;
                for (int i = block * Blocks.SIZE; i < p.end(block); i++) {
                    if (drift >= until[i]) {
                        nearest.to(p.x[i], p.y[i]);
                        until[i] = drift + nearest.safe;
                        give(i, nearest.centre, change);
                    }
                    soonest = Math.min(soonest, until[i]);
                }
                untilAll[block] = soonest;
            }
        }
        return change;
    }

    /// Whether one centre is the nearest of the whole circle around a block.
    private boolean together(int block, Nearest nearest, Change change) {
        nearest.to(p.midX[block], p.midY[block]);
        double safe = nearest.safe - p.radius[block] * (1 + ROUNDING);
        if (safe <= 0) {
            return false;
        }
        untilAll[block] = drift + safe;
        if (common[block] != nearest.centre) {
            common[block] = (byte) nearest.centre;
            for (int i = block * Blocks.SIZE; i < p.end(block); i++) {
                give(i, nearest.centre, change);
            }
        }
        return true;
    }

    private void give(int i, int centre, Change change) {
        if (label[i] != centre) {
            change.move(label[i], centre, p.x[i], p.y[i]);
            label[i] = (byte) centre;
        }
    }

    /// Every centre to the middle of its people, one that lost all to whoever stands farthest off.
    private void recentre(Change sums) {
        double moved = 0;
        for (int c = 0; c < cx.length; c++) {
            double x = cx[c];
            double y = cy[c];
            if (sums.people[c] == 0) {
                int far = farthest();
                cx[c] = p.x[far];
                cy[c] = p.y[far];
            } else {
                cx[c] = ratio(sums.x[c], sums.people[c]);
                cy[c] = ratio(sums.y[c], sums.people[c]);
            }
            double dx = cx[c] - x;
            double dy = cy[c] - y;
            moved = Math.max(moved, Math.sqrt(dx * dx + dy * dy));
        }
        drift += moved * (1 + ROUNDING) + 1;
    }

    /// Of several, the first person in their own order.
    private int farthest() {
        int far = 0;
        double largest = -1;
        for (int i = 0; i < label.length; i++) {
            double d = square(i);
            if (d > largest || d == largest && p.person[i] < p.person[far]) {
                far = i;
                largest = d;
            }
        }
        return far;
    }

    private double square(int i) {
        double dx = p.x[i] - cx[label[i]];
        double dy = p.y[i] - cy[label[i]];
        return dx * dx + dy * dy;
    }

    private Partition partition() {
        long inertia = 0;
        byte[] labels = new byte[label.length];
        for (int i = 0; i < label.length; i++) {
            inertia += quantised(square(i));
            labels[p.person[i]] = label[i];
        }
        return new Partition(cx.length, labels, cx, cy, inertia);
    }

    /// From squared units of 2⁻⁴⁸ to units of 2⁻²⁴.
    static long quantised(double square) {
        return (long) Math.rint(square / Positions.UNIT);
    }

    /// Rounded half-even to a whole number.
    private static double ratio(long sum, long count) {
        long floor = Math.floorDiv(sum, count);
        long rest = 2 * Math.floorMod(sum, count);
        return rest > count || rest == count && (floor & 1) == 1 ? floor + 1 : floor;
    }
}
