package org.kenes.server.backup;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

/// A file of keys that lay in somebody else's cupboard.
class HostileBackupTest {
    /// To which the files of the corpus are closed.
    private static final String IDENTITY = AgeKeys.identity(new byte[32]);

    @TestFactory
    Stream<DynamicTest> whatBrokeAParserOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        return Map.of(
                "age", Parser.refusing(IOException.class, bytes -> Age.decrypt(bytes, IDENTITY)));
    }
}
