package org.kenes.server.shell.csv;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Tables that an office imports.
class HostileCsvTest {
    @TestFactory
    Stream<DynamicTest> whatBrokeAParserOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        return Map.of(
                "csv", bytes -> CsvFile.read(bytes, List.of("code", "parent"), List.of("lat")));
    }
}
