package org.kenes.lawtext.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.UnreadableLawException;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;

import java.nio.charset.StandardCharsets;
import java.util.List;

class ThemeSetTest {
    private static final String HEADER = "id,label_kk,label_ru,label_en,eIds,basis,by,date\n";
    private static final Expression TEXT =
            LawReader.read(
                            """
                            Article 1. Water

                            1. Clean water belongs to everybody.

                            Article 2. Wells

                            Wells stay open.
                            """
                                    .getBytes(StandardCharsets.UTF_8),
                            ReadOptions.named("water.en.txt").format(ReadOptions.Format.PASTE))
                    .getFirst()
                    .expression();

    private static ThemeCheck check(String rows) {
        return ThemeSet.read(HEADER + rows, "themes.csv").check(List.of(TEXT));
    }

    @Test
    void aThemeMayRestOnWordsOnlyWhereTheyStand() {
        ThemeCheck good = check("a,,,clean water,art_1,words,office,2031-05-02\n");
        assertEquals(List.of(), good.errors());
        ThemeCheck bad = check("a,,,clean water,art_2,words,office,2031-05-02\n");
        assertEquals(List.of("a: its words do not stand in art_2 in any language"), bad.errors());
        assertEquals(List.of(), check("a,,,Justice,art_2,mapping,o,2031-05-02\n").errors());
    }

    @Test
    void aProvisionThatIsNotThereIsAnError() {
        assertTrue(
                check("a,,,x,art_9,mapping,o,2031-05-02\n").errors().getFirst().contains("art_9"));
    }

    @Test
    void articlesWithoutAThemeAndMissingLabelsAreListed() {
        ThemeCheck check = check("a,а,а,,art_1__para_1,mapping,o,2031-05-02\n");
        assertEquals(List.of("art_2"), check.without());
        assertEquals(List.of("a en"), check.unlabelled());
    }

    @Test
    void aFileThatIsNoMapIsRefusedWithTheRow() {
        for (String rows :
                List.of(
                        "a,,,x,art_1,guess,o,2031-05-02\n",
                        "A b,,,x,art_1,words,o,2031-05-02\n",
                        "a,,,x,art_1,words,o,May\n",
                        "a,,,x\n")) {
            String message =
                    assertThrows(
                                    UnreadableLawException.class,
                                    () -> ThemeSet.read(HEADER + rows, "themes.csv"))
                            .getMessage();
            assertTrue(message.contains("themes.csv, row 2"), message);
        }
        assertThrows(UnreadableLawException.class, () -> ThemeSet.read("x,y\n", "themes.csv"));
    }
}
