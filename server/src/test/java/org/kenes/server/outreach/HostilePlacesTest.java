package org.kenes.server.outreach;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Places and meetings as an office imports them.
class HostilePlacesTest {
    @TestFactory
    Stream<DynamicTest> whatBrokeAParserOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        Map<String, Parser> all = new TreeMap<>();
        all.put("places", bytes -> PlaceFile.read(bytes, Map.of()));
        all.put(
                "events",
                bytes ->
                        EventFile.read(
                                bytes,
                                "0".repeat(64),
                                CodeList.builtIn(CodeList.Name.AUDIENCE),
                                CodeList.builtIn(CodeList.Name.VENUE),
                                Set.of("campaign/state_on_duty")));
        return all;
    }
}
