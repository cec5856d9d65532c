package org.kenes.lawtext.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.RealTexts;
import org.kenes.lawtext.akn.AknCheck;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.find.WordsOfText;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.testkit.SharedData;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What the specification says of single texts by name.
class NamedTextsTest {
    @Test
    void aPastedPdfHasEveryArticleOnceAndLosesNothingAfterTheLast() {
        String name = "final-2022-07-04-raw.es.txt";
        Imported read =
                LawReader.read(SharedData.bytes("lawtext/cl/" + name), ReadOptions.named(name))
                        .getFirst();
        List<String> numbers = new ArrayList<>();
        read.expression()
                .walk(it -> {
                    if (it.kind() == Kind.ARTICLE) {
                        numbers.add(it.num());
                    }
                });
        assertEquals(IntStream.rangeClosed(1, 388).mapToObj(Integer::toString).toList(), numbers);
        assertEquals(
                1,
                WordsOfText.find(read.expression(), "Cuadragésima sexta", WordsOfText.Mode.FOLDED)
                        .size());
        int lastArticle = 5252;
        List<Defect> after =
                read.report().defects().stream().filter(it -> it.line() > lastArticle).toList();
        assertTrue(after.stream().anyMatch(it -> it.code() == Defect.Code.DUPLICATE_EID));
        assertTrue(
                after.stream()
                        .anyMatch(it ->
                                it.code() == Defect.Code.POSSIBLE_HEADING
                                        && it.excerpt().contains("DISPOSICIONES TRANSITORIAS")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kz/constitution-2026.kk.md",
                "kz/constitution-1995.en.json",
                "kz/zan-excerpt.rus.json",
                "cl/final-2022-07-04-raw.es.txt",
                "cl/draft-2022-05-14.es.md",
                "de-gg/gg-2020-09-29.md",
                "akn/oasis-it_senato_ddl_2013.xml",
                "akn/oasis-uk_pga-2014-27-enacted-data.xml",
                "akn/oasis-us_Act_2011-11-29.xml",
                "akn/nonstandard-cl-ley-700767.xml",
                "akn/renumber-v2.akn.xml",
                "uz-karakalpak/constitution-kaa.akn.xml"
            })
    void whatIsExportedPassesTheChecksOfTheHouseToo(String name) {
        Expression text = RealTexts.of(name);
        assertEquals(List.of(), AknCheck.findings(AknWriter.write(text), name));
    }

    @Test
    void lookalikeLettersHideNoWord() {
        Expression kazakh = RealTexts.of("kz/constitution-2026.json", "kk");
        assertEquals(228, WordsOfText.find(kazakh, "және", WordsOfText.Mode.FOLDED).size());
    }
}
