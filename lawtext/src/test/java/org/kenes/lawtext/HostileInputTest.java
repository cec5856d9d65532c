package org.kenes.lawtext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

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
