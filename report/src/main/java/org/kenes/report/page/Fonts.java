package org.kenes.report.page;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The two faces of Keñes, so that Kazakh letters look the same wherever a release is opened. They
/// travel with every report, next to their licence (SIL Open Font License).
final class Fonts {
    private static final String PLACE = "/org/kenes/report/";
    private static final List<String> FACES = List.of("golos-text", "literata");
    private static final List<String> SUBSETS =
            List.of("latin", "cyrillic", "cyrillic-ext", "currency");

    private Fonts() {}

    /// Path below `report/` → bytes.
    static SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String face : FACES) {
            for (String subset : SUBSETS) {
                put(files, "fonts/" + face + "-" + subset + ".woff2");
            }
            put(files, "fonts/" + face + "-license.txt");
        }
        return files;
    }

    private static void put(SortedMap<String, byte[]> files, String name) {
        files.put(name, resource(name));
    }

    /// The style sheet of the reports for a page so many folders below `report/`.
    static String css(int depth) {
        String css = new String(resource("report.css"), StandardCharsets.UTF_8);
        String up = "../".repeat(depth);
        return css.lines()
                .map(line -> line.replace("url(fonts/", "url(" + up + "fonts/"))
                .collect(joining("\n", "", "\n"));
    }

    /// A static face for the PDF: `golos-text-400`, `golos-text-700`, `literata-400`,
    /// `literata-600`, and of each the signs of the tenge and the rouble
    /// (`golos-text-currency-400`).
    static byte[] face(String name) {
        return resource("fonts/" + name + ".ttf");
    }

    /// The style sheet of the PDF.
    static String printCss() {
        return new String(resource("print.css"), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Fonts.class.getResourceAsStream(PLACE + name)) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
