package org.kenes.lawtext.read;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Kind;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.Law;
import org.kenes.lawtext.Note;
import org.kenes.lawtext.Outline;
import org.kenes.lawtext.RoundTrip;
import org.kenes.lawtext.akn.AknReader;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.find.WordsOfText;
import org.kenes.lawtext.imported.Defect;
import org.kenes.lawtext.imported.Imported;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.norm.TextHash;
import org.kenes.testkit.SharedData;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Real texts in two formats and three languages.
class KazakhConstitutionTest {
    private static Imported read(String file, ReadOptions options) {
        return LawReader.read(SharedData.bytes("lawtext/kz/" + file), options).getFirst();
    }

    private static Imported json(String lang) {
        ReadOptions options = ReadOptions.named("constitution-2026.json").lang(Lang.of(lang));
        return read("constitution-2026.json", options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "kk"})
    void jsonAndMarkdownOf2026AreTheSameTree(String lang) {
        Imported json = json(lang);
        String name = "constitution-2026." + lang + ".md";
        Imported markdown = read(name, ReadOptions.named(name));
        assertEquals(Lang.of(lang), markdown.expression().lang());
        assertEquals(Outline.treeOf(json.expression()), Outline.treeOf(markdown.expression()));
        assertEquals(
                Map.of("article", 96, "paragraph", 297, "part", 11, "point", 111, "preamble", 1),
                json.report().units());
        assertEquals(TextHash.whole(json.expression()), TextHash.whole(markdown.expression()));
        assertEquals(5, json.expression().notes().size());
        assertEquals(6, markdown.expression().notes().size());
        assertTrue(json.report().chars().balanced());
        assertTrue(markdown.report().chars().balanced());
        assertEquals(0, json.report().chars().skipped());
    }

    @Test
    void jsonAndMarkdownOf1995AreTheSameTree() {
        ReadOptions options =
                ReadOptions.named("constitution-1995.en.json").profile(ReadOptions.Profile.KZ);
        Imported json = read("constitution-1995.en.json", options);
        ReadOptions md =
                ReadOptions.named("constitution-1995.en.md").profile(ReadOptions.Profile.KZ);
        Imported markdown = read("constitution-1995.en.md", md);
        assertEquals(Outline.treeOf(json.expression()), Outline.treeOf(markdown.expression()));
        assertEquals(102, json.report().units().get("article"));
        assertTrue(json.report().units().containsKey("part"));
    }

    @Test
    void oneFileGivesAllItsLanguages() {
        List<Imported> all =
                LawReader.read(
                        SharedData.bytes("lawtext/kz/constitution-2026.json"),
                        ReadOptions.named("constitution-2026.json"));
        assertEquals(
                List.of(Lang.RUSSIAN, Lang.KAZAKH),
                all.stream().map(read -> read.expression().lang()).toList());
        Law law =
                new Law(
                        all.getFirst().expression().work(),
                        all.stream().map(Imported::expression).toList());
        assertEquals(1, law.versions().size());
        assertTrue(law.expression("2026-03-15", Lang.KAZAKH).isPresent());
        assertEquals(
                "/akn/kz/act/2026-03-15/constitution/kaz@2026-03-15",
                law.expressions().getFirst().uri());
    }

    @Test
    void phrasesStandWhereTheGoldListSays() {
        Map<String, Expression> texts =
                Map.of("ru", json("ru").expression(), "kk", json("kk").expression());
        List<Executable> checks = new ArrayList<>();
        for (var row : SharedData.csv("lawtext/kz/words.gold.csv")) {
            checks.add(() -> {
                List<WordsOfText.Hit> hits =
                        WordsOfText.find(
                                texts.get(row.get("lang")),
                                row.get("phrase"),
                                WordsOfText.Mode.FOLDED);
                assertEquals(
                        Integer.parseInt(row.get("occurrences")), hits.size(), row.get("phrase"));
                Set<String> eIds =
                        hits.stream()
                                .map(WordsOfText.Hit::eId)
                                .collect(Collectors.toCollection(LinkedHashSet::new));
                String gold = row.get("eIds");
                if (gold.startsWith("(")) {
                    assertEquals(gold, "(" + eIds.size() + " provisions)");
                } else {
                    assertEquals(gold, String.join(" ", eIds), row.get("phrase"));
                }
            });
        }
        assertAll(checks);
    }

    @Test
    void aHitIsGivenAsPrinted() {
        Expression kk = json("kk").expression();
        WordsOfText.Hit hit =
                WordsOfText.find(kk, "заң мен тәртіп", WordsOfText.Mode.FOLDED).getFirst();
        assertEquals("Заң мен Тәртіп", hit.text());
        assertTrue(WordsOfText.find(kk, "ЗАҢ МЕН ТӘРТІП", WordsOfText.Mode.EXACT).isEmpty());
        assertFalse(WordsOfText.find(kk, "Заң мен Тәртіп", WordsOfText.Mode.EXACT).isEmpty());
    }

