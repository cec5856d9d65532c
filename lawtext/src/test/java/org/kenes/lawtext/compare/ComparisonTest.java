package org.kenes.lawtext.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.RealTexts;
import org.kenes.lawtext.UnreadableLawException;

import java.time.Duration;
import java.util.List;

class ComparisonTest {
    private static Expression law(String text) {
        return RealTexts.paste(text, "en");
    }

    @Test
    void aMergedArticleSaysWhereItsWordsAre() {
        String wells =
                "Every well that serves more than one household is kept clean by all of them.";
        String rivers =
                "No river may be closed to those who live on its banks without their consent.";
        Comparison comparison =
                Comparison.of(
                        law(
                                "Article 1\n\n"
                                        + wells
                                        + " It is inspected once a year by the mayor.\n\n"
                                        + "Article 2\n\n"
                                        + rivers
                                        + "\n"),
                        law(
                                "Article 1\n\n"
                                        + wells
                                        + " It is inspected once a year by the mayor. "
                                        + rivers
                                        + "\n"),
                        CompareOptions.STANDARD);
        Row merged = comparison.rows().getLast();
        assertEquals(Change.MERGED, merged.change());
        assertEquals("art_1", merged.related().getFirst().unit().eId());
        assertTrue(merged.needsConfirmation());
        assertEquals(15, comparison.figures().wordsRelocated());
    }

    @Test
    void renumberingAloneLeavesTheWordingUnchanged() {
        Comparison comparison =
                Comparison.of(
                        law("Article 1\n\nWater is common.\n\nArticle 2\n\nWells are clean.\n"),
                        law("Article 2\n\nWater is common.\n\nArticle 3\n\nWells are clean.\n"),
                        CompareOptions.STANDARD);
        assertEquals(2, comparison.count(Change.UNCHANGED));
        assertEquals(2, comparison.count(Flag.RENUMBERED));
        assertEquals("0.000000", comparison.figures().rewrittenShareNew().toString());
    }

    @Test
    void whatIsGoneStandsAfterItsOldNeighbour() {
        Comparison comparison =
                Comparison.of(
                        law(
                                "Article 1\n\n"
                                        + "Water is common.\n\n"
                                        + "Article 2\n\n"
                                        + "Gone.\n\n"
                                        + "Article 3\n\n"
                                        + "Wells are clean.\n"),
                        law("Article 1\n\nWater is common.\n\nArticle 2\n\nWells are clean.\n"),
                        CompareOptions.STANDARD);
        assertEquals(
                List.of("unchanged", "repealed", "unchanged"),
                comparison.sideBySide().stream().map(row -> row.change().word()).toList());
    }

    @Test
    void differentLanguagesAreNotCompared() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        Comparison.of(
                                law("Article 1\n\nWater.\n"),
                                RealTexts.paste("Статья 1\n\nВода.\n", "ru"),
                                CompareOptions.STANDARD));
    }

    @Test
    void aContradictoryLineageNamesBothDecisions() {
        String json =
                """
                {"format":"kenes-law-lineage/1","old":"","new":"","decisions":[
                {"old":["art_1"],"new":["art_1"],"relation":"same"},
                {"old":["art_2"],"new":["art_1"],"relation":"same"}]}
                """;
        String message =
                assertThrows(UnreadableLawException.class, () -> Lineage.read(json, "l.json"))
                        .getMessage();
        assertTrue(message.contains("decisions 1 and 2"), message);
    }

    @Test
    @Tag("slow")
    void fiveThousandArticlesAgainstTheirReverse() {
        StringBuilder forward = new StringBuilder();
        StringBuilder backward = new StringBuilder();
        for (int i = 1; i <= 5_000; i++) {
            forward.append("Article ")
                    .append(i)
                    .append("\n\nRule number ")
                    .append(i * 31)
                    .append(".\n\n");
            int j = 5_001 - i;
            backward.append("Article ")
                    .append(i)
                    .append("\n\nRule number ")
                    .append(j * 31)
                    .append(".\n\n");
        }
        Comparison comparison =
                assertTimeout(
                        Duration.ofSeconds(10),
                        () ->
                                Comparison.of(
                                        law(forward.toString()),
                                        law(backward.toString()),
                                        CompareOptions.STANDARD));
        assertEquals(5_000, comparison.count(Change.UNCHANGED));
        assertEquals(4_999, comparison.count(Flag.MOVED));
    }

    @Test
    @Tag("slow")
    void thousandsOfArticlesThatAreAllAlikeAreBounded() {
        StringBuilder old = new StringBuilder();
        StringBuilder now = new StringBuilder();
        for (int i = 1; i <= 3_000; i++) {
            old.append("Article ")
                    .append(i)
                    .append("\n\nThe council decides on matter ")
                    .append(i)
                    .append(" of this law.\n\n");
            now.append("Article ")
                    .append(i)
                    .append("\n\nThe council decides on question ")
                    .append(i)
                    .append(" of this act.\n\n");
        }
        Comparison comparison =
                assertTimeout(
                        Duration.ofSeconds(60),
                        () ->
                                Comparison.of(
                                        law(old.toString()),
                                        law(now.toString()),
                                        CompareOptions.STANDARD));
        assertEquals(3_000, comparison.after().units().size());
    }
}
