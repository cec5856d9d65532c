package org.kenes.lawtext.akn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Work;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// An unofficial translation says so, and of which language it is one.
class TranslationTest {
    private static Expression english(boolean authentic) {
        Expression e =
                LawReader.read(
                                "Article 1. Water\n\nWater is free.\n"
                                        .getBytes(StandardCharsets.UTF_8),
                                ReadOptions.named("water.en.txt")
                                        .work("/akn/kz/act/2031/water")
                                        .date("2031-05-01"))
                        .getFirst()
                        .expression();
        Work work = Work.of(e.work().uri(), List.of(Lang.KAZAKH));
        return new Expression(
                work,
                e.version(),
                e.lang(),
                authentic,
                e.title(),
                e.source(),
                e.preface(),
                e.preamble(),
                e.body(),
                e.conclusions(),
                e.annexes(),
                e.notes(),
                e.meta());
    }

    @Test
    void aTranslationNamesItsOriginal() {
        String xml = new String(AknWriter.write(english(false)), StandardCharsets.UTF_8);
        assertTrue(
                xml.contains(
                        "<FRBRtranslation href=\"/akn/kz/act/2031/water/kaz@2031-05-01\""
                                + " fromLanguage=\"kaz\" authoritative=\"false\" by=\"#author\"/>"),
                xml);
        assertFalse(
                new String(AknWriter.write(english(true)), StandardCharsets.UTF_8)
                        .contains("FRBRtranslation"));
    }

    @Test
    void aForeignFileWithATranslationTellsWhichLanguageIsAuthentic() {
        String xml = new String(AknWriter.write(english(false)), StandardCharsets.UTF_8);
        String foreign = xml.replaceAll("(?s)<proprietary.*?</proprietary>\n", "");
        Expression read =
                AknReader.read(
                                foreign.getBytes(StandardCharsets.UTF_8),
                                ReadOptions.named("water.xml"))
                        .expression();
        assertEquals(List.of(Lang.KAZAKH), read.work().authentic());
        assertFalse(read.authentic());
    }
}
