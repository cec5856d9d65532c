package org.kenes.report.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.report.words.Rational;
import org.kenes.testkit.SharedData;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class KazakhNumeralsTest {
    private static final Formats KAZAKH = new Formats("kk");

    @TestFactory
    Stream<DynamicTest> everyNumeralTakesItsSuffixes() {
        return SharedData.csv("release/kk-numerals.csv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("n"), () -> check(row)));
    }

    private static void check(Map<String, String> row) {
        Quantity n = Quantity.of(Rational.of(new BigInteger(row.get("n"))), false);
        assertThat(KAZAKH.apply(List.of("words"), n)).isEqualTo(row.get("spelled"));
        assertThat(KAZAKH.apply(List.of(), n)).isEqualTo(row.get("grouped"));
        for (String kase : List.of("gen", "dat", "acc", "loc", "abl", "ins", "poss", "ord")) {
            assertThat(KAZAKH.apply(List.of("suf:" + kase), n)).isEqualTo(row.get(kase));
        }
    }
}
