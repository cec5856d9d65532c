package org.kenes.lawtext.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.RealTexts;
import org.kenes.lawtext.compare.Change;
import org.kenes.lawtext.compare.CompareOptions;
import org.kenes.lawtext.compare.Comparison;
import org.kenes.lawtext.compare.Row;
import org.kenes.lawtext.find.Provisions;
import org.kenes.testkit.SharedData;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

class AnchorsTest {
    private static Comparison german() {
        return Comparison.of(
                RealTexts.of("de-gg/gg-2012-08-06.md", "de"),
                RealTexts.of("de-gg/gg-2020-09-29.md", "de"),
                CompareOptions.STANDARD);
    }

    @Test
    @Tag("slow")
    void twoThousandShortQuotesLandInTheRightArticle() {
        Anchors anchors = new Anchors(german(), false);
        Pattern expected = Pattern.compile("\"num\": \"([^\"]*)\"");
        int right = 0;
        int wrong = 0;
        int lines = 0;
        for (String line : SharedData.text("lawtext/de-gg/anchors-2000.jsonl").lines().toList()) {
            Matcher num = expected.matcher(line);
            assertTrue(num.find());
            Resolution found = anchors.resolve(Annotations.read(line, "line " + ++lines));
            if (found.found() && num.group(1).equals(found.num())) {
                right++;
            } else if (found.found()) {
                wrong++;
            }
        }
        assertEquals(2_000, lines);
        assertTrue(right >= 1_980 && wrong <= 2, right + " right, " + wrong + " wrong");
    }

    @Test
    @Tag("slow")
    void anOpinionOnAnArticleCountsExactlyWhereTheWordingIsTheSame() {
        Comparison german = german();
        Anchors anchors = new Anchors(german, false);
        int counted = 0;
        for (Row row : german.rows()) {
            if (row.before() == null || !row.before().basic()) {
                continue;
            }
            String eId = row.before().eId();
            Anchor anchor = Anchor.at("a", german.before().provisions(), eId).orElseThrow();
            boolean same = row.change() == Change.UNCHANGED && !row.touched();
            assertEquals(same, anchors.resolve(anchor).counts(), eId);
            counted += same ? 1 : 0;
        }
        assertTrue(counted > 150);
    }

    private static final Expression OLD =
            RealTexts.paste(
                    "Article 1\n\n"
                        + "1. Water is common.\n\n"
                        + "2. Every well that serves more than one house is kept clean.\n\n"
                        + "Article 2\n\n"
                        + "The mayor inspects wells once a year and publishes what she finds.\n\n"
                        + "Article 3\n\n"
                        + "Fishing is free in spring.\n",
                    "en");
    private static final Expression NEW =
            RealTexts.paste(
                    "Article 1\n\n"
                        + "The council meets in public every month of the year.\n\n"
                        + "Article 2\n\n"
                        + "1. Water is common.\n\n"
                        + "2. Every well that serves more than two houses is kept clean.\n\n"
                        + "Article 3\n\n"
                        + "The mayor inspects wells once a year and publishes what she finds.\n",
                    "en");

    private static Resolution resolve(String eId, String quote) {
        Provisions provisions = Provisions.of(OLD);
        Anchor anchor =
                quote.isEmpty()
                        ? Anchor.at("a", provisions, eId).orElseThrow()
                        : Anchor.at("a", provisions, eId, quote).orElseThrow();
        Anchor stored = Annotations.read(Annotations.line(anchor), "line 1");
        assertEquals(anchor, stored);
        return new Anchors(Comparison.of(OLD, NEW, CompareOptions.STANDARD), false).resolve(stored);
    }

    @Test
    void aParagraphKeepsItsOpinionsUnderRenumberingAndLosesThemWithItsWording() {
        Resolution same = resolve("art_1__para_1", "");
        assertEquals(Resolution.Outcome.EXACT, same.outcome());
        assertEquals("art_2__para_1", same.eId());
        assertTrue(same.counts());
        assertTrue(same.moved());
        Resolution edited = resolve("art_1__para_2", "");
        assertEquals(Resolution.Outcome.EDITED, edited.outcome());
        assertEquals("art_2__para_2", edited.eId());
        assertFalse(edited.counts());
        assertFalse(resolve("art_1", "").counts());
        assertTrue(resolve("art_2", "").counts());
    }

    @Test
    void aQuoteIsFoundInEditedWords() {
        Resolution found = resolve("art_1__para_2", "more than one house is kept");
        assertEquals(Resolution.Outcome.EDITED, found.outcome());
        assertEquals("2", found.num());
        assertTrue(found.score() >= 7_000 && found.score() < 10_000);
    }

    @Test
    void whatIsRepealedIsAnOrphan() {
        assertEquals(Resolution.Outcome.ORPHAN, resolve("art_3", "").outcome());
        assertEquals(Resolution.Outcome.ORPHAN, resolve("art_3", "free in spring").outcome());
        assertNull(resolve("art_3", "").eId());
    }

    @Test
    void whatIsNotSearchedIsNeverReportedAsGone() {
        Anchors anchors = new Anchors(Comparison.of(OLD, NEW, CompareOptions.STANDARD), false);
        Anchor unknown = new Anchor("a", "", "art_99", null, "", "");
        assertEquals(Resolution.Reason.UNKNOWN_UNIT, anchors.resolve(unknown).reason());
        Anchor russian =
                new Anchor("a", "/akn/kz/bill/2026/water/rus@2026-01-01", "art_1", null, "", "");
        assertEquals(Resolution.Reason.LANGUAGE, anchors.resolve(russian).reason());
        Anchor long_ = new Anchor("a", "", "art_1", Anchor.Quote.of("x".repeat(1_001)), "", "");
        assertEquals(Resolution.Reason.QUOTE_TOO_LONG, anchors.resolve(long_).reason());
    }

    @Test
    void aQuoteWithLookalikeLettersIsFound() {
        Expression text = RealTexts.paste("1-бап\n\nАдам және азамат.\n", "kk");
        Anchors anchors = new Anchors(Comparison.of(text, text, CompareOptions.STANDARD), false);
        Anchor typed = new Anchor("a", "", "art_1", Anchor.Quote.of("жəне азамат"), "", "");
        assertEquals(Resolution.Outcome.EXACT, anchors.resolve(typed).outcome());
    }

    @Test
    void theWholeTextCountsOnlyIfNothingChanged() {
        assertFalse(resolve("", "").counts());
        Anchors same = new Anchors(Comparison.of(OLD, OLD, CompareOptions.STANDARD), false);
        assertTrue(same.resolve(Anchor.at("a", Provisions.of(OLD), "").orElseThrow()).counts());
    }
}
