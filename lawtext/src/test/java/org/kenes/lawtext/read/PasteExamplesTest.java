package org.kenes.lawtext.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Outline;
import org.kenes.lawtext.RoundTrip;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.testkit.SharedData;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The fifteen pairs that define the paste format.
class PasteExamplesTest {
    @TestFactory
    List<DynamicTest> everyPairOfInputAndOutlineHolds() {
        List<DynamicTest> tests = new ArrayList<>();
        String[] examples = SharedData.text("lawtext/paste-examples.txt").split("(?m)^=== ");
        for (int i = 1; i < examples.length; i++) {
            String example = examples[i];
            int eol = example.indexOf('\n');
            String title = example.substring(0, eol);
            String name = title.replaceFirst(" \\[...]$", "");
            String lang = title.substring(title.length() - 4, title.length() - 1);
            // The last ruler parts input and outline: an outline has none.
            int ruler = example.lastIndexOf("\n---\n");
            String input = example.substring(eol + 1, ruler + 1);
            String outline = example.substring(ruler + 5).strip() + "\n";
            tests.add(
                    DynamicTest.dynamicTest(
                            name,
                            () -> {
                                Imported read = read(input, lang);
                                assertEquals(outline, Outline.of(read.expression()));
                                assertTrue(read.report().chars().balanced());
                                RoundTrip.check(read.expression());
                            }));
        }
        assertEquals(15, tests.size());
        return tests;
    }

    @Test
    void textBetweenTwoPointsKeepsItsPlace() {
        Imported read =
                read("Article 1\n\n1. All:\n\n1) one;\n\nand also\n\n2) two.\n\n2. End.\n", "eng");
        assertEquals(
                """
                article 1 art_1
                  paragraph 1 art_1__para_1
                    | All:
                    point 1 art_1__para_1__point_1
                      | one;
                    alinea - art_1__para_1__al_1
                      | and also
                    point 2 art_1__para_1__point_2
                      | two.
                  paragraph 2 art_1__para_2
                    | End.
                """,
                Outline.of(read.expression()));
        assertTrue(read.report().has(Defect.Code.AMBIGUOUS_CONTINUATION));
    }

    @Test
    void anAnnexHoldsProvisionsOfItsOwn() {
        Imported read =
                read("Article 1\n\nText.\n\nAnnex 1\n\nA list follows.\n\n1. First.\n", "eng");
        assertEquals("att_1", read.expression().annexes().getFirst().eId());
        assertEquals(1, read.expression().annexes().getFirst().children().size());
        RoundTrip.check(read.expression());
    }

    private static Imported read(String input, String lang) {
        ReadOptions options =
                ReadOptions.named("paste.txt").format(ReadOptions.Format.PASTE).lang(Lang.of(lang));
        return LawReader.read(input.getBytes(StandardCharsets.UTF_8), options).getFirst();
    }
}
