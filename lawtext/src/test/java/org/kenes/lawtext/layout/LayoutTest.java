package org.kenes.lawtext.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Block;
import org.kenes.lawtext.Markup;
import org.kenes.lawtext.Markup.Element;
import org.kenes.lawtext.Markup.Words;
import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Piece;
import org.kenes.lawtext.norm.NormalForm;
import org.kenes.lawtext.norm.Script;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tables, lists and quoted amendments look like what they are, and say exactly the block's words.
class LayoutTest {
    private static final LayoutHtml.Said SAID =
            new LayoutHtml.Said("inserted", "deleted", "table", null);

    private static Element e(String name, Object... content) {
        return with(name, new TreeMap<>(), content);
    }

    private static Element with(
            String name, SortedMap<String, String> attributes, Object... content) {
        List<Markup> parts = new ArrayList<>();
        for (Object part : content) {
            parts.add(part instanceof Element child ? child : new Words(part.toString()));
        }
        return new Element(name, attributes, parts);
    }

    private static final Element FEES =
            e(
                    "table",
                    e("caption", "Fees"),
                    e("tr", e("th", e("p", "Well")), e("th", e("p", "Sum"))),
                    e("tr", e("td", e("p", "small")), e("td", e("p", "10 tenge"))));

    private static String html(Block block) {
        return LayoutHtml.of(Layout.of(block), SAID, null);
    }

    @Test
    void aTableIsATableWithItsCaptionAndHeads() {
        String html = html(Block.of(FEES));
        assertTrue(html.contains("<caption>Fees</caption>"), html);
        assertTrue(html.contains("<th scope=\"col\"><p>Sum</p>"), html);
        assertTrue(html.contains("<td><p>10 tenge</p>"), html);
        assertTrue(html.contains("aria-label=\"Fees\""), html);
        assertEquals(
                "Fees\nWell | Sum\nsmall | 10 tenge", LayoutLines.of(Layout.of(Block.of(FEES))));
    }

    @Test
    void aListKeepsItsLabels() {
        Element list =
                e(
                        "blockList",
                        e("listIntroduction", "Whoever"),
                        e("item", e("num", "(a)"), e("p", "digs")),
                        e("item", e("num", "(b)"), e("p", "drinks")),
                        e("listWrapUp", "pays."));
        assertEquals(
                "Whoever\n(a) digs\n(b) drinks\npays.", LayoutLines.of(Layout.of(Block.of(list))));
        String html =
                LayoutHtml.of(Layout.of(Block.of(list)), SAID, new LayoutHtml.Label("2.", "art_1"));
        assertTrue(html.startsWith("<p><a class=\"num\" href=\"art_1\">2.</a> Whoever</p>"), html);
    }

    @Test
    void aQuotedAmendmentStandsApartWithItsLabels() {
        var quotes = new TreeMap<>(java.util.Map.of("startQuote", "“", "endQuote", "”"));
        Element mod =
                e(
                        "p",
                        e(
                                "mod",
                                "Article 5 reads: ",
                                with(
                                        "quotedStructure",
                                        quotes,
                                        e(
                                                "article",
                                                e("num", "Article 5."),
                                                e("heading", "Wells"),
                                                e("content", e("p", "Wells are clean.")))),
                                "."));
        List<Part> parts = Layout.of(Block.of(mod));
        assertEquals(3, parts.size());
        assertTrue(parts.get(1) instanceof Part.Quoted);
        assertEquals(
                "Article 5 reads: \n“Article 5. Wells\nWells are clean.”\n.",
                LayoutLines.of(parts));
    }

    @Test
    void emphasisAndRaisedNumbersAreSeen() {
        Element p = e("p", "as ", e("b", "article 12", e("sup", "1")), " says", e("del", " not"));
        assertEquals("<p>as <b>article 12</b><b><sup>1</sup></b> says</p>\n", html(Block.of(p)));
    }

