package org.kenes.opinion.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.kenes.opinion.interval.Basis;
import org.kenes.opinion.interval.Interval;
import org.kenes.testkit.SharedData;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/// Against R's `survey` package: estimates and standard errors to ten digits, weights to nine.
class WeightReferenceTest {
    private static final double TEN_DIGITS = 1e-8;

    private static Margin margin(String name) {
        TreeMap<String, Double> totals = new TreeMap<>();
        for (Map<String, String> row :
                SharedData.csv("opinion/reference/margin_" + name + ".csv")) {
            totals.put(row.get(name), Double.parseDouble(row.get("Freq")));
        }
        return new Margin(name, totals);
    }

    private static List<Margin> margins() {
        return List.of(margin("region"), margin("sex"), margin("age"));
    }

    private static List<Respondent> people(boolean clustered) {
        List<Respondent> people = new ArrayList<>();
        for (Map<String, String> row : SharedData.csv("opinion/reference/sample_opinion.csv")) {
            String id = row.get("id");
            people.add(
                    new Respondent(
                            id,
                            Double.parseDouble(row.get("support")),
                            7_170_000 / 3000.0,
                            List.of(row.get("region"), row.get("sex"), row.get("age")),
                            clustered ? row.get("region") : "",
                            List.of(
                                    new Respondent.Stage(
                                            clustered ? row.get("event") : id,
                                            Double.POSITIVE_INFINITY))));
        }
        return people;
    }

    private static WeightedShare.Sampled estimate(Sample sample) {
        return (WeightedShare.Sampled)
                WeightedShare.of(
                        Basis.PROBABILITY_SAMPLE, sample, Raking.rake(sample), Lonely.FAIL);
    }

    @Test
    void rakingIsTheReference() {
        Sample sample = new Sample(people(false), margins());
        WeightedShare.Sampled share = estimate(sample);
        assertThat(share.estimate()).isCloseTo(.498290399878013, withinPercentage(TEN_DIGITS));
        assertThat(share.se()).isCloseTo(.0102978385244991, withinPercentage(TEN_DIGITS));
        // With residuals weighted by the raked weights this would be .010289.
        assertThat(share.se()).isGreaterThan(.010295);
        assertThat(share.deff()).isCloseTo(1.27266892732426, withinPercentage(TEN_DIGITS));
        assertThat(share.df()).isEqualTo(2999);
        Weights weights = share.weights();
        assertThat(weights.kishDeff()).isCloseTo(1.35396685525587, withinPercentage(TEN_DIGITS));
        assertThat(weights.nEff()).isCloseTo(2215.71155036366, withinPercentage(TEN_DIGITS));
        same(share.logit(.95), .478112612018211, .518473757755552);
        same(share.beta(.95), .477907659850712, .518677393357419);
        Map<String, Double> cells = new HashMap<>();
        for (int i = 0; i < sample.people().size(); i++) {
            cells.put(String.join(",", sample.people().get(i).categories()), weights.values()[i]);
        }
        for (Map<String, String> row :
                SharedData.csv("opinion/reference/raking_expected_cell_weights.csv")) {
            String cell = row.get("region") + "," + row.get("sex") + "," + row.get("age");
            assertThat(cells.get(cell))
                    .as(cell)
                    .isCloseTo(Double.parseDouble(row.get("weight")), withinPercentage(1e-7));
        }
    }

    @Test
    void clustersWithinRegionsAreTheReference() {
        WeightedShare.Sampled share = estimate(new Sample(people(true), margins()));
        assertThat(share.se()).isCloseTo(.0106164497820253, withinPercentage(TEN_DIGITS));
        assertThat(share.df()).isEqualTo(120);
        assertThat(share.deff()).isCloseTo(1.35263900039976, withinPercentage(TEN_DIGITS));
        same(share.logit(.95), .47728596019676, .519300875383542);
        same(share.beta(.95), .477063498477523, .519521913188624);
    }

