package org.kenes.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.testkit.SharedData;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class LintCasesTest {

    /// Several rows of one sentence together are all its errors.
    @TestFactory
    Stream<DynamicTest> unboundWordsAreErrors() {
        Map<String, List<Map<String, String>>> bySentence =
                SharedData.csv("release/lint-cases.csv").stream()
                        .collect(Collectors.groupingBy(row -> row.get("text")));
        return bySentence.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(sentence ->
                        DynamicTest.dynamicTest(
                                sentence.getKey(),
                                () ->
                                        assertThat(errors(sentence.getValue().getFirst()))
                                                .isEqualTo(expected(sentence.getValue()))));
    }

    private static List<String> expected(List<Map<String, String>> rows) {
        return rows.stream()
                .filter(row -> !row.get("code").isEmpty())
                .map(row -> row.get("code") + " " + row.get("quote"))
                .toList();
    }

    private static List<String> errors(Map<String, String> row) {
        String text = row.get("text");
        return Lint.of(Reading.of(text, row.get("lang"))).stream()
                .filter(finding -> finding.severity() == Lint.Severity.ERROR)
                .map(f -> f.code() + " " + text.substring(f.phrase().start(), f.phrase().end()))
                .toList();
    }
}
