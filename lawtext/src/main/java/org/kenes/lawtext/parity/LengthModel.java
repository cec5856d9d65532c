package org.kenes.lawtext.parity;

import java.util.Arrays;
import java.util.List;

/// How long a text in one language is expected to be, given its length in the other (Gale and
/// Church 1993). Ratio and scale are medians over the texts themselves, so that a few defects do
/// not hide themselves.
///
/// @param ratio c: median of y/x
/// @param scale median of |δ| / 0.6745, δ = (y − c·x)/√((x + y/c)/2)
record LengthModel(double ratio, double scale) {
    private static final int LEAST_LETTERS = 40;

    /// @param x letters in the first language
    /// @param y letters in the second
    record Lengths(int x, int y) {
        boolean usable() {
            return x >= LEAST_LETTERS && y >= LEAST_LETTERS;
        }
    }

    static LengthModel of(List<Lengths> all) {
        List<Lengths> usable = all.stream().filter(Lengths::usable).toList();
        if (usable.isEmpty()) {
            return new LengthModel(1, 0);
        }
        double ratio = median(usable.stream().mapToDouble(l -> (double) l.y / l.x).toArray());
        LengthModel unscaled = new LengthModel(ratio, 1);
        double[] deviations =
                usable.stream().mapToDouble(l -> Math.abs(unscaled.delta(l))).toArray();
        return new LengthModel(ratio, median(deviations) / 0.6745);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    private double delta(Lengths l) {
        return (l.y - ratio * l.x) / StrictMath.sqrt((l.x + l.y / ratio) / 2);
    }

    /// In units of the scale; 0 where the texts give no scale.
    double z(Lengths l) {
        return scale == 0 ? 0 : delta(l) / scale;
    }

    /// Length against what is expected.
    double relative(Lengths l) {
        return l.y / (ratio * l.x);
    }

    /// Short texts are judged too; only the centre and the scale are taken from longer ones.
    boolean flags(Lengths l, double leastZ, double span) {
        double relative = relative(l);
        return l.x > 0
                && l.y > 0
                && Math.abs(z(l)) >= leastZ
                && (relative < 1 / span || relative > span);
    }
}
