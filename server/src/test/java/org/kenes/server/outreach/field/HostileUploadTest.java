package org.kenes.server.outreach.field;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;
import org.springframework.mock.web.MockHttpServletRequest;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

/// Multipart bodies as anybody who has an address with a key can send them.
class HostileUploadTest {
    @TestFactory
    Stream<DynamicTest> whatBrokeAParserOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        return Map.of("multipart", Parser.refusing(IOException.class, HostileUploadTest::read));
    }

    private static void read(byte[] body) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/key/x/submission");
        request.setContentType("multipart/form-data; boundary=----phone-boundary");
        request.setContent(body);
        Upload.read(request, 100_000);
    }
}
