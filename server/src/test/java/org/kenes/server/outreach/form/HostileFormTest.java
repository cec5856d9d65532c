package org.kenes.server.outreach.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.dataset.InvalidInput;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reports as phones send them, forms and mappings as an office publishes them.
class HostileFormTest {
    @TestFactory
    Stream<DynamicTest> whatBrokeAParserOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        Map<String, Parser> all = new TreeMap<>();
        all.put("report", Instance::read);
        all.put("xform", Parser.refusing(XForm.Unusable.class, XForm::read));
        all.put("questionnaire", bytes -> Questionnaire.read(bytes, List.of("kk", "ru", "en")));
        all.put("mapping", Parser.refusing(InvalidInput.class, bytes -> Mapping.read(bytes, "m")));
        all.put(
                "expression",
                bytes -> ExpressionParser.parse(new String(bytes, UTF_8), "/data/a", "data"));
        return all;
    }
}
