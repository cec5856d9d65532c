package org.kenes.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.dataset.InvalidInput;
import org.kenes.report.law.LegalProfile;
import org.kenes.report.source.TextSource;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The words of a release and a legal profile, whoever wrote them.
class HostileInputTest {
    @TestFactory
    Stream<DynamicTest> whatBrokeAParserOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        Map<String, Parser> all = new TreeMap<>();
        all.put(
                "text",
                of(bytes ->
                        TextSource.parse(
                                "text.en.md", "en", new String(bytes, UTF_8), new ArrayList<>())));
        all.put("profile", of(bytes -> LegalProfile.read(bytes, "profile.yaml")));
        return all;
    }

    private static Parser of(Parser parser) {
        return Parser.refusing(InvalidInput.class, parser);
    }
}
