package org.kenes.lawtext.norm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.kenes.testkit.SharedData;

import java.util.List;

class NormalFormTest {
    private final NormalForm cyrillic = new NormalForm(Script.CYRILLIC);

    @Test
    void quotesDashesSpacesAndInvisiblesHaveOneForm() {
        assertEquals(
                "\"a\" - 'b' c...", new NormalForm(Script.LATIN).of("  «a» —  ‘b’\u00AD\u00A0c… "));
    }

    @Test
    void decomposedLettersAreComposedAndKnowTheirOrigin() {
        NormalForm.Mapped mapped = new NormalForm(Script.LATIN).map("se\u0301  o");
        assertEquals("sé o", mapped.text());
        assertEquals(
                List.of(0, 1, 3, 5),
                List.of(
                        mapped.starts()[0],
                        mapped.starts()[1],
                        mapped.starts()[2],
                        mapped.starts()[3]));
        assertEquals(3, mapped.ends()[1]);
    }

    @Test
    void romanNumeralsAndMixedNamesAreNotFolded() {
        assertEquals("IT-компания XIV", cyrillic.of("IT-компания XIV"));
        assertEquals("және", cyrillic.of("жəне"));
    }

    @Test
    void wordsAreRunsOfLettersAndDigits() {
        assertEquals(List.of("Статья", "12", "өзін", "өзі"), cyrillic.words("Статья 12: өзін-өзі"));
    }

    @Test
    void everyMixedWordOfTheGoldListIsFolded() {
        int count = 0;
        for (var row : SharedData.csv("lawtext/kz/lookalikes.kk.gold.csv")) {
            assertEquals(row.get("folded"), cyrillic.of(row.get("word_as_printed")));
            count += Integer.parseInt(row.get("count"));
        }
        assertEquals(199, count);
    }
}
