package org.kenes.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.testkit.SharedData;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class PhraseCasesTest {

    @TestFactory
    Stream<DynamicTest> everyPhraseHasItsPredicate() {
        return SharedData.csv("release/phrase-cases.csv").stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.get("lang") + " " + row.get("phrase"),
                                () -> assertThat(read(row)).isEqualTo(row.get("predicates"))));
    }

    private static String read(Map<String, String> row) {
        return Reading.of(row.get("phrase"), row.get("lang")).phrases().stream()
                .map(phrase -> phrase.predicate().code())
                .collect(Collectors.joining(" & "));
    }

    @TestFactory
    Stream<DynamicTest> everyPredicateHoldsWhereItShould() {
        return SharedData.csv("release/predicate-cases.csv").stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row.values()),
                                () ->
                                        assertThat(holds(row))
                                                .isEqualTo(row.get("holds").equals("true"))));
    }

    private static boolean holds(Map<String, String> row) {
        Predicate predicate = Predicate.of(row.get("predicate"));
        if (predicate instanceof Predicate.Number is) {
            predicate =
                    new Predicate.Number(
                            is.relation(),
                            is.number(),
                            is.percent(),
                            row.get("unit").isEmpty()
                                    ? is.unit()
                                    : new BigDecimal(row.get("unit")));
        }
        Measure measure =
                row.get("kind").equals("count")
                        ? Measure.count(new BigInteger(row.get("value")))
                        : Measure.share(new BigInteger(row.get("k")), new BigInteger(row.get("n")));
        return Meaning.holds(predicate, measure);
    }
}
