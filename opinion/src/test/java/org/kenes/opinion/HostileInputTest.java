package org.kenes.opinion;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.opinion.csv.InputException;
import org.kenes.opinion.vote.StatementFile;
import org.kenes.opinion.vote.VoteFile;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Files that outsiders bring to `kenes groups`.
class HostileInputTest {
    @TestFactory
    Stream<DynamicTest> whatBrokeAParserOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        Map<String, Parser> all = new TreeMap<>();
        all.put("votes", of(bytes -> VoteFile.read("votes.csv", new ByteArrayInputStream(bytes))));
        all.put(
                "statements",
                of(bytes ->
                        StatementFile.read(
                                "statements.csv",
                                new ByteArrayInputStream(bytes),
                                List.of("a", "b"))));
        return all;
    }

    private static Parser of(Parser parser) {
        return Parser.refusing(InputException.class, parser);
    }
}
