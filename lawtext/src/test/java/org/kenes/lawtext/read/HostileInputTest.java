package org.kenes.lawtext.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Outline;
import org.kenes.lawtext.RoundTrip;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.akn.AknCheck;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.json.JsonText;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a stranger may upload: either it is read, or the refusal says what is wrong.
class HostileInputTest {
    private static final ReadOptions OPTIONS = ReadOptions.named("hostile").lang(Lang.ENGLISH);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String refusal(byte[] bytes) {
        return assertThrows(UnreadableLawException.class, () -> LawReader.read(bytes, OPTIONS))
                .getMessage();
    }

    @Test
    void aMillionBracketsAreRefusedInJson() {
        assertTrue(refusal(utf8("{\"meta\":" + "[".repeat(1_000_000))).contains("hostile, line 1"));
    }

    @Test
    void aMillionNestedElementsAreRefusedInXml() {
        assertTrue(refusal(utf8("<a>".repeat(1_000_000))).contains("deep"));
    }

    @Test
    void aMillionBracketsInAPasteAreText() {
        Imported read = LawReader.read(utf8("x " + "(".repeat(1_000_000)), OPTIONS).getFirst();
        assertEquals(1, read.report().chars().text());
    }

    @Test
    void oneLineOfTwentyMegabytesIsRefusedByItsNumberOfWords() {
        assertTrue(refusal(utf8("Article 1\n" + "ab *c_ ".repeat(2_800_000))).contains("line 2"));
    }

    @Test
    void unclosedMarkUpOfMegabytesIsText() {
        for (String piece : new String[] {"[^a", " _a", "* ", "<a ", "1.", "(1"}) {
            String line = piece.repeat(90_000);
            Imported read = LawReader.read(utf8("# " + line + "\n\n" + line), OPTIONS).getFirst();
            assertTrue(read.report().chars().balanced());
        }
    }

    @Test
    void moreThanTwentyMegabytesAreRefused() {
        assertTrue(refusal(new byte[20_000_001]).contains("at most 20000000"));
    }

    @Test
    void wrongUtf8NamesTheByte() {
        byte[] bytes = utf8("Article 1\n\nТекст");
        bytes[13] = (byte) 0xFF;
        assertTrue(refusal(bytes).contains("offset 13") || refusal(bytes).contains("offset 12"));
    }

    @Test
    void utf16WithAMarkIsRead() {
        byte[] bytes = "\uFEFFArticle 1\n\nText.".getBytes(StandardCharsets.UTF_16LE);
        assertEquals(1, LawReader.read(bytes, OPTIONS).getFirst().report().units().get("article"));
    }

    @Test
    void aDoctypeIsRefused() {
        assertTrue(
                refusal(utf8("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><act>&x;</act>"))
                        .contains("DOCTYPE"));
    }

    @Test
    void entityBombsAreRefusedByTheChecksToo() {
        String bomb =
                "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><act>&b;</act>";
        assertThrows(UnreadableLawException.class, () -> AknCheck.findings(utf8(bomb), "b.xml"));
    }

    @Test
    void aMillionShortArticlesAreRefusedBeforeTheyFillTheMemory() {
        assertTrue(refusal(utf8("Article 1\nx\n".repeat(200_000))).contains("50000"));
        assertTrue(refusal(utf8("x\n".repeat(1_000_000))).contains("at most 500000"));
    }

    @Test
    void tenThousandNestedPointsAreRefused() {
        StringBuilder json = new StringBuilder("{\"content\":[");
        for (int i = 1; i < 10_000; i++) {
            json.append("{\"type\":\"point\",\"level\":").append(i).append("},");
        }
        json.append("{\"type\":\"text\",\"level\":1}]}");
        assertTrue(refusal(utf8(json.toString())).contains("256 levels"));
    }

    @Property(tries = 100)
    void anyJsonOfTheLegalBankIsReadOrRefused(
            @ForAll String text,
            @ForAll @IntRange(max = 5) int level,
            @ForAll @IntRange(max = 8) int type) {
        String name =
                List.of(
                                "doc", "title", "section", "chapter", "article", "point", "heading",
                                "note", "text")
                        .get(type);
        String item =
                "{\"type\":\"%s\",\"level\":%d,\"index\":\"1\",\"text\":%s}"
                        .formatted(name, level, JsonText.line(text));
        try {
            String json = "{\"content\":[" + item + "," + item + "]}";
            Imported read = LawReader.read(utf8(json), OPTIONS).getFirst();
            assertTrue(read.report().chars().balanced());
            RoundTrip.check(read.expression());
        } catch (UnreadableLawException e) {
            assertTrue(e.getMessage().startsWith("hostile"));
        }
    }

    @Test
    void aRepeatedKeyIsRefused() {
        assertTrue(refusal(utf8("{\"en\":{\"title\":\"a\",\"title\":\"b\"}}")).contains("title"));
    }

    @Test
    void twoThousandEqualArticlesGetTheirOwnIds() {
        Imported read =
                LawReader.read(utf8("Article 1\n\nSame.\n\n".repeat(2_000)), OPTIONS).getFirst();
        assertEquals("art_1-dup2000", read.expression().body().getLast().eId());
    }

    @Test
    void charactersThatXmlCannotHoldBecomeSpaces() {
        String json =
                "{\"en\":{\"title\":\"T\",\"preamble\":[\"a\\u0001b\\ud800c\\uffffd\"],\"sections\":[]}}";
        Expression read = LawReader.read(utf8(json), OPTIONS).getFirst().expression();
        assertEquals("preamble - preamble\n  | a b c d\n", Outline.treeOf(read));
        RoundTrip.check(read);
    }

    @Property(tries = 100)
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            assertTrue(
                    LawReader.read(utf8(text), OPTIONS).stream()
                            .allMatch(read -> read.report().chars().balanced()));
        } catch (UnreadableLawException e) {
            assertTrue(e.getMessage().startsWith("hostile"));
        }
    }
}
