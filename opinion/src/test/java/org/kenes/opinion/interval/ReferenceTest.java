package org.kenes.opinion.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kenes.testkit.SharedData;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class ReferenceTest {
    private static final Map<String, Method> METHODS =
            Map.of(
                    "wilson", Method.WILSON,
                    "wilson_cc", Method.WILSON_CORRECTED,
                    "cp", Method.CLOPPER_PEARSON,
                    "agresti_coull", Method.AGRESTI_COULL,
                    "jeffreys", Method.JEFFREYS);

    @Test
    void everyBinomialIntervalIsTheReferenceToTenDigits() {
        List<Map<String, String>> rows = SharedData.csv("opinion/reference/binomial_intervals.csv");
        assertThat(rows).hasSizeGreaterThan(100);
        for (Map<String, String> row : rows) {
            long k = Long.parseLong(row.get("k"));
            long n = Long.parseLong(row.get("n"));
            METHODS.forEach((name, method) -> {
                Interval interval =
                        new Proportion.Sampled(k, n)
                                .interval(method, Double.parseDouble(row.get("conf")));
                assertThat(interval.low())
                        .as(name + row)
                        .isCloseTo(number(row, name + "_lo"), within(1e-10));
                assertThat(interval.high())
                        .as(name + row)
                        .isCloseTo(number(row, name + "_hi"), within(1e-10));
            });
        }
    }

    @Test
    void everyComparisonOfTwoSamplesIsTheReference() {
        for (Map<String, String> row : SharedData.csv("opinion/reference/two_proportions.csv")) {
            TwoProportions two =
                    new TwoProportions(
                            new Proportion.Sampled(
                                    Long.parseLong(row.get("k1")), Long.parseLong(row.get("n1"))),
                            new Proportion.Sampled(
                                    Long.parseLong(row.get("k2")), Long.parseLong(row.get("n2"))));
            assertThat(two.newcombe(.95).low())
                    .isCloseTo(number(row, "newcombe_lo"), within(1e-10));
            assertThat(two.newcombe(.95).high())
                    .isCloseTo(number(row, "newcombe_hi"), within(1e-10));
            assertThat(two.fisher()).as(row + "").isCloseTo(number(row, "fisher_p"), within(1e-10));
            if (row.get("z_pooled").equals("NaN")) {
                assertThat(two.pooledZ()).isEqualTo(Optional.empty());
            } else {
                assertThat(two.pooledZ().orElseThrow())
                        .isCloseTo(number(row, "z_pooled"), within(1e-10));
                assertThat(two.pooledP().orElseThrow())
                        .isCloseTo(number(row, "p_two_sided"), within(1e-10));
            }
        }
    }

    @Test
    void everyAdjustmentIsTheReferenceWhateverTheOrder() {
        List<Map<String, String>> rows = SharedData.csv("opinion/reference/p_adjust.csv");
        for (List<Map<String, String>> order : List.of(rows, rows.reversed())) {
            List<Double> p = order.stream().map(r -> number(r, "p")).toList();
            Map<String, Adjustment> kinds =
                    Map.of(
                            "BH", Adjustment.BENJAMINI_HOCHBERG,
                            "BY", Adjustment.BENJAMINI_YEKUTIELI,
                            "holm", Adjustment.HOLM,
                            "bonferroni", Adjustment.BONFERRONI);
            kinds.forEach((name, kind) -> {
                List<Double> adjusted = kind.adjust(p);
                for (int i = 0; i < p.size(); i++) {
                    assertThat(adjusted.get(i))
                            .as(name + i)
                            .isCloseTo(number(order.get(i), name), within(1e-10));
                }
            });
        }
    }

    /// Values of the textbook tables, to all their digits.
    @Test
    void quantilesAreRightToTwelveDigits() {
        assertThat(Normal.quantile(.975)).isCloseTo(1.959963984540054, within(2e-15));
        double little = (.5 + 1e-9) - .5;
        assertThat(Normal.quantile(.5 + 1e-9))
                .isCloseTo(little * Math.sqrt(2 * Math.PI), within(1e-22));
        assertThat(Normal.quantile(1e-20)).isCloseTo(-9.262340089798408, within(9e-12));
        assertThat(Normal.quantile(.6)).isCloseTo(.2533471031357997, within(2e-15));
        assertThat(Normal.quantile(.75)).isCloseTo(.6744897501960817, within(2e-15));
        assertThat(Normal.quantile(.9)).isCloseTo(1.2815515655446004, within(2e-15));
        assertThat(Normal.quantile(.3)).isCloseTo(-.5244005127080407, within(2e-15));
        assertThat(StudentT.quantile(.975, 1)).isCloseTo(12.706204736174698, within(1e-11));
        assertThat(StudentT.quantile(.975, 2)).isCloseTo(4.302652729749464, within(4e-12));
        assertThat(StudentT.quantile(.6, 1)).isCloseTo(Math.tan(Math.PI * .1), within(1e-13));
        assertThat(Beta.quantile(.5, 1, 1)).isCloseTo(.5, within(1e-15));
        assertThat(Beta.quantile(.1, 1, 3)).isCloseTo(1 - Math.cbrt(.9), within(1e-14));
        assertThat(Beta.quantile(.9, 1, 1)).isCloseTo(.9, within(1e-15));
        assertThat(Beta.quantile(.9, 3, 1)).isCloseTo(Math.cbrt(.9), within(1e-14));
        assertThat(Beta.quantile(.75, 1, 2)).isCloseTo(.5, within(1e-14));
    }

    /// Coverage by enumeration: the exact interval never falls short, Wilson hardly on average.
    @Test
    void coverageIsWhatIsClaimed() {
        for (int n : List.of(5, 20, 60)) {
            double wilson = 0;
            for (int step = 1; step < 100; step++) {
                double p = step / 100.0;
                double exact = covered(Method.CLOPPER_PEARSON, n, p);
                assertThat(exact).as("n=%d p=%s", n, p).isGreaterThanOrEqualTo(.95);
                wilson += covered(Method.WILSON, n, p) / 99;
            }
            assertThat(wilson).isBetween(.945, .97);
        }
    }

    private static double covered(Method method, int n, double p) {
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            Interval i = new Proportion.Sampled(k, n).interval(method, .95);
            sum += i.low() <= p && p <= i.high() ? Saddle.binomial(k, n, p) : 0;
        }
        return sum;
    }

    @Test
    void aCountOfVolunteersHasNoInterval() {
        Proportion proportion = Proportion.of(Basis.SELF_SELECTED, 5, 10);
        assertThat(proportion).isInstanceOf(Proportion.Counted.class);
        assertThat(Proportion.Counted.class.getRecordComponents()).hasSize(3);
        assertThatThrownBy(() -> Basis.of("panel")).hasMessageContaining("self-selected");
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
