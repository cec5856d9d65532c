package org.kenes.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.dataset.entry.EntryCodec;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.table.Csv;
import org.kenes.ledger.MalformedException;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Files of a release that somebody else may have made, and public entries of a log that somebody
/// else may have written.
class HostileInputTest {
    @TestFactory
    Stream<DynamicTest> whatBrokeAParserOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        Map<String, Parser> all = new TreeMap<>();
        all.put("figure", of(bytes -> FigureDefinition.read(bytes, "figure.yaml")));
        all.put("findings", of(bytes -> Findings.read(bytes, "findings.json")));
        all.put("json", of(bytes -> Json.read(bytes, "some.json")));
        all.put("csv", of(bytes -> Csv.read(new String(bytes, UTF_8), "some.csv")));
        all.put("entry", Parser.refusing(IllegalArgumentException.class, HostileInputTest::entry));
        return all;
    }

    private static void entry(byte[] bytes) {
        try {
            if (LogEntry.parse(bytes) instanceof LogEntry.Public it) {
                EntryCodec.read(it.kind(), it.members());
            }
        } catch (MalformedException e) {
            // the ledger's own way to refuse
        }
    }

    private static Parser of(Parser parser) {
        return Parser.refusing(InvalidInput.class, parser);
    }
}
