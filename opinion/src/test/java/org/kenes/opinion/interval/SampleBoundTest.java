package org.kenes.opinion.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;

class SampleBoundTest {
    private static final int LARGEST = 14;

    /// Pascal's triangle.
    private static BigInteger[][] triangle(int rows) {
        BigInteger[][] choose = new BigInteger[rows + 1][rows + 1];
        for (int n = 0; n <= rows; n++) {
            for (int k = 0; k <= rows; k++) {
                choose[n][k] =
                        k == 0
                                ? BigInteger.ONE
                                : n == 0
                                        ? BigInteger.ZERO
                                        : choose[n - 1][k - 1].add(choose[n - 1][k]);
            }
        }
        return choose;
    }

    private static final BigInteger[][] CHOOSE = triangle(60);

    /// Samples with `from` to `to` of the bad ones, of all samples: more than alpha?
    private static boolean likely(
            int population, int drawn, int allBad, int from, int to, BigDecimal alpha) {
        BigInteger ways = BigInteger.ZERO;
        for (int k = from; k <= to; k++) {
            ways = ways.add(CHOOSE[allBad][k].multiply(CHOOSE[population - allBad][drawn - k]));
        }
        return new BigDecimal(ways)
                        .compareTo(new BigDecimal(CHOOSE[population][drawn]).multiply(alpha))
                > 0;
    }

    private static void isWhatTryingEveryNumberGives(
            int population, int drawn, int bad, BigDecimal alpha) {
        int upper = population;
        while (!likely(population, drawn, upper, 0, bad, alpha)) {
            upper--;
        }
        int lower = 0;
        while (bad > 0 && !likely(population, drawn, lower, bad, drawn, alpha)) {
            lower++;
        }
        assertThat(SampleBound.of(population, drawn, bad, alpha))
                .as("%d bad of %d drawn of %d", bad, drawn, population)
                .isEqualTo(new SampleBound(population, drawn, bad, upper, lower));
    }

    @Test
    void everySmallPopulationAgreesWithTryingEveryNumber() {
        BigDecimal alpha = new BigDecimal("0.05");
        for (int population = 1; population <= LARGEST; population++) {
            for (int drawn = 1; drawn <= population; drawn++) {
                for (int bad = 0; bad <= drawn; bad++) {
                    isWhatTryingEveryNumberGives(population, drawn, bad, alpha);
                    isWhatTryingEveryNumberGives(population, drawn, bad, new BigDecimal("0.5"));
                }
            }
        }
    }

    @Test
    void soDoSomeLargerOnes() {
        for (int drawn : new int[] {1, 12, 30, 59, 60}) {
            for (int bad : new int[] {0, 1, 2, 11}) {
                if (bad <= drawn) {
                    isWhatTryingEveryNumberGives(60, drawn, bad, new BigDecimal("0.1"));
                }
            }
        }
    }

    /// One of two drawn of two: a probability of exactly alpha is not more likely than alpha.
    @Test
    void aProbabilityOfExactlyAlphaDoesNotCount() {
        BigDecimal half = new BigDecimal("0.5");
        assertThat(SampleBound.of(2, 1, 0, half)).isEqualTo(new SampleBound(2, 1, 0, 0, 0));
        assertThat(SampleBound.of(2, 1, 1, half)).isEqualTo(new SampleBound(2, 1, 1, 2, 2));
    }

    @Test
    void sharesAreNeverBetterThanTheyAre() {
        SampleBound bound = new SampleBound(3, 2, 1, 2, 1);
        assertThat(bound.upperShare()).isEqualTo(new BigDecimal("0.6667"));
        assertThat(bound.lowerShare()).isEqualTo(new BigDecimal("0.3333"));
    }

    @Test
    void whatIsNoSampleIsRefused() {
        BigDecimal alpha = new BigDecimal("0.05");
        long[][] none = {{5, 2, -1}, {5, 0, 0}, {5, 2, 3}, {5, 6, 1}, {10_000_001, 1, 0}};
        for (long[] n : none) {
            assertThatThrownBy(() -> SampleBound.of(n[0], n[1], n[2], alpha))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        SampleBound.of(10_000_000, 1, 0, alpha);
        for (String bad : new String[] {"0", "-0.1", "1", "1.5"}) {
            assertThatThrownBy(() -> SampleBound.of(5, 2, 1, new BigDecimal(bad)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
