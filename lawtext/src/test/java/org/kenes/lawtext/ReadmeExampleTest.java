package org.kenes.lawtext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The example of the README does what it says.
class ReadmeExampleTest {
    @Test
    void theExampleRuns() throws IOException {
        // example
        byte[] paste =
                "Article 1. Wells\n\n1. Water is common.\n\n2. Wells are kept clean.\n"
                        .getBytes(StandardCharsets.UTF_8);
        ReadOptions options =
                ReadOptions.named("water.txt")
                        .lang(Lang.of("en"))
                        .work("/akn/kz/bill/2026-05-01/water")
                        .date("2026-05-01");
        Expression water = LawReader.read(paste, options).getFirst().expression();
        Provisions provisions = Provisions.of(water);
        String eId = provisions.resolve("1(2)").orElseThrow(); // art_1__para_2
        String text = provisions.row(eId).orElseThrow().text(); // Wells are kept clean.
        List<WordsOfText.Hit> hits = WordsOfText.find(water, "well*", WordsOfText.Mode.FOLDED); // 2
        byte[] akn = AknWriter.write(water); // valid Akoma Ntoso 3.0, the same bytes every time
        Expression same =
                AknReader.read(akn, ReadOptions.named("water.xml")).expression(); // equals water
        // end
        assertEquals("art_1__para_2", eId);
        assertEquals("Wells are kept clean.", text);
        assertEquals(2, hits.size());
        assertEquals(water, same);
        String source =
                Files.readString(Path.of("src/test/java/org/kenes/lawtext/ReadmeExampleTest.java"));
        String example =
                source.substring(source.indexOf("// example\n") + 11, source.indexOf("// end"))
                        .replaceAll("\\s+", "");
        assertTrue(Files.readString(Path.of("README.md")).replaceAll("\\s+", "").contains(example));
    }
}
