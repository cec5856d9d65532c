package org.kenes.lawtext.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.RealTexts;
import org.kenes.lawtext.Status;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.akn.AknReader;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;

import java.util.ArrayList;
import java.util.List;

/// What an editor is told about a text, on texts small enough to see at once why.
class NoticedTest {
    private static final ReadOptions OPTIONS =
            ReadOptions.named("paste.txt").format(ReadOptions.Format.PASTE).lang(Lang.ENGLISH);

    private static Imported paste(String text, ReadOptions options) {
        return LawReader.read(text.getBytes(UTF_8), options).getFirst();
    }

    private static Imported paste(String text) {
        return paste(text, OPTIONS.work("/akn/kz/act/2026-01-01/water").date("2026-01-01"));
    }

    private static Imported akn(String articles) {
        return AknReader.read(RealTexts.act(articles), ReadOptions.named("law.xml"));
    }

    private static String article(String attributes, String num) {
        return "<article %s><num>%s</num><content><p>Water %s.</p></content></article>"
                .formatted(attributes, num, num);
    }

    /// `eId: excerpt: detail` of every defect of this kind.
    private static List<String> noticed(Imported read, Defect.Code code) {
        return read.report().defects().stream()
                .filter(it -> it.code() == code)
                .map(it -> it.eId() + ": " + it.excerpt() + ": " + it.detail())
                .toList();
    }

    private static List<String> eIds(Expression text) {
        List<String> ids = new ArrayList<>();
        text.walk(it -> ids.add(it.eId() + (it.wId().equals(it.eId()) ? "" : " = " + it.wId())));
        return ids;
    }

    @Test
    void numbersThatAreNotInARowAreNamed() {
        Imported read =
                paste(
                        """
                        Article 1

                        Water.

                        Article 3

                        Wells.

                        Article 2

                        Rivers.

                        Article 3

                        Springs.
                        """);
        assertEquals(List.of("art_3: 3: follows number 1"), noticed(read, Defect.Code.NUMBER_GAP));
        assertEquals(
                List.of("art_2: 2: follows number 3"), noticed(read, Defect.Code.NUMBER_ORDER));
        assertEquals(
                List.of("art_3-dup2: 3: this number is there already"),
                noticed(read, Defect.Code.DUPLICATE_NUMBER));
        assertEquals(
                List.of("art_3-dup2: Article 3: art_3 is there already"),
                noticed(read, Defect.Code.DUPLICATE_EID));
        assertEquals(List.of("art_1", "art_3", "art_2", "art_3-dup2"), eIds(read.expression()));
    }

    @Test
    void numbersInARowAreNotMentioned() {
        Imported read = paste("Article 7\n\nWater.\n\nArticle 8\n\nWells.\n");
        assertEquals(List.of(), read.report().defects());
        assertEquals(List.of("art_7", "art_8"), eIds(read.expression()));
    }

    @Test
    void anArticleWithoutAWordIsNamed() {
        Imported read = paste("Article 1\n\nArticle 2\n\nWells.\n");
        assertEquals(List.of("art_1: : has no text"), noticed(read, Defect.Code.EMPTY_UNIT));
    }

    /// A Latin letter in Cyrillic words of a heading and of the text; the first word is shown.
    @Test
    void lookalikeLettersAreCounted() {
        Imported read =
                paste(
                        "Статья 1. Вoда\n\nВода, рeки и колодцы.\n",
                        OPTIONS.lang(Lang.RUSSIAN)
                                .work("/akn/kz/act/2026-01-01/water")
                                .date("2026-01-01"));
        List<String> noticed = noticed(read, Defect.Code.LOOKALIKE_LETTERS);
        assertEquals(1, noticed.size(), noticed::toString);
        assertTrue(noticed.getFirst().contains("2 words hold look-alike letters"));
        assertTrue(noticed.getFirst().startsWith(": рeки"), noticed::toString);
    }

    @Test
    void identifiersOfTheSourceStayIfTheyCan() {
        Imported read =
                akn(
                        article("eId=\"art_9\"", "1.")
                                + article("eId=\"art 2\"", "2.")
                                + article("eId=\"art_9\"", "3."));
        assertEquals(List.of("art_9", "art_2", "art_3"), eIds(read.expression()));
        assertEquals(List.of(": art 2: recomputed"), noticed(read, Defect.Code.BAD_EID));
        assertEquals(List.of(": art_9: recomputed"), noticed(read, Defect.Code.DUPLICATE_EID));
    }

    @Test
    void noTwoProvisionsClaimOneIdentity() {
        Imported read =
                akn(
                        article("eId=\"art_1\"", "1.")
                                + article("eId=\"art_2\" wId=\"art_1\"", "2.")
                                + article("eId=\"art_3\" wId=\"art_1\"", "3."));
        assertEquals(
                List.of("art_1 = art_1-20260101", "art_2 = art_1", "art_3"),
                eIds(read.expression()));
        assertEquals(
                List.of("art_3: art_1: a second unit of this wId"),
                noticed(read, Defect.Code.BAD_EID));
        assertEquals("art_2", Provisions.of(read.expression()).byWId("art_1").orElseThrow().eId());
    }

    /// What the standard's rule would give is somebody's own already.
    @Test
    void anIdentityMadeForAProvisionIsOneThatNobodyHas() {
        Imported read =
                akn(
                        article("eId=\"art_1\"", "1.")
                                + article("eId=\"art_2\" wId=\"art_1\"", "2.")
                                + article("eId=\"art_3\" wId=\"art_1-20260101\"", "3."));
        assertEquals(
                List.of("art_1 = art_1-20260101-2", "art_2 = art_1", "art_3 = art_1-20260101"),
                eIds(read.expression()));
    }

    @Test
    void whatNobodySaidAboutTheTextIsNamed() {
        Imported read = paste("Article 1\n\nWater.\n", OPTIONS);
        assertEquals(
                List.of(
                        ": : no date of the version; say it with the option date",
                        ": : no address of the Work; say it with the option work"),
                noticed(read, Defect.Code.MISSING_META));
        assertEquals("0001-01-01", read.expression().version().date());
        assertEquals(Status.ADOPTED, read.expression().version().status());
    }

    @Test
    void aBillIsADraftUnlessSomebodySaysOtherwise() {
        ReadOptions bill = OPTIONS.work("/akn/kz/bill/2026-01-01/water").date("2026-01-01");
        String text = "Article 1\n\nWater.\n";
        assertEquals(Status.DRAFT, paste(text, bill).expression().version().status());
        assertEquals(
                Status.ADOPTED,
                paste(text, bill.status(Status.ADOPTED)).expression().version().status());
        assertEquals(Status.ADOPTED, paste(text).expression().version().status());
    }

    @Test
    void datesAndAddressesThatAreNoneAreRefusedWithTheFile() {
        for (ReadOptions wrong :
                List.of(
                        OPTIONS.date("soon").work("/akn/kz/act/2026-01-01/water"),
                        OPTIONS.date("2026-01-01").work("water"))) {
            var refused =
                    assertThrows(
                            UnreadableLawException.class,
                            () -> paste("Article 1\n\nWater.\n", wrong));
            assertTrue(String.valueOf(refused.getMessage()).startsWith("paste.txt: "));
        }
    }
}
