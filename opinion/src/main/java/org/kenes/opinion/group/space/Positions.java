package org.kenes.opinion.group.space;

/// Where people stand on the axes, in steps of 2⁻²⁴, so that sums of positions are exact. The
/// arrays hold whole numbers as doubles: differences are exact and fast.
public record Positions(double[] x, double[] y) {
    public static final double UNIT = 0x1p24;

    public int size() {
        return x.length;
    }

    /// p = √(m/k)·Σ(x_j − c_j)·v_j over the k statements seen of m.
    public static Positions of(Matrix votes, Axes axes, Threads threads) {
        int m = votes.columns();
        double[] tx = new double[4 * m];
        double[] ty = new double[4 * m];
        for (int j = 0; j < m; j++) {
            for (int v = 0; v < 3; v++) {
                tx[4 * j + v] = (v - 1 - axes.centre()[j]) * axes.x()[j];
                ty[4 * j + v] = (v - 1 - axes.centre()[j]) * axes.y()[j];
            }
        }
        double[] px = new double[votes.people()];
        double[] py = new double[votes.people()];
        threads.over(
                votes.people(),
                (from, to) -> {
                    for (int person = from; person < to; person++) {
                        double sx = 0;
                        double sy = 0;
                        for (int i = votes.start()[person]; i < votes.start()[person + 1]; i++) {
                            int code = votes.codes()[i];
                            sx += tx[code];
                            sy += ty[code];
                        }
                        double scale = Math.sqrt((double) m / Math.max(1, votes.seen(person)));
                        // Adding zero turns a negative zero into zero.
                        px[person] = Math.rint(scale * sx * UNIT) + 0.0;
                        py[person] = Math.rint(scale * sy * UNIT) + 0.0;
                    }
                    return true;
                });
        return new Positions(px, py);
    }

    public Positions rows(int[] people) {
        double[] px = new double[people.length];
        double[] py = new double[people.length];
        for (int i = 0; i < people.length; i++) {
            px[i] = x[people[i]];
            py[i] = y[people[i]];
        }
        return new Positions(px, py);
    }

    /// The first `n`.
    public Positions first(int n) {
        return n >= size()
                ? this
                : new Positions(java.util.Arrays.copyOf(x, n), java.util.Arrays.copyOf(y, n));
    }
}
