package org.kenes.lawtext.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.RealTexts;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;

import java.util.List;

/// Every way in which an anchor can end, on the smallest law that shows it.
class OutcomesTest {
    private static final String WELLS =
            "Every well that serves a village is measured in spring and in autumn by two people"
                    + " whom the village chooses for a year.";
    private static final String RIVERS =
            "Rivers run free to the sea, nobody closes them, and whoever builds a mill lets the"
                    + " fish pass beside it in all seasons.";
    private static final String MEETINGS =
            "The council meets in public on the first Monday of a month, reads what was written to"
                    + " it, and answers within ten days.";

    private static Comparison between(String old, String now) {
        return Comparison.of(
                RealTexts.paste(old, "en"), RealTexts.paste(now, "en"), CompareOptions.STANDARD);
    }

    private static String law(String... articles) {
        StringBuilder law = new StringBuilder();
        for (int i = 0; i < articles.length; i++) {
            law.append("Article ").append(i + 1).append("\n\n").append(articles[i]).append("\n\n");
        }
        return law.toString();
    }

    private static Resolution resolve(Comparison comparison, String eId, Anchor.Quote quote) {
        return new Anchors(comparison, false).resolve(new Anchor("a", "", eId, quote, "", ""));
    }

    @Test
    void wordsThatWentToOneOtherArticleMoved() {
        Comparison comparison =
                between(
                        law(MEETINGS + " Wolves stay.", RIVERS, WELLS),
                        law(MEETINGS, RIVERS + " Wolves stay.", WELLS));
        Resolution moved = resolve(comparison, "art_1", Anchor.Quote.of("Wolves stay."));
        assertEquals(Resolution.Outcome.MOVED, moved.outcome());
        assertEquals("art_2", moved.eId());
        assertEquals("2", moved.num());
        assertTrue(moved.moved());
        assertFalse(moved.counts());
        assertEquals(RIVERS.length() + 1, moved.start());
        assertEquals(RIVERS.length() + 13, moved.end());
    }

    @Test
    void wordsThatStandInTwoOtherArticlesAreAmbiguous() {
        Comparison comparison =
                between(
                        law(MEETINGS + " Wolves stay.", RIVERS, WELLS),
                        law(MEETINGS, RIVERS + " Wolves stay.", WELLS + " Wolves stay."));
        Resolution found = resolve(comparison, "art_1", Anchor.Quote.of("Wolves stay."));
        assertEquals(Resolution.Outcome.AMBIGUOUS, found.outcome());
        assertNull(found.eId());
        assertEquals(
                List.of("art_2", "art_3"),
                found.candidates().stream().map(Resolution.Candidate::eId).toList());
        assertEquals(
                List.of(RIVERS.length() + 1, WELLS.length() + 1),
                found.candidates().stream().map(Resolution.Candidate::start).toList());
    }

    @Test
    void ofSeveralPlacesInAnArticleTheWordsAroundDecide() {
        String text = "A well is kept clean. A river is kept clean. A lake is kept clean.";
        Comparison comparison = between(law(text, RIVERS), law("Today: " + text, RIVERS));
        String now = "Today: " + text;
        int first = now.indexOf("is kept");
        int second = now.indexOf("is kept", first + 1);
        int third = now.indexOf("is kept", second + 1);
        assertEquals(first, start(comparison, new Anchor.Quote("is kept clean", "", "", -1, -1)));
        assertEquals(
                third, start(comparison, new Anchor.Quote("is kept clean", "lake ", "", -1, -1)));
        assertEquals(
                second,
                start(comparison, new Anchor.Quote("is kept clean", "", ". A lake", -1, -1)));
        assertEquals(
                third,
                start(comparison, new Anchor.Quote("is kept clean", "", "", third, third + 13)));
        assertEquals(
                second, start(comparison, new Anchor.Quote("is kept clean", "river ", "", 0, 13)));
    }

    private static int start(Comparison comparison, Anchor.Quote quote) {
        Resolution found = resolve(comparison, "art_1", quote);
        assertEquals(Resolution.Outcome.EXACT, found.outcome());
        assertEquals(10_000, found.score());
        assertEquals(found.start() + 13, found.end());
        return found.start();
    }

    @Test
    void wholeWordsComeBeforePartsOfWords() {
        String old = "They are kept clean. " + WELLS;
        String now = "They are unkept clean, kept cleaner, kept clean. " + WELLS;
        Resolution found =
                resolve(between(law(old), law(now)), "art_1", Anchor.Quote.of("kept clean"));
        assertEquals(now.indexOf("kept clean. "), found.start());
        String parts = "They are unkept cleaner. " + WELLS;
        Resolution part =
                resolve(between(law(old), law(parts)), "art_1", Anchor.Quote.of("kept clean"));
        assertEquals(parts.indexOf("kept clean"), part.start());
    }

    @Test
    void wordsThatWereSplitOffAreFoundInTheNewArticle() {
        Comparison comparison =
                between(law(WELLS + " " + RIVERS, MEETINGS), law(WELLS, RIVERS, MEETINGS));
        Resolution found =
                resolve(
                        comparison,
                        "art_1",
                        Anchor.Quote.of("whoever builds a mill lets the fish"));
        assertEquals(Resolution.Outcome.MERGED, found.outcome());
        assertEquals("art_2", found.eId());
        assertTrue(found.moved());
        assertFalse(found.counts());
        assertEquals(RIVERS.indexOf("whoever"), found.start());
    }

