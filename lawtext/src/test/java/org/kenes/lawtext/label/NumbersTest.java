package org.kenes.lawtext.label;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.kenes.lawtext.Lang;
import org.kenes.testkit.SharedData;

import java.util.List;

class NumbersTest {
    @Test
    void everyLabelOfTheGoldListHasItsCanonicalNumber() {
        List<Executable> checks =
                SharedData.csv("lawtext/canonical-numbers.gold.csv").stream()
                        .map(row ->
                                (Executable)
                                        () -> {
                                            String number =
                                                    Numbers.canonical(
                                                            row.get("label"),
                                                            Lang.of(row.get("lang")));
                                            assertEquals(
                                                    row.get("number"),
                                                    number == null ? "" : number,
                                                    row.get("label"));
                                        })
                        .toList();
        assertAll(checks);
    }

    @Test
    void languagesHaveTwoAndThreeLetters() {
        assertEquals("kaz", Lang.of("kk").code());
        assertEquals("deu", Lang.of("de").code());
        assertEquals("kk", Lang.of("KAZ").two());
        assertEquals("kaa", Lang.of("kaa").two());
    }
}
