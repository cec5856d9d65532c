package org.kenes.opinion.interval;

/// The beta distribution with real-valued parameters above zero.
final class Beta {
    private static final int MOST_STEPS = 10_000_000;

    private Beta() {}

    /// Probability below x, with y = 1 − x handed over so that nothing is lost near one.
    static double lowerTail(double x, double y, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (y <= 0) {
            return 1;
        }
        return x < (a + 1) / (a + b + 2)
                ? powers(x, y, a, b) / a * fraction(x, a, b)
                : 1 - powers(y, x, b, a) / b * fraction(y, b, a);
    }

    /// @param p probability below the value, above 0 and below 1
    /// @return relative error below 1e-12 (of one minus the value, where p is above one half)
    static double quantile(double p, double a, double b) {
        return p <= .5 ? lower(p, a, b) : 1 - lower(1 - p, b, a);
    }

    /// Newton for ln I as a function of ln x, which is concave.
    private static double lower(double p, double a, double b) {
        double target = StrictMath.log(p);
        double u = StrictMath.log(a / (a + b));
        for (int i = 0; i < 200; i++) {
            double x = StrictMath.exp(u);
            double y = -StrictMath.expm1(u);
            double below = lowerTail(x, y, a, b);
            double slope = powers(x, y, a, b) / y / below;
            double step = (target - StrictMath.log(below)) / slope;
            // A value of one is never reached: from the left each step falls short of the root.
            u = Math.min(u + Math.max(step, -20), u / 2);
            if (Math.abs(step) <= 4e-16 * Math.max(1, Math.abs(u))) {
                break;
            }
        }
        return StrictMath.exp(u);
    }

    /// x^a·y^b / B(a, b).
    private static double powers(double x, double y, double a, double b) {
        return Saddle.density(a, b, x, y) * a * b / (a + b);
    }

    /// The continued fraction of the incomplete beta function, by Lentz's method.
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / (1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MOST_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / (1 + even * d);
            c = 1 + even / c;
            value *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / (1 + odd * d);
            c = 1 + odd / c;
            value *= c * d;
            if (Math.abs(c * d - 1) < 1e-16) {
                return value;
            }
        }
        throw new IllegalStateException("no convergence for a=%s b=%s x=%s".formatted(a, b, x));
    }
}
