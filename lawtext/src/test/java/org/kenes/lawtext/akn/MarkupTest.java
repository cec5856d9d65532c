package org.kenes.lawtext.akn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Block;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.RealTexts;
import org.kenes.lawtext.RoundTrip;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.testkit.SharedData;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Mark-up inside blocks comes in and goes out as it is, and nothing is left out without a word.
class MarkupTest {
    private static Imported read(String content) {
        byte[] file =
                RealTexts.act(
                        "<article eId=\"art_1\"><num>1.</num><content>\n"
                                + content
                                + "</content></article>");
        Imported read = AknReader.read(file, ReadOptions.named("law.xml").lang(Lang.ENGLISH));
        assertTrue(read.report().chars().balanced());
        RoundTrip.check(read.expression());
        return read;
    }

    private static List<Block> blocks(Imported read) {
        return read.expression().body().getFirst().lead();
    }

    private static List<String> words(Imported read) {
        return blocks(read).stream().map(Block::text).toList();
    }

    private static String written(Imported read) {
        String all = new String(AknWriter.write(read.expression()), StandardCharsets.UTF_8);
        int start = all.indexOf("__content\">\n") + "__content\">\n".length();
        return all.substring(start, all.indexOf("\n</content>"));
    }

    @Test
    void emphasisReferencesAndTermsAreKept() {
        String inline =
                "<p>A <b>bold</b> and <i>slanted</i> <def>well</def>, see <ref"
                        + " href=\"#art_2\">article 2</ref>, <term"
                        + " refersTo=\"#w\">H<sub>2</sub>O</term> and <ins>new</ins>.</p>";
        Imported read = read(inline);
        assertEquals(List.of("A bold and slanted well, see article 2, H2O and new."), words(read));
        assertEquals(inline, written(read));
    }

    @Test
    void aPlainParagraphHasNoMarkup() {
        assertNull(blocks(read("<p> just\n words </p>")).getFirst().markup());
    }

    @Test
    void aRaisedNumberIsNotReadAsPartOfTheNumberBeforeIt() {
        assertEquals(
                List.of("as article 12¹ says"),
                words(read("<p>as article 12<sup>1</sup> says</p>")));
    }

    @Test
    void wordsStruckOutStayInTheFileAndAreNoTextOfTheLaw() {
        Imported read = read("<p>ten <del>seven </del>days</p>");
        assertEquals(List.of("ten days"), words(read));
        assertEquals("<p>ten <del>seven </del>days</p>", written(read));
        assertEquals(5, read.report().chars().markup());
    }

    @Test
    void aTableIsOneBlockWhoseCellsAreApart() {
        String table =
                "<table"
                    + " eId=\"t\"><tr><th><p>Fee</p></th><th><p>Sum</p></th></tr><tr><td><p>Well</p>"
                    + "</td><td><p>10</p></td></tr></table>";
        Imported read = read(table.replaceAll("</?p>", "").replace("><", ">\n  <"));
        assertEquals(List.of("Fee Sum Well 10"), words(read));
        assertEquals(table, written(read));
    }

    @Test
    void aListIsKeptWithItsNumbers() {
        String list =
                "<blockList eId=\"l\"><listIntroduction>Whoever</listIntroduction><item"
                        + " eId=\"i1\"><num>(a)</num><p>digs</p></item><item"
                        + " eId=\"i2\"><num>(b)</num><p>drinks</p></item></blockList>";
        Imported read = read(list);
        assertEquals(List.of("Whoever (a) digs (b) drinks"), words(read));
        assertEquals(list, written(read));
    }

    @Test
    void aQuotedAmendmentIsKept() {
        String mod =
                "<p>After section 2 insert<mod eId=\"m\"><quotedStructure eId=\"q\"><section"
                        + " eId=\"s\"><num>2A</num><content><p>New"
                        + " words.</p></content></section></quotedStructure></mod></p>";
        Imported read = read(mod);
        assertEquals(List.of("After section 2 insert 2A New words."), words(read));
        assertEquals(mod, written(read));
    }

    @Test
    void notesLeaveTheTextAndStandAtTheProvision() {
        Imported read =
                read(
                        "<p>Water<authorialNote><p>See the ruling.</p><p>And"
                                + " another.</p></authorialNote> is <b>common</b>.</p>");
        assertEquals(List.of("Water is common."), words(read));
        assertEquals("See the ruling. And another.", read.expression().notes().getFirst().text());
        assertEquals("art_1", read.expression().notes().getFirst().at());
    }

    @Test
    void aReferenceToNoNoteIsReported() {
        Imported read = read("<p>Water<noteRef href=\"#n9\"/> is common.</p>");
        assertTrue(read.report().has(Defect.Code.FOOTNOTE_UNDEFINED));
    }

