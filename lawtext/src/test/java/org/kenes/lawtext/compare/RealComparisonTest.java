package org.kenes.lawtext.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.RealTexts;
import org.kenes.lawtext.diff.Diff;
import org.kenes.testkit.SharedData;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which article continues which, on real laws.
class RealComparisonTest {
    private static Comparison kazakhstan() {
        return Comparison.of(
                RealTexts.of("kz/constitution-1995-part.ru.json", "ru"),
                RealTexts.of("kz/constitution-2026.json", "ru"),
                CompareOptions.STANDARD);
    }

    @Test
    void everyPairOfTheGoldAlignmentIsFound() {
        Map<String, String> found =
                kazakhstan().rows().stream()
                        .filter(row -> row.before() != null && row.after() != null)
                        .filter(row -> row.unit().kind() == Kind.ARTICLE)
                        .collect(
                                Collectors.toMap(
                                        row -> row.before().num(), row -> row.after().num()));
        Map<String, String> gold =
                SharedData.csv("lawtext/kz/align-1995-2026.gold.csv").stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.get("art_1995"), row -> row.get("art_2026")));
        assertEquals(25, gold.size());
        assertEquals(gold, found);
    }

    @Test
    void figuresOfThePublishedExampleAreExact() {
        Figures figures = kazakhstan().figures();
        assertEquals(1438, figures.wordsOld());
        assertEquals(9431, figures.wordsNew());
        assertEquals(980, figures.wordsKept());
        assertEquals("0.318498", figures.rewrittenShareOld().toString());
        assertEquals("0.896087", figures.rewrittenShareNew().toString());
        assertEquals("1.000000", figures.articlesTouchedShareOld().toString());
    }

    @Test
    @Tag("slow")
    void theGermanAmendmentsAreFoundAndNothingElse() {
        Comparison german =
                Comparison.of(
                        RealTexts.of("de-gg/gg-2012-08-06.md", "de"),
                        RealTexts.of("de-gg/gg-2020-09-29.md", "de"),
                        CompareOptions.STANDARD);
        assertEquals(
                List.of(
                        "21", "72", "90", "91b", "91c", "104a", "104b", "105", "106", "107", "108",
                        "109a", "114", "125b", "125c", "143d"),
                articles(german, Change.EDITED));
        assertEquals(
                List.of("104c", "104d", "143e", "143f", "143g"), articles(german, Change.INSERTED));
        assertEquals(List.of(), articles(german, Change.REPEALED));
        assertEquals(0, german.count(Flag.MOVED));
        assertEquals(Comparison.Assigned.OPTIMAL, german.assignment());
    }

    private static List<String> articles(Comparison comparison, Change change) {
        return comparison.rows().stream()
                .filter(row -> row.change() == change && row.unit().kind() == Kind.ARTICLE)
                .map(row -> row.unit().num())
                .toList();
    }

    @Test
    @Tag("slow")
    void theChileanDraftIsMergedAndReordered() {
        Comparison chile =
                Comparison.of(
                        RealTexts.of("cl/draft-2022-05-14.es.md"),
                        RealTexts.of("cl/final-2022-07-04.es.md"),
                        CompareOptions.STANDARD);
        near(380, chile.count(Change.EDITED));
        near(5, chile.count(Change.UNCHANGED));
        near(86, chile.count(Change.MERGED));
        near(3, chile.count(Change.SPLIT));
        near(27, chile.count(Change.REPEALED));
        near(1, chile.count(Change.INSERTED));
        near(285, chile.count(Flag.MOVED));
        assertTrue(chile.figures().wordsKept() >= 32_000, () -> "" + chile.figures());
        assertEquals(498 + 1 + 388, units(chile));
    }

    private static void near(long expected, long found) {
        assertTrue(Math.abs(expected - found) <= 5, expected + " expected, " + found + " found");
    }

    private static long units(Comparison comparison) {
        return comparison.rows().stream()
                .mapToLong(row -> (row.before() == null ? 0 : 1) + (row.after() == null ? 0 : 1))
                .sum();
    }

    @Test
    void theDraftPreambleHasExactlyThreeChanges() {
        Row preamble =
                Comparison.of(
                                RealTexts.of("kz/draft-2026-01-31-preamble.ru.txt"),
                                RealTexts.of("kz/constitution-2026.json", "ru"),
                                CompareOptions.STANDARD)
                        .rows()
                        .getFirst();
        assertEquals(86, preamble.kept());
        assertEquals(89, preamble.before().words());
        assertEquals(91, preamble.after().words());
        List<String> changes =
                preamble.diff().pieces().stream()
                        .flatMap(piece -> piece.segments().stream())
                        .filter(segment -> segment.kind() != Diff.Kind.KEPT)
                        .map(segment -> segment.kind().sign() + segment.text().strip())
                        .toList();
        assertEquals(
                List.of(
                        "-исконной",
                        "+исконно",
                        "-степи",
                        "+Степи",
                        "-граждан",
                        "+человека и гражданина"),
                changes);
    }

    @Test
    void explicitIdentityDecidesOnlyWhereItIsTrusted() {
        CompareOptions distrust = CompareOptions.STANDARD.trustWId(CompareOptions.TrustWId.NO);
        assertEquals("3", successorOfTwo(CompareOptions.STANDARD));
        assertEquals("2", successorOfTwo(distrust));
    }

    private static String successorOfTwo(CompareOptions options) {
        Comparison comparison =
                Comparison.of(
                        RealTexts.of("akn/renumber-v1.akn.xml"),
                        RealTexts.of("akn/renumber-v2.akn.xml"),
                        options);
        return comparison.rows().stream()
                .filter(row -> row.before() != null && row.before().eId().equals("art_2"))
                .findFirst()
                .orElseThrow()
                .after()
                .num();
    }

    @Test
    void anEditorsDecisionWinsOverEverything() {
        Comparison proposed = kazakhstan();
        assertTrue(proposed.unconfirmed() > 0);
        Lineage all = proposed.proposal("office", "2026-02-12");
        Comparison confirmed =
                Comparison.of(
                        proposed.before().expression(),
                        proposed.after().expression(),
                        CompareOptions.STANDARD.lineage(
                                Lineage.read(
                                        new String(
                                                all.json(),
                                                java.nio.charset.StandardCharsets.UTF_8),
                                        "l.json")));
        assertEquals(0, confirmed.unconfirmed());
        assertEquals(proposed.figures(), confirmed.figures());
        Lineage apart =
                new Lineage(
                        "",
                        "",
                        List.of(
                                new Lineage.Decision(
                                        List.of("art_13"),
                                        List.of("art_12"),
                                        Lineage.Relation.NONE,
                                        "office",
                                        "2026-02-12",
                                        "")));
        Comparison other =
                Comparison.of(
                        proposed.before().expression(),
                        proposed.after().expression(),
                        CompareOptions.STANDARD.lineage(apart));
        assertFalse(
                other.rows().stream()
                        .anyMatch(row ->
                                row.before() != null
                                        && row.after() != null
                                        && row.before().eId().equals("art_13")
                                        && row.after().eId().equals("art_12")));
    }

    @Test
    void aNewVersionInheritsTheIdentityOfWhatItContinues() {
        var v2 =
                WIds.inherit(
                        Comparison.of(
                                RealTexts.paste(
                                        "Article 1\n\n"
                                                + "Water is common.\n\n"
                                                + "Article 2\n\n"
                                                + "Wells are kept clean by those who use them.\n",
                                        "en"),
                                RealTexts.paste(
                                        "Article 1\n\n"
                                                + "Water is common.\n\n"
                                                + "Article 2\n\n"
                                                + "Rivers may not be closed.\n\n"
                                                + "Article 3\n\n"
                                                + "Wells are kept clean by those who use them.\n",
                                        "en"),
                                CompareOptions.STANDARD));
        assertEquals(
                List.of("art_1", "art_2-20260101", "art_2"),
                v2.body().stream().map(article -> article.wId()).toList());
    }
}
