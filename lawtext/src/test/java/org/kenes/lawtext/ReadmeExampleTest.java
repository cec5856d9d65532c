package org.kenes.lawtext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.akn.AknReader;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.anchor.Anchor;
import org.kenes.lawtext.anchor.Anchors;
import org.kenes.lawtext.compare.Change;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Ratio;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.find.WordsOfText;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.lawtext.table.ComparativeTable;
import org.kenes.lawtext.table.TableFiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
        byte[] draft =
                new String(paste, StandardCharsets.UTF_8)
                        .replace("clean", "safe")
                        .getBytes(StandardCharsets.UTF_8);
        Expression next = LawReader.read(draft, options.date("2026-06-01")).getFirst().expression();
        Comparison comparison = Comparison.of(water, next, CompareOptions.STANDARD);
        long edited = comparison.count(Change.EDITED); // 1
        Ratio rewritten = comparison.figures().rewrittenShareNew(); // 1 of 7 words
        Anchor opinion = Anchor.at("o1", provisions, eId).orElseThrow();
        boolean counts =
                new Anchors(comparison, false).resolve(opinion).counts(); // false: other words
        byte[] table = TableFiles.docx(ComparativeTable.of(comparison, Map.of(), false));
        // end
        assertEquals(1, edited);
        assertEquals(new Ratio(1, 7), rewritten);
        assertFalse(counts);
        assertTrue(table.length > 1_000);
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
