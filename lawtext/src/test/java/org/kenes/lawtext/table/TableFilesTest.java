package org.kenes.lawtext.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.RealTexts;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.layout.LayoutLines;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

class TableFilesTest {
    private static final Comparison WATER =
            Comparison.of(
                    RealTexts.paste(
                            "26-бап\n\n"
                                    + "1. Су ортақ.\n\n"
                                    + "3. Жер <u>мемлекет</u> меншігінде болады & солай.\n",
                            "kk"),
                    RealTexts.paste(
                            "26-бап\n\n"
                                    + "1. Су ортақ.\n\n"
                                    + "3. Жер <u>халық</u> меншігінде болады & солай.\n\n"
                                    + "4. =Құдық таза.\n",
                            "kk"),
                    CompareOptions.STANDARD);

    @Test
    void eachChangedParagraphIsALine() {
        ComparativeTable table =
                ComparativeTable.of(WATER, Map.of("art_26__para_3", "Халық иесі."), false);
        assertEquals(
                List.of("26-бап, 3-тармақ", "26-бап, 4-тармақ"),
                table.lines().stream().map(ComparativeTable.Line::element).toList());
        assertEquals(1, table.unreasoned().size());
        assertEquals(3, ComparativeTable.of(WATER, Map.of(), true).lines().size());
    }

    @Test
    void aChangedHeadingIsALineAndANewArticleBeginsWithItsHeading() {
        ComparativeTable table =
                ComparativeTable.of(
                        Comparison.of(
                                RealTexts.paste("Article 1. Wells\n\nWells are clean.\n", "en"),
                                RealTexts.paste(
                                        "Article 1. All wells\n\nWells are clean.\n\n"
                                                + "Article 2. Rivers\n\nRivers run free.\n",
                                        "en"),
                                CompareOptions.STANDARD),
                        Map.of(),
                        false);
        assertEquals(
                "article 1, heading: Wells → All wells",
                table.lines().getFirst().element()
                        + ": "
                        + LayoutLines.of(table.lines().getFirst().before())
                        + " → "
                        + LayoutLines.of(table.lines().getFirst().after()));
        assertEquals("Rivers\nRivers run free.", LayoutLines.of(table.lines().getLast().after()));
        assertEquals(2, table.lines().size());
    }

    @Test
    void csvHasNoFormulaAndNoEmptyCell() {
        String csv = csv(ComparativeTable.of(WATER, Map.of(), false));
        String expected =
                """
                №,Құрылымдық элемент,Қолданыстағы редакция,Ұсынылатын редакция,Негіздеме
                1,"26-бап, 3-тармақ",Жер <u>мемлекет</u> меншігінде болады & солай.,Жер <u>халық</u> меншігінде болады & солай.,жоқ
                2,"26-бап, 4-тармақ",жоқ,'=Құдық таза.,жоқ
                """;
        assertEquals(expected.replace("\n", "\r\n"), csv);
    }

    private static String csv(ComparativeTable table) {
        return new String(TableFiles.csv(table), StandardCharsets.UTF_8);
    }

    @Test
    void aLawThatContainsHtmlStaysText() {
        String html = TableFiles.htmlFragment(ComparativeTable.of(WATER, Map.of(), false));
        assertTrue(html.contains("&lt;u&gt;"));
        assertFalse(html.contains("<u>"));
        assertTrue(
                html.contains("<del><span class=\"said\">алып тасталды: </span>мемлекет</del>"),
                html);
        String page = new String(ComparisonPage.html(WATER), StandardCharsets.UTF_8);
        assertFalse(page.contains("<u>"));
        assertFalse(page.contains("<script"));
    }

    /// `kz/comparative-table-sample.json`: one row, `26-bap, 3-tarmaq`, and both wordings.
    @Test
    void theTableOfARealLawHasTheFormThatLawyersKnow() {
        Comparison real =
                Comparison.of(
                        RealTexts.of("kz/constitution-1995-part.ru.json", "ru"),
                        RealTexts.of("kz/constitution-2026.json", "ru"),
                        CompareOptions.STANDARD);
        ComparativeTable table = ComparativeTable.of(real, Map.of(), false);
        Pattern form =
                Pattern.compile(
                        "(преамбула|((статья|раздел) [0-9IVX-]+(, пункт [0-9-]+)?(, подпункт"
                                + " [0-9]+\\))?(, заголовок)?))( \\(было: [^)]+\\)?\\))?");
        for (ComparativeTable.Line line : table.lines()) {
            assertTrue(form.matcher(line.element()).matches(), line.element());
            assertFalse(line.before().isEmpty() && line.after().isEmpty());
        }
        long articles =
                table.lines().stream()
                        .map(line -> line.element().replaceAll(",.*| \\(.*", ""))
                        .filter(it -> it.startsWith("статья"))
                        .distinct()
                        .count();
        assertEquals(96, articles);
        assertEquals(
                List.of("статья 12, пункт 1 (было: статья 13, пункт 1)"),
                table.lines().stream()
                        .filter(line -> line.eId().equals("art_12__para_1"))
                        .map(ComparativeTable.Line::element)
                        .toList());
    }

    @Test
    void theWordProcessorFileIsWellFormedAndAlwaysTheSame() throws Exception {
        Comparison real =
                Comparison.of(
                        RealTexts.of("kz/constitution-1995-part.ru.json", "ru"),
                        RealTexts.of("kz/constitution-2026.json", "ru"),
                        CompareOptions.STANDARD);
        ComparativeTable table = ComparativeTable.of(real, Map.of(), false);
        byte[] docx = TableFiles.docx(table);
        assertArrayEquals(docx, TableFiles.docx(ComparativeTable.of(real, Map.of(), false)));
        Map<String, Document> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                parts.put(
                        entry.getName(),
                        factory.newDocumentBuilder()
                                .parse(new ByteArrayInputStream(zip.readAllBytes())));
            }
        }
        assertEquals(6, parts.size());
        assertEquals(
                table.lines().size() + 1,
                parts.get("word/document.xml").getElementsByTagNameNS("*", "tr").getLength());
        assertEquals("Структурный элемент", table.columns().get(1));
    }
}