    @Test
    void postStratificationIsRakingToCrossedCells() {
        TreeMap<String, Double> cells = new TreeMap<>();
        for (Map<String, String> row :
                SharedData.csv("opinion/reference/poststrat_region_sex.csv")) {
            cells.put(
                    row.get("region") + "," + row.get("sex"), Double.parseDouble(row.get("Freq")));
        }
        List<Respondent> people = new ArrayList<>();
        for (Respondent p : people(false)) {
            people.add(
                    Respondent.simple(
                            p.id(),
                            p.y(),
                            p.designWeight(),
                            List.of(p.categories().get(0) + "," + p.categories().get(1))));
        }
        WeightedShare.Sampled share =
                estimate(new Sample(people, List.of(new Margin("region,sex", cells))));
        assertThat(share.estimate()).isCloseTo(.493314469581304, withinPercentage(TEN_DIGITS));
        assertThat(share.se()).isCloseTo(.0102772194781006, withinPercentage(TEN_DIGITS));
        assertThat(share.deff()).isCloseTo(1.26778942050979, withinPercentage(TEN_DIGITS));
        assertThat(share.weights().kishDeff())
                .isCloseTo(1.32412289535509, withinPercentage(TEN_DIGITS));
    }

    private static void school(
            String name,
            String column,
            Function<Map<String, String>, Respondent> reader,
            double mean,
            double se,
            double deff) {
        List<Respondent> people =
                SharedData.csv("opinion/reference/" + name + ".csv").stream().map(reader).toList();
        Sample sample = new Sample(people, List.of());
        WeightedShare.Sampled share =
                (WeightedShare.Sampled)
                        WeightedShare.of(
                                Basis.PROBABILITY_SAMPLE,
                                sample,
                                new Weights(sample.designWeights(), 0, 0, 0),
                                Lonely.FAIL);
        assertThat(share.estimate()).as(name + column).isCloseTo(mean, withinPercentage(1e-8));
        assertThat(share.se()).as(name + column).isCloseTo(se, withinPercentage(1e-7));
        if (deff > 0) {
            assertThat(share.deff()).as(name + column).isCloseTo(deff, withinPercentage(1e-7));
        }
    }

    private static Function<Map<String, String>, Respondent> reader(
            String column, String stratum, String... unitsAndPopulations) {
        return row -> {
            List<Respondent.Stage> stages = new ArrayList<>();
            for (int i = 0; i < unitsAndPopulations.length; i += 2) {
                stages.add(
                        new Respondent.Stage(
                                row.get(unitsAndPopulations[i]),
                                Double.parseDouble(row.get(unitsAndPopulations[i + 1]))));
            }
            String value = row.get(column);
            return new Respondent(
                    row.get("cds"),
                    value.equals("Yes") ? 1 : value.equals("No") ? 0 : Double.parseDouble(value),
                    Double.parseDouble(row.get("pw")),
                    List.of(),
                    stratum.isEmpty() ? "" : row.get(stratum),
                    stages);
        };
    }

    @Test
    void theSchoolSamplesAreTheReference() {
        school(
                "apistrat",
                "api00",
                reader("api00", "stype", "cds", "fpc"),
                662.287363159321,
                9.40894080278458,
                1.20445726853772);
        school(
                "apistrat",
                "sch.wide",
                reader("sch.wide", "stype", "cds", "fpc"),
                .827948011415823,
                .0243447801130748,
                0);
        school(
                "apiclus1",
                "api00",
                reader("api00", "", "dnum", "fpc"),
                644.169398907104,
                23.542240693781,
                9.34586945059095);
        school(
                "apiclus2",
                "api00",
                reader("api00", "", "dnum", "fpc1", "snum", "fpc2"),
                670.811808118081,
                30.0990273768366,
                6.25051375571258);
        school(
                "apiclus2",
                "sch.wide",
                reader("sch.wide", "", "dnum", "fpc1", "snum", "fpc2"),
                .751291512915129,
                .0663949884342883,
                0);
    }

    @Test
    void anotherOrderOfRowsChangesNoBit() {
        List<Respondent> people = people(true);
        WeightedShare.Sampled first = estimate(new Sample(people, margins()));
        Collections.shuffle(people, new Random(5));
        WeightedShare.Sampled second = estimate(new Sample(people, margins()));
        assertThat(second.estimate()).isEqualTo(first.estimate());
        assertThat(second.se()).isEqualTo(first.se());
    }