    @Test
    void everyLanguageHasTheSameProvisionsAndTypedNumbersFindThem() {
        Provisions ru = Provisions.of(json("ru").expression());
        Provisions kk = Provisions.of(json("kk").expression());
        assertEquals(516, ru.rows().size());
        assertEquals(
                ru.rows().stream().map(Provisions.Row::eId).toList(),
                kk.rows().stream().map(Provisions.Row::eId).toList());
        assertEquals(Kind.ARTICLE, ru.level());
        assertEquals(97, ru.basicUnits().size());
        assertEquals("art_12", ru.resolve("12").orElseThrow());
        assertEquals("art_12", ru.resolve("Статья 12").orElseThrow());
        assertEquals("art_12", kk.resolve("12-бап").orElseThrow());
        assertEquals("art_5__para_3", ru.resolve("5(3)").orElseThrow());
        assertEquals("art_5__para_3", ru.resolve("5-3").orElseThrow());
        assertEquals("art_60__para_3__point_16", ru.resolve("60.3.16").orElseThrow());
        assertTrue(ru.resolve("97").isEmpty());
        assertTrue(ru.resolve("; drop").isEmpty());
        Provisions.Row row = ru.row("art_5__para_3").orElseThrow();
        assertEquals("art_5", row.unit());
        assertEquals("3.", row.label());
        assertEquals(TextHash.sha256(row.text()), row.textHash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kz/constitution-2026.json",
                "kz/constitution-2026.ru.md",
                "kz/constitution-2026.kk.md",
                "kz/constitution-1995.en.json",
                "kz/constitution-1995.en.md",
                "kz/constitution-1995-part.ru.json",
                "kz/draft-2026-01-31-preamble.ru.txt",
                "cl/draft-2022-05-14.es.md",
                "cl/final-2022-07-04.es.md",
                "cl/final-2022-07-04-raw.es.txt",
                "de-gg/gg-2012-08-06.md",
                "de-gg/gg-2020-09-29.md"
            })
    void everyTextBalancesAndComesBackFromAkomaNtoso(String name) {
        ReadOptions options = ReadOptions.named(name.substring(name.indexOf('/') + 1));
        for (Imported read : LawReader.read(SharedData.bytes("lawtext/" + name), options)) {
            assertTrue(read.report().chars().balanced());
            assertEquals(0, read.report().chars().skipped());
            RoundTrip.check(read.expression());
        }
    }

    @Test
    void theLegalBanksJsonKeepsNotesOutsideAndJoinsBrokenLines() {
        Imported read = read("zan-excerpt.rus.json", ReadOptions.named("zan-excerpt.rus.json"));
        Provisions provisions = Provisions.of(read.expression());
        assertTrue(provisions.row("art_2__para_3-1").isPresent());
        assertEquals(
                List.of("art_1__para_1", "art_2", "art_3__para_4", "art_4", "art_4__para_1"),
                read.expression().notes().stream().map(Note::at).toList());
        assertEquals(9, read.expression().preamble().lead().size());
        assertTrue(read.report().has(Defect.Code.JOINED_LINES));
        assertTrue(read.report().chars().balanced());
        RoundTrip.check(read.expression());
    }

    @Test
    void anInsertedArticleDoesNotClaimTheIdentityOfTheOneItPushedOn() {
        Expression v2 =
                AknReader.read(
                                SharedData.bytes("lawtext/akn/renumber-v2.akn.xml"),
                                ReadOptions.named("v2.xml"))
                        .expression();
        Provisions provisions = Provisions.of(v2);
        assertEquals("art_3", provisions.byWId("art_2").orElseThrow().eId());
        assertEquals("art_2-20250220", provisions.row("art_2").orElseThrow().wId());
        RoundTrip.check(v2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "akn/oasis-us_Act_2011-11-29.xml",
                "akn/oasis-uk_pga-2014-27-enacted-data.xml",
                "akn/oasis-it_senato_ddl_2013.xml",
                "akn/nonstandard-cl-ley-700767.xml",
                "uz-karakalpak/constitution-rus.akn.xml",
                "uz-karakalpak/constitution-kaa.akn.xml",
                "uz-karakalpak/constitution-uzb.akn.xml",
                "uz-karakalpak/constitution-eng.akn.xml"
            })
    void foreignAkomaNtosoIsReadWithoutLoss(String name) {
        Imported read =
                AknReader.read(SharedData.bytes("lawtext/" + name), ReadOptions.named(name));
        assertTrue(read.report().chars().balanced());
        RoundTrip.check(read.expression());
    }
}
