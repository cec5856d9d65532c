package org.kenes.server.outreach.photo;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kenes.testkit.Corpus;
import org.kenes.testkit.Parser;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Photos as phones send them.
class HostilePhotoTest {
    @TestFactory
    Stream<DynamicTest> whatBrokeAParserOnceDoesNotBreakItAgain() {
        return Corpus.tests(parsers());
    }

    static Map<String, Parser> parsers() {
        Map<String, Parser> all = new TreeMap<>();
        all.put("image-header", Sniffed::of);
        all.put("exif", DeviceData::of);
        all.put("image", Parser.refusing(IOException.class, HostilePhotoTest::decode));
        return all;
    }

    /// As a photo that came in is made anew.
    private static void decode(byte[] file) throws IOException {
        if (Sniffed.of(file) instanceof Sniffed.Image header) {
            Renditions.upright(file, header, DeviceData.of(file).orientation());
        }
    }
}
