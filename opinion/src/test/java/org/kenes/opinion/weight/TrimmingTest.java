package org.kenes.opinion.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kenes.opinion.interval.Basis;
import org.kenes.opinion.interval.Method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Small samples whose weights can be worked out on paper.
class TrimmingTest {
    private static Sample sample(double... weights) {
        double total = 0;
        List<Respondent> people = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            people.add(Respondent.simple("p" + i, i % 2, weights[i], List.of("all")));
            total += weights[i];
        }
        return new Sample(people, List.of(margin("of", Map.of("all", total))));
    }

    private static Margin margin(String name, Map<String, Double> totals) {
        return new Margin(name, new TreeMap<>(totals));
    }

    private static double[] sorted(Weights weights) {
        double[] values = weights.values();
        java.util.Arrays.sort(values);
        return values;
    }

    /// Ten is cut to three times the median of one; the seven are shared by the four others.
    @Test
    void whatIsCutFromALargeWeightIsSpreadOverTheOthers() {
        Weights weights = Raking.rakeTrimmed(sample(1, 1, 1, 1, 10), 0, 3);
        assertThat(sorted(weights))
                .containsExactly(new double[] {2.75, 2.75, 2.75, 2.75, 3}, within(1e-12));
        assertThat(weights.trimmedHigh()).isCloseTo(.5, within(1e-12));
        assertThat(weights.trimmedLow()).isZero();
        assertThat(weights.least()).isCloseTo(2.75, within(1e-12));
        assertThat(weights.most()).isCloseTo(3, within(1e-12));
        assertThat(weights.rounds()).as("each fit takes one round").isEqualTo(2);
    }

    /// A tenth is raised to half the median; the four others give a tenth each.
    @Test
    void whatASmallWeightGetsIsTakenFromTheOthers() {
        Weights weights = Raking.rakeTrimmed(sample(1, 1, .1, 1, 1), .5, 9);
        assertThat(sorted(weights))
                .containsExactly(new double[] {.5, .9, .9, .9, .9}, within(1e-12));
        assertThat(weights.trimmedLow()).isCloseTo(.4 / 4.1, within(1e-12));
        assertThat(weights.trimmedHigh()).isZero();
    }

    /// Of an even number the median is the middle of two: of 1, 1, 3 and 9 it is two.
    @Test
    void aWeightAtTheBarStaysAndTheMedianOfAnEvenNumberIsTheMiddle() {
        assertThat(sorted(Raking.rakeTrimmed(sample(1, 1, 3, 9), .5, 4.5)))
                .containsExactly(new double[] {1, 1, 3, 9}, within(1e-12));
        Weights cut = Raking.rakeTrimmed(sample(1, 1, 3, 9), 0, 4);
        assertThat(sorted(cut)).containsExactly(new double[] {1.2, 1.2, 3.6, 8}, within(1e-12));
        assertThat(cut.trimmedHigh()).isCloseTo(1 / 14.0, within(1e-12));
    }

    /// With nothing between the bars there is nobody to spread to: all weights are the median.
    @Test
    void trimmedToTheMedianAllAreEqual() {
        Weights weights = Raking.rakeTrimmed(sample(1, 2, 4, 7), 1, 1);
        assertThat(sorted(weights))
                .containsExactly(new double[] {3.5, 3.5, 3.5, 3.5}, within(1e-9));
    }

    @Test
    void barsThatLeaveNoRoomAreRefused() {
        Sample sample = sample(1, 1, 1);
        Raking.rakeTrimmed(sample, 0, 1);
        for (double[] bars : new double[][] {{-.1, 2}, {1.1, 2}, {.5, .9}, {Double.NaN, 2}}) {
            assertThatThrownBy(() -> Raking.rakeTrimmed(sample, bars[0], bars[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// All women are young and no man is: two margins that no weights can fit.
    @Test
    void marginsThatContradictEachOtherAreRefusedByTheNameOfTheWorst() {
        List<Respondent> people =
                List.of(
                        Respondent.simple("a", 1, 1, List.of("f", "young")),
                        Respondent.simple("b", 0, 1, List.of("m", "old")));
        Sample sample =
                new Sample(
                        people,
                        List.of(
                                margin("sex", Map.of("f", 50.0, "m", 50.0)),
                                margin("age", Map.of("young", 10.0, "old", 90.0))));
        assertThat(Raking.rake(sample(2, 2)).rounds()).isEqualTo(1);
        assertThatThrownBy(() -> Raking.rake(sample))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the worst margin is sex");
    }

    @Test
    void aMarginIsOfPeople() {
        margin("of", Map.of("a", 0.0, "b", 1.0));
        for (double none : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> margin("of", Map.of("a", none, "b", 5.0)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> margin("of", Map.of("a", 0.0)))
                .hasMessageContaining("nobody in it");
        for (double[] none :
                new double[][] {{0, 1}, {-1, 1}, {Double.POSITIVE_INFINITY, 1}, {1, Double.NaN}}) {
            assertThatThrownBy(() -> Respondent.simple("p", none[1], none[0], List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whoIsOutsideTheMarginIsStillNamed() {
        Representativeness found =
                Representativeness.of(
                        margin("of", Map.of("a", 50.0, "b", 50.0)), Map.of("a", 3L, "z", 1L));
        assertThat(found.categories().stream().map(Representativeness.Category::name))
                .containsExactly("b", "a", "z");
        assertThat(found.dissimilarity()).isCloseTo(.5, within(1e-12));
        assertThat(found.categories().getLast().ratio()).isInfinite();
    }

    private static WeightedShare.Sampled lonely(Lonely lonely) {
        List<Respondent> people = new ArrayList<>();
        double[] y = {1, 0, 1, 1, 0};
        String[] stratum = {"x", "x", "x", "y", "y"};
        String[] cluster = {"c1", "c1", "c2", "c3", "c3"};
        for (int i = 0; i < y.length; i++) {
            people.add(
                    new Respondent(
                            "p" + i,
                            y[i],
                            2,
                            List.of(),
                            stratum[i],
                            List.of(new Respondent.Stage(cluster[i], 10))));
        }
        Sample sample = new Sample(people, List.of());
        return (WeightedShare.Sampled)
                WeightedShare.of(
                        Basis.PROBABILITY_SAMPLE,
                        sample,
                        new Weights(sample.designWeights(), 0, 0, 0),
                        lonely);
    }

    /// Mean .6; u = w(y − mean)/W per person is .08, −.12, .08, .08, −.12. Stratum x: clusters −.04
    /// and .08, of 10: .8 · 2 · (.06² + .06²). Stratum y: one cluster of −.04, off the grand mean
    /// of all three (zero): .9 · .04².
    @Test
    void aLonelyClusterIsMeasuredFromTheMeanOfAllOrRefused() {
        assertThatThrownBy(() -> lonely(Lonely.FAIL)).hasMessageContaining("stratum y");
        WeightedShare.Sampled share = lonely(Lonely.ADJUST);
        assertThat(share.unweighted()).isCloseTo(.6, within(1e-12));
        assertThat(share.se() * share.se())
                .isCloseTo(.8 * 2 * (.0036 + .0036) + .9 * .0016, within(1e-12));
        assertThat(share.df()).isEqualTo(1);
    }

    @Test
    void aShareOfSomeHasALogitIntervalAndOfNobodyABetaOne() {
        WeightedShare.Sampled share = lonely(Lonely.ADJUST);
        assertThat(share.interval(.95)).isEqualTo(share.logit(.95));
        List<Respondent> nobody =
                List.of(
                        Respondent.simple("a", 0, 1, List.of()),
                        Respondent.simple("b", 0, 1, List.of()),
                        Respondent.simple("c", 0, 1, List.of()));
        for (double y : new double[] {0, 1}) {
            List<Respondent> people =
                    nobody.stream().map(p -> Respondent.simple(p.id(), y, 1, List.of())).toList();
            WeightedShare.Sampled all =
                    (WeightedShare.Sampled)
                            WeightedShare.of(
                                    Basis.PROBABILITY_SAMPLE,
                                    new Sample(people, List.of()),
                                    new Weights(new double[] {1, 1, 1}, 0, 0, 0),
                                    Lonely.FAIL);
            assertThat(all.interval(.95)).isEqualTo(all.beta(.95));
            assertThat(all.beta(.95)).isEqualTo(Method.clopperPearson(3 * y, 3, .95));
        }
    }
}
