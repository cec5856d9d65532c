package org.kenes.server.outreach.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestsOfOrganisationsTest {
    /// Quantiles of χ² with nine degrees of freedom, as in every table.
    @Test
    void theTailOfChiSquareIsThatOfTheTables() {
        assertThat(LastDigits.pValue(14.684)).isCloseTo(0.10, within(2e-5));
        assertThat(LastDigits.pValue(16.919)).isCloseTo(0.05, within(1e-5));
        assertThat(LastDigits.pValue(21.666)).isCloseTo(0.01, within(1e-5));
        assertThat(LastDigits.pValue(27.877)).isCloseTo(0.001, within(1e-6));
        assertThat(LastDigits.pValue(2.088)).isCloseTo(0.99, within(1e-4));
        assertThat(LastDigits.pValue(200)).isBetween(0.0, 1e-30);
    }

    @Test
    void evenDigitsAreUnremarkableAndZerosAreNot() {
        long[] even = {10, 10, 10, 10, 10, 10, 10, 10, 10, 10};
        assertThat(LastDigits.chiSquare(even)).isZero();
        assertThat(LastDigits.pValue(0)).isEqualTo(1);
        long[] zeros = {60, 4, 4, 4, 4, 8, 4, 4, 4, 4};
        assertThat(LastDigits.pValue(LastDigits.chiSquare(zeros))).isLessThan(0.001);
    }

    @Test
    void theBinomialTailIsExact() {
        assertThat(Variance.upperTail(10, 8, 0.5)).isCloseTo(56.0 / 1024, within(1e-12));
        assertThat(Variance.upperTail(10, 0, 0.3)).isEqualTo(1);
        assertThat(Variance.upperTail(3, 3, 0.2)).isCloseTo(0.008, within(1e-12));
        assertThat(Variance.upperTail(20, 1, 0)).isZero();
        assertThat(Variance.upperTail(20, 20, 1)).isEqualTo(1);
        // large enough that single terms underflow
        assertThat(Variance.upperTail(100_000, 50_000, 0.5)).isCloseTo(0.5, within(0.002));
    }
}