    @Test
    void whatTheStandardDoesNotKnowIsOpenedAndReported() {
        Imported read = read("<p>Water <blink>is</blink> <b>common</b>.</p>");
        assertEquals("<p>Water is <b>common</b>.</p>", written(read));
        assertTrue(read.report().has(Defect.Code.UNKNOWN_ELEMENT));
    }

    @Test
    void markUpThatIsNotValidBecomesPlainBlocksAndIsReported() {
        Imported read = read("<table><p>Water <b>is</b></p><p>common <del>not</del></p></table>");
        assertEquals(List.of("Water is", "common"), words(read));
        assertTrue(read.report().has(Defect.Code.BLOCK_FLATTENED));
        assertEquals(3, read.report().chars().skipped());
        assertTrue(read.report().has(Defect.Code.SKIPPED_TEXT));
    }

    @Test
    void anIdentifierInsideABlockNeverTakesThatOfAProvision() {
        Imported read =
                read("<p eId=\"art_1\">Water.</p><p eId=\"p1\">Wells.</p><p eId=\"p1\">Air.</p>");
        assertEquals("<p>Water.</p>\n<p eId=\"p1\">Wells.</p>\n<p>Air.</p>", written(read));
        assertTrue(read.report().has(Defect.Code.DUPLICATE_EID));
    }

    @Test
    void attributesAndMetadataWithoutAPlaceAreNamed() {
        Imported read = read("<p GUID=\"x\">Water.</p>");
        assertTrue(
                read.report().defects().stream()
                        .anyMatch(defect ->
                                defect.excerpt().equals("@GUID")
                                        && defect.action() == Defect.Action.SKIPPED));
    }

    /// Real acts with lists, amendments, notes and foreign mark-up.
    @Test
    void theExamplesOfTheStandardKeepTheirMarkup() {
        for (String name :
                List.of("oasis-uk_pga-2014-27-enacted-data.xml", "oasis-us_Act_2011-11-29.xml")) {
            Imported read =
                    AknReader.read(
                            SharedData.bytes("lawtext/akn/" + name), ReadOptions.named(name));
            assertTrue(read.report().chars().balanced());
            assertEquals(0, read.report().chars().skipped(), name);
            String written = new String(RoundTrip.check(read.expression()), StandardCharsets.UTF_8);
            assertTrue(written.contains("<ref "), name);
            assertTrue(written.contains("<def"), name);
        }
    }

    @Provide
    Arbitrary<String> inline() {
        Arbitrary<String> words =
                Arbitraries.of("water", " ", "wells  are", "\n", "12", "ә", ",", " &amp; ", "");
        Arbitrary<String> leaf =
                Arbitraries.oneOf(words, Arbitraries.of("<br/>", "<img src=\"a\"/>"));
        return Arbitraries.lazyOf(
                () -> leaf,
                () -> leaf,
                () ->
                        Combinators.combine(
                                        Arbitraries.of(
                                                "b", "i", "u", "sup", "sub", "ins", "del", "def",
                                                "term", "date", "span", "blink"),
                                        inline().list().ofMaxSize(3))
                                .as((name, parts) ->
                                        "<"
                                                + name
                                                + ">"
                                                + String.join("", parts)
                                                + "</"
                                                + name
                                                + ">"));
    }

    @Provide
    Arbitrary<String> content() {
        Arbitrary<String> runs = inline().list().ofMaxSize(4).map(parts -> String.join("", parts));
        Arbitrary<String> block =
                Combinators.combine(
                                Arbitraries.of(
                                        "<p>%s</p>",
                                        "<p eId=\"x\" class=\"c\">%s</p>",
                                        "<ul eId=\"u\"><li eId=\"v\">%s</li> <li>%s</li></ul>",
                                        "<table><tr><td><p>%s</p></td>"
                                                + " <td><p>%s</p></td></tr></table>",
                                        "<blockList eId=\"b\"><item"
                                            + " eId=\"c\"><num>1</num><p>%s</p></item></blockList>",
                                        "<recital><num>(1)</num><p>%s</p></recital>",
                                        "<p><authorialNote><p>%s</p></authorialNote>%s</p>"),
                                runs,
                                runs)
                        .as((form, a, b) -> form.formatted(a, b));
        return block.list().ofMaxSize(4).map(blocks -> String.join("\n", blocks));
    }

    /// [#read] writes what it read and reads it again; the second is equal to the first.
    @Property(tries = 60)
    void importExportImportIsTheIdentity(@ForAll("content") String content) {
        Expression read = read(content).expression();
        Provision article = read.body().getFirst();
        assertNotNull(article.label());
    }
}