    @Test
    void marginsThatDoNotFitAreNamed() {
        List<Respondent> two =
                List.of(
                        Respondent.simple("a", 1, 1, List.of("north", "f")),
                        Respondent.simple("b", 0, 1, List.of("south", "f")));
        Margin region = new Margin("region", new TreeMap<>(Map.of("north", 5.0, "south", 5.0)));
        assertThatThrownBy(() ->
                        new Sample(
                                two,
                                List.of(
                                        region,
                                        new Margin(
                                                "sex", new TreeMap<>(Map.of("f", 5.0, "m", 5.0))))))
                .hasMessageContaining("margin sex, category m")
                .hasMessageContaining("nobody in the sample");
        assertThatThrownBy(() ->
                        new Sample(
                                two,
                                List.of(
                                        new Margin("region", new TreeMap<>(Map.of("north", 5.0))),
                                        new Margin("sex", new TreeMap<>(Map.of("f", 5.0))))))
                .hasMessageContaining("margin region, category south");
        assertThatThrownBy(() ->
                        new Sample(
                                two,
                                List.of(
                                        region,
                                        new Margin("sex", new TreeMap<>(Map.of("f", 11.0))))))
                .hasMessageContaining("must be equal");
    }

    @Test
    void aStratumOfOneClusterIsAnErrorUnlessItIsAskedFor() {
        List<Respondent> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            people.add(
                    new Respondent(
                            "p" + i,
                            i % 2,
                            1,
                            List.of(),
                            i < 2 ? "one" : "two",
                            List.of(
                                    new Respondent.Stage(
                                            i < 2 ? "c" : "d" + i, Double.POSITIVE_INFINITY))));
        }
        Sample sample = new Sample(people, List.of());
        Weights equal = new Weights(sample.designWeights(), 0, 0, 0);
        assertThatThrownBy(() ->
                        WeightedShare.of(Basis.PROBABILITY_SAMPLE, sample, equal, Lonely.FAIL))
                .hasMessageContaining("stratum one has one cluster only");
        WeightedShare adjusted =
                WeightedShare.of(Basis.PROBABILITY_SAMPLE, sample, equal, Lonely.ADJUST);
        assertThat(((WeightedShare.Sampled) adjusted).se()).isPositive();
    }

    @Test
    void trimmingKeepsTheMarginsAndNarrowsTheWeights() {
        Sample sample = new Sample(people(false), margins());
        Weights plain = Raking.rake(sample);
        Weights trimmed = Raking.rakeTrimmed(sample, .3, 3);
        assertThat(trimmed.most()).isLessThan(plain.most());
        assertThat(trimmed.trimmedHigh()).isBetween(1e-6, .5);
        double[] w = trimmed.values();
        double women = 0;
        for (int i = 0; i < w.length; i++) {
            women += sample.people().get(i).categories().get(1).equals("F") ? w[i] : 0;
        }
        assertThat(women).isCloseTo(3_728_400, within(.01));
    }

    @Test
    void volunteersGetAViewAndNoInterval() {
        Sample sample = new Sample(people(false), margins());
        WeightedShare share =
                WeightedShare.of(Basis.SELF_SELECTED, sample, Raking.rake(sample), Lonely.FAIL);
        assertThat(share).isInstanceOf(WeightedShare.Reweighted.class);
        assertThat(WeightedShare.Reweighted.class.getRecordComponents()).hasSize(3);
    }

    @Test
    void categoriesWithNobodyComeFirst() {
        Representativeness found =
                Representativeness.of(
                        new Margin("r", new TreeMap<>(Map.of("a", 50.0, "b", 25.0, "c", 25.0))),
                        Map.of("a", 9L, "c", 1L));
        assertThat(found.dissimilarity()).isCloseTo(.4, within(1e-15));
        assertThat(found.categories())
                .extracting(Representativeness.Category::name)
                .containsExactly("b", "a", "c");
        assertThat(found.categories().get(1).ratio()).isCloseTo(1.8, within(1e-15));
    }

    private static void same(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(1e-10));
        assertThat(interval.high()).isCloseTo(high, within(1e-10));
    }
}
