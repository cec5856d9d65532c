package org.kenes.opinion.interval;

/// Binomial probabilities without cancellation (Loader 2000): the large terms of Stirling's formula
/// meet on paper, not in the computer.
final class Saddle {
    private static final double ROUND = 16;

    private Saddle() {}

    /// Γ(n+1)/(Γ(a+1)Γ(b+1))·x^a·y^b with n = a + b and x + y = 1, all above zero.
    static double density(double a, double b, double x, double y) {
        double n = a + b;
        double exponent = error(n) - error(a) - error(b) - deviance(a, n * x) - deviance(b, n * y);
        return StrictMath.exp(exponent) * Math.sqrt(n / (2 * Math.PI * a * b));
    }

    /// Binomial probability of k of n with 0 < p < 1; real-valued whole numbers.
    static double binomial(double k, double n, double p) {
        if (k == 0) {
            return StrictMath.exp(n * StrictMath.log1p(-p));
        }
        if (k == n) {
            return StrictMath.exp(n * StrictMath.log(p));
        }
        return density(k, n - k, p, 1 - p);
    }

    /// ln Γ(n+1) − ((n+½) ln n − n + ½ ln 2π), by the asymptotic series from 16 on, by recurrence
    /// below.
    private static double error(double n) {
        double shift = 0;
        double at = n;
        while (at < ROUND) {
            shift += (at + .5) * StrictMath.log1p(1 / at) - 1;
            at++;
        }
        double s = 1 / (at * at);
        double series =
                1 / 12.0
                        - s
                                * (1 / 360.0
                                        - s
                                                * (1 / 1260.0
                                                        - s
                                                                * (1 / 1680.0
                                                                        - s
                                                                                * (1 / 1188.0
                                                                                        - s
                                                                                                * (691
                                                                                                                / 360360.0
                                                                                                        - s
                                                                                                                / 156.0)))));
        return shift + series / at;
    }

    /// x·ln(x/m) + m − x.
    private static double deviance(double x, double m) {
        if (Math.abs(x - m) >= .1 * (x + m)) {
            return x * StrictMath.log(x / m) + m - x;
        }
        double v = (x - m) / (x + m);
        double sum = (x - m) * v;
        double term = 2 * x * v;
        for (int odd = 3; ; odd += 2) {
            term *= v * v;
            double next = sum + term / odd;
            if (next == sum) {
                return next;
            }
            sum = next;
        }
    }
}
