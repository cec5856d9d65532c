package org.kenes.opinion.interval;

import java.util.Arrays;
import java.util.List;

/// What becomes of p-values when many cells of one table are tested.
public enum Adjustment {
    BENJAMINI_HOCHBERG {
        @Override
        double factor(int rank, int m) {
            return (double) m / rank;
        }
    },
    /// As [#BENJAMINI_HOCHBERG], for any dependence between the tests.
    BENJAMINI_YEKUTIELI {
        @Override
        double factor(int rank, int m) {
            double harmonic = 0;
            for (int i = 1; i <= m; i++) {
                harmonic += 1.0 / i;
            }
            return harmonic * m / rank;
        }
    },
    HOLM {
        @Override
        double factor(int rank, int m) {
            return m - rank + 1;
        }
    },
    BONFERRONI {
        @Override
        double factor(int rank, int m) {
            return m;
        }
    };

    abstract double factor(int rank, int m);

    /// @param p values between 0 and 1, in any order
    /// @return adjusted values in the same order, at most 1
    public List<Double> adjust(List<Double> p) {
        Integer[] order = new Integer[p.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(p.get(a), p.get(b)));
        Double[] adjusted = new Double[p.size()];
        for (int i = 0; i < order.length; i++) {
            adjusted[order[i]] = Math.min(1, p.get(order[i]) * factor(i + 1, order.length));
        }
        // Step-up procedures look from the largest value down, step-down ones from the smallest up.
        switch (this) {
            case BENJAMINI_HOCHBERG, BENJAMINI_YEKUTIELI -> {
                for (int i = order.length - 2; i >= 0; i--) {
                    adjusted[order[i]] = Math.min(adjusted[order[i]], adjusted[order[i + 1]]);
                }
            }
            case HOLM -> {
                for (int i = 1; i < order.length; i++) {
                    adjusted[order[i]] = Math.max(adjusted[order[i]], adjusted[order[i - 1]]);
                }
            }
            case BONFERRONI -> {}
        }
        return List.of(adjusted);
    }
}
