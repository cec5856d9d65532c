package org.kenes.server.coalition;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Organisations as an office imports them.
class HostileOrganisationsTest {
    @TestFactory
    Stream<DynamicTest> whatBrokeAParserOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        return Map.of(
                "organisations",
                bytes ->
                        OrganisationFile.read(
                                bytes, Set.of("coalition-a", "coalition-b"), Map.of(), List.of()));
    }
}
