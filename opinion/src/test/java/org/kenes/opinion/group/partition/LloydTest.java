package org.kenes.opinion.group.partition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kenes.opinion.group.space.Positions;
import org.kenes.opinion.group.space.Threads;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;

/// Blocks and bounds save time and nothing else: label by label the same as k-means that looks at
/// everybody in every step.
class LloydTest {
    @ParameterizedTest
    @CsvSource({
        // people, distinct places, spread, groups, steps
        "1, 1, 1, 1, 10",
        "5, 2, 1000, 4, 10",
        "17, 17, 100, 3, 50",
        "500, 3, 50000000, 5, 50",
        "2000, 2000, 30000000, 2, 200",
        "2000, 2000, 30000000, 6, 200",
        "2000, 2000, 30000000, 6, 3",
        "3000, 400, 40, 6, 200",
        "40000, 40000, 30000000, 4, 200"
    })
    void everybodyGetsTheLabelOfPlainKMeans(int n, int places, int spread, int k, int steps) {
        for (int seed = 0; seed < (n > 10_000 ? 2 : 20); seed++) {
            Random random = new Random(seed);
            double[][] place = new double[places][2];
            for (double[] it : place) {
                int lump = random.nextInt(3) - 1;
                it[0] = Math.rint(random.nextGaussian() * spread / 3 + lump * spread);
                it[1] = Math.rint(random.nextGaussian() * spread / 3);
            }
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                double[] it = place[places == n ? i : random.nextInt(places)];
                x[i] = it[0];
                y[i] = it[1];
            }
            double[] cx = new double[k];
            double[] cy = new double[k];
            for (int c = 0; c < k; c++) {
                int person = random.nextInt(n);
                cx[c] = x[person];
                cy[c] = y[person];
            }
            Plain plain = new Plain(x, y, cx.clone(), cy.clone());
            plain.run(steps);
            Blocks blocks = Blocks.of(new Positions(x, y));
            for (int threads = 1; threads <= 3; threads += 2) {
                Partition found =
                        Lloyd.run(blocks, cx.clone(), cy.clone(), steps, new Threads(threads));
                String as = "seed %d, %d threads".formatted(seed, threads);
                assertThat(found.label()).as(as).isEqualTo(plain.label);
                assertThat(found.cx()).as(as).isEqualTo(plain.cx);
                assertThat(found.cy()).as(as).isEqualTo(plain.cy);
                assertThat(found.inertia()).as(as).isEqualTo(plain.inertia());
            }
        }
    }

    /// K-means as the specification says it, without any shortcut.
    private static final class Plain {
        private final double[] x;
        private final double[] y;
        private final double[] cx;
        private final double[] cy;
        private final byte[] label;

        Plain(double[] x, double[] y, double[] cx, double[] cy) {
            this.x = x;
            this.y = y;
            this.cx = cx;
            this.cy = cy;
            this.label = new byte[x.length];
            Arrays.fill(label, (byte) -1);
        }

        void run(int steps) {
            for (int step = 0; step < steps; step++) {
                boolean changed = false;
                for (int i = 0; i < x.length; i++) {
                    byte nearest = 0;
                    for (byte c = 1; c < cx.length; c++) {
                        if (square(i, c) < square(i, nearest)) {
                            nearest = c;
                        }
                    }
                    changed |= label[i] != nearest;
                    label[i] = nearest;
                }
                if (!changed) {
                    return;
                }
                for (int c = 0; c < cx.length; c++) {
                    recentre(c);
                }
            }
        }

        private void recentre(int c) {
            long sumX = 0;
            long sumY = 0;
            long people = 0;
            int far = 0;
            for (int i = 0; i < x.length; i++) {
                if (label[i] == c) {
                    sumX += (long) x[i];
                    sumY += (long) y[i];
                    people++;
                }
                far = square(i, label[i]) > square(far, label[far]) ? i : far;
            }
            cx[c] = people == 0 ? x[far] : middle(sumX, people);
            cy[c] = people == 0 ? y[far] : middle(sumY, people);
        }

        private static double middle(long sum, long people) {
            return BigDecimal.valueOf(sum)
                    .divide(BigDecimal.valueOf(people), 0, RoundingMode.HALF_EVEN)
                    .doubleValue();
        }

        private double square(int i, int c) {
            double dx = x[i] - cx[c];
            double dy = y[i] - cy[c];
            return dx * dx + dy * dy;
        }

        long inertia() {
            long sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += (long) Math.rint(square(i, label[i]) / Positions.UNIT);
            }
            return sum;
        }
    }
}