    @Test
    void aChangedWordIsMarkedInItsCell() {
        Element now =
                e(
                        "table",
                        e("caption", "Fees"),
                        e("tr", e("th", e("p", "Well")), e("th", e("p", "Sum"))),
                        e("tr", e("td", e("p", "small")), e("td", e("p", "12 tenge"))));
        Piece before = new Piece("art_1", "1", List.of(Block.of(FEES)));
        Piece after = new Piece("art_1", "1", List.of(new Block("A fee:"), Block.of(now)));
        NormalForm norm = new NormalForm(Script.LATIN);
        Diff.Changed changed =
                Diff.between(List.of(before), norm, List.of(after), norm).pieces().getFirst();
        String html = LayoutHtml.of(Layout.of(after, changed.newSide()), SAID, null);
        assertTrue(
                html.contains(
                        "<td><p><ins><span class=\"said\">inserted: </span>12</ins> tenge</p>"),
                html);
        String old = LayoutHtml.of(Layout.of(before, changed.oldSide()), SAID, null);
        assertTrue(
                old.contains("<td><p><del><span class=\"said\">deleted: </span>10</del> tenge</p>"),
                old);
    }

    @Test
    void theOldSideIsPrintedAsItWas() {
        NormalForm norm = new NormalForm(Script.LATIN);
        Diff.Changed changed =
                Diff.between(
                                List.of(new Piece("a", "", "The “old” well — here")),
                                norm,
                                List.of(new Piece("a", "", "The \"old\" spring - here")),
                                norm)
                        .pieces()
                        .getFirst();
        assertEquals("The “old” well — here", joined(changed.oldSide()));
        assertEquals("The \"old\" spring - here", joined(changed.newSide()));
    }

    private static String joined(List<Diff.Segment> segments) {
        return String.join("", segments.stream().map(Diff.Segment::text).toList());
    }

    @Test
    void nothingOfASourceIsWrittenAsHtml() {
        var evil = new TreeMap<>(java.util.Map.of("href", "javascript:alert(1)", "style", "x"));
        Element p =
                e(
                        "p",
                        with("a", evil, "<script>alert(1)</script>"),
                        with("img", new TreeMap<>(java.util.Map.of("alt", "\"><script>"))));
        String html = html(Block.of(p));
        assertFalse(html.contains("<script") || html.contains("javascript"), html);
    }

    @Provide
    Arbitrary<Element> markup() {
        Arbitrary<Markup> words =
                Arbitraries.of("one", " two", "three ", "4", "<&>", "\u00a0", "ә  қ", "\n")
                        .map(Words::new);
        Arbitrary<String> names =
                Arbitraries.of(
                        "p",
                        "b",
                        "sup",
                        "del",
                        "mod",
                        "quotedStructure",
                        "article",
                        "num",
                        "heading",
                        "table",
                        "tr",
                        "td",
                        "th",
                        "caption",
                        "blockList",
                        "item",
                        "ul",
                        "ol",
                        "li",
                        "br",
                        "img",
                        "listIntroduction",
                        "quotedText",
                        "noteRef");
        return Arbitraries.recursive(
                        () -> words,
                        inner ->
                                Combinators.combine(names, inner.list().ofMaxSize(4))
                                        .as((name, parts) ->
                                                new Element(name, new TreeMap<>(), parts)),
                        0,
                        4)
                .map(it -> it instanceof Element element ? element : e("p", "x"));
    }

    @Property(tries = 400)
    void aLayoutSaysTheWordsOfItsBlockInOrder(@ForAll("markup") Element markup) {
        Block block = Block.of(markup);
        Piece piece = new Piece("a", "", List.of(new Block("before"), block));
        String whole = letters(piece.text());
        assertEquals(whole, letters(said(Layout.of(piece, Diff.Kind.INSERTED))));
        LayoutHtml.of(Layout.of(piece, Diff.Kind.DELETED), SAID, null);
    }

    /// The labels of items without one, and digits that are raised, are not letters of the text.
    private static String letters(String text) {
        return text.replaceAll("[^a-zә-ӿқ]", "");
    }

    private static String said(List<Part> parts) {
        return String.join(
                "", parts.stream().map(it -> LayoutLines.words(LayoutLines.runs(it))).toList());
    }
}