    @Test
    void aMergedArticleLeadsToWhereItsWordsAre() {
        Comparison comparison =
                between(law(WELLS, RIVERS, MEETINGS), law(WELLS + " " + RIVERS, MEETINGS));
        String gone =
                comparison.rows().stream()
                        .filter(row -> row.after() == null)
                        .findFirst()
                        .orElseThrow()
                        .unit()
                        .eId();
        Resolution whole = resolve(comparison, gone, null);
        assertEquals(Resolution.Outcome.MERGED, whole.outcome());
        assertEquals("art_1", whole.eId());
        assertTrue(whole.moved());
        assertFalse(whole.counts());
        assertTrue(whole.score() >= 4_000);
        Resolution unconfirmed =
                new Anchors(comparison, true).resolve(new Anchor("a", "", gone, null, "", ""));
        assertEquals(Resolution.Reason.LINEAGE_UNCONFIRMED, unconfirmed.reason());
        assertEquals(
                Resolution.Outcome.EXACT,
                new Anchors(comparison, true)
                        .resolve(new Anchor("a", "", "art_3", null, "", ""))
                        .outcome());
    }

    @Test
    void aParagraphThatIsGoneLeadsToItsArticle() {
        String article = "1. " + WELLS + "\n\n2. Wolves stay.";
        Comparison comparison = between(law(article, RIVERS), law("1. " + WELLS, RIVERS));
        Resolution found = resolve(comparison, "art_1__para_2", null);
        assertEquals(Resolution.Outcome.EDITED, found.outcome());
        assertEquals("art_1", found.eId());
        assertFalse(found.counts());
        assertFalse(found.moved());
        assertTrue(found.score() > 0);
        assertTrue(resolve(comparison, "art_1__para_1", null).counts());
    }

    @Test
    void aNewHeadingEndsTheCountAndANewNumberDoesNot() {
        Comparison comparison =
                between(
                        "Article 1. Wells\n\n" + WELLS + "\n\nArticle 2\n\n" + RIVERS,
                        "Article 1. All wells\n\n"
                                + WELLS
                                + "\n\nArticle 2\n\n"
                                + MEETINGS
                                + "\n\nArticle 3\n\n"
                                + RIVERS);
        Resolution wells = resolve(comparison, "art_1", null);
        assertEquals(Resolution.Outcome.EDITED, wells.outcome());
        assertFalse(wells.counts());
        assertFalse(wells.moved());
        Resolution rivers = resolve(comparison, "art_2", null);
        assertEquals(Resolution.Outcome.EXACT, rivers.outcome());
        assertEquals("art_3", rivers.eId());
        assertTrue(rivers.counts() && rivers.moved());
        assertEquals(10_000, rivers.score());
        Resolution quoted = resolve(comparison, "art_2", Anchor.Quote.of("lets the fish pass"));
        assertTrue(quoted.counts() && quoted.moved());
    }

    @Test
    void theWholeTextIsSearchedForItsQuotes() {
        Comparison same = between(law(WELLS, RIVERS), law(WELLS, RIVERS));
        Resolution whole = resolve(same, "", null);
        assertEquals(Resolution.Outcome.EXACT, whole.outcome());
        assertEquals(10_000, whole.score());
        assertTrue(whole.counts());
        Resolution quote = resolve(same, "", Anchor.Quote.of("lets the fish pass"));
        assertEquals(Resolution.Outcome.EXACT, quote.outcome());
        assertEquals("art_2", quote.eId());
        assertTrue(quote.counts());
        assertFalse(quote.moved());
        Comparison other = between(law(WELLS, RIVERS), law(WELLS, MEETINGS));
        assertEquals(Resolution.Outcome.EDITED, resolve(other, "", null).outcome());
        assertEquals(0, resolve(other, "", null).score());
        assertEquals(
                Resolution.Outcome.ORPHAN,
                resolve(other, "", Anchor.Quote.of("lets the fish pass")).outcome());
    }

    @Test
    void aChapterFollowsItsArticlesAndItsQuotesAreAnywhere() {
        String old = "Chapter 1. Water\n\nArticle 1\n\n" + WELLS + "\n\nArticle 2\n\n" + RIVERS;
        Comparison comparison = between(old, old.replace("a year", "two years"));
        assertFalse(resolve(comparison, "chp_1", null).counts());
        assertTrue(resolve(between(old, old), "chp_1", null).counts());
        Resolution quoted = resolve(comparison, "chp_1", Anchor.Quote.of("lets the fish pass"));
        assertEquals(Resolution.Outcome.EXACT, quoted.outcome());
        assertEquals("art_2", quoted.eId());
        assertFalse(quoted.moved());
    }

    @Test
    void aQuoteOfAThousandLettersIsSearchedALongerOneIsNot() {
        Comparison comparison = between(law(WELLS, RIVERS), law(WELLS, RIVERS));
        assertEquals(
                Resolution.Outcome.ORPHAN,
                resolve(comparison, "art_1", Anchor.Quote.of("x".repeat(1_000))).outcome());
        assertEquals(
                Resolution.Reason.QUOTE_TOO_LONG,
                resolve(comparison, "art_1", Anchor.Quote.of("x".repeat(1_001))).reason());
    }

    @Test
    void anAddressWithoutALanguageIsOfTheTextAtHand() {
        Comparison comparison = between(law(WELLS), law(WELLS));
        for (String source : List.of("", "a@b", "/akn/kz/bill/x/ENG@2026-01-01", "//12@x")) {
            Anchor anchor = new Anchor("a", source, "art_1", null, "", "");
            assertEquals(
                    Resolution.Outcome.EXACT,
                    new Anchors(comparison, false).resolve(anchor).outcome(),
                    source);
        }
    }
}
