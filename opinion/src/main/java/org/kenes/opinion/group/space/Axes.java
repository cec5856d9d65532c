package org.kenes.opinion.group.space;

/// Two directions along which people differ most.
///
/// @param centre mean vote per column
/// @param x loadings of the first axis, unit length
/// @param y loadings of the second
/// @param eigenvalues the largest, descending, at most five
/// @param trace sum of all
public record Axes(double[] centre, double[] x, double[] y, double[] eigenvalues, double trace) {
    private static final double SAME = 1e-6;

    public static Axes of(Matrix votes, Threads threads) {
        return of(Gram.of(votes, threads), threads);
    }

    public static Axes of(Gram gram, Threads threads) {
        double[] centre = gram.centre();
        Spectrum spectrum = Spectrum.of(gram.matrix(centre), threads);
        return new Axes(
                centre,
                spectrum.vectors()[0],
                spectrum.vectors()[1],
                spectrum.values(),
                spectrum.trace());
    }

    /// Whether another direction would have done as well, so that the axes mean little.
    public boolean degenerate() {
        double[] l = eigenvalues;
        return l.length < 2
                || !(l[0] > 0)
                || (l[0] - l[1]) / l[0] < SAME
                || l.length > 2 && (l[1] - l[2]) / l[0] < SAME;
    }

    /// Share of all differences between people that an axis holds.
    public double share(int axis) {
        return trace > 0 && axis < eigenvalues.length ? eigenvalues[axis] / trace : 0;
    }

    /// Distance from the middle of somebody who cast only the rarer kind of vote on a statement.
    public double extremity(int column) {
        double length = Math.sqrt(x[column] * x[column] + y[column] * y[column]);
        return Math.sqrt(x.length) * (1 + Math.abs(centre[column])) * length;
    }
}
