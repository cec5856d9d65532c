package org.kenes.lawtext.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.RealTexts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Every finding on texts small enough to see at once why it is there.
class FindingsTest {
    private static Expression english(String text) {
        return RealTexts.paste(text, "en");
    }

    private static Expression russian(String text) {
        return RealTexts.paste(text, "ru");
    }

    private static List<Finding> found(Expression a, Expression b, Finding.Code code) {
        return Parity.of(List.of(a, b)).findings().stream().filter(f -> f.code() == code).toList();
    }

    private static Finding one(Expression a, Expression b, Finding.Code code) {
        List<Finding> found = found(a, b, code);
        assertEquals(1, found.size(), found::toString);
        return found.getFirst();
    }

    private static List<String> sentences(Finding finding) {
        return List.of(
                finding.message(Lang.KAZAKH),
                finding.message(Lang.RUSSIAN),
                finding.message(Lang.ENGLISH));
    }

    @Test
    void anArticleMissingOnEitherSideSaysOnWhich() {
        Expression two = english("Article 1\n\nWater.\n\nArticle 2\n\nWells.\n");
        Expression first = russian("Статья 1\n\nВода.\n");
        Finding second = one(two, first, Finding.Code.MISSING_UNIT);
        assertEquals("art_2", second.unit());
        assertEquals(List.of(Lang.ENGLISH, Lang.RUSSIAN), second.langs());
        assertEquals("Орысша мәтінде бұл бап жоқ", second.message(Lang.KAZAKH));
        Finding turned = one(first, two, Finding.Code.MISSING_UNIT);
        assertEquals(List.of(Lang.ENGLISH, Lang.RUSSIAN), turned.langs());
        assertEquals("2", turned.num());
    }

    @Test
    void anArticleWithWordsInOneLanguageOnlyIsEmpty() {
        Finding finding =
                one(
                        english("Article 1\n\nWater.\n\nArticle 2\n\nWells.\n"),
                        russian("Статья 1\n\nВода.\n\nСтатья 2\n\n…\n"),
                        Finding.Code.EMPTY);
        assertEquals("art_2", finding.unit());
        assertEquals(
                "English and Russian: one of them has no words here",
                finding.message(Lang.ENGLISH));
        assertTrue(
                found(english("Article 1\n\n…\n"), russian("Статья 1\n\n…\n"), Finding.Code.EMPTY)
                        .isEmpty());
    }

    @Test
    void articlesInAnotherOrderAreFoundAndNoOthers() {
        Finding finding =
                one(
                        english("Article 1\n\nA.\n\nArticle 2\n\nB.\n\nArticle 3\n\nC.\n"),
                        russian("Статья 3\n\nВ.\n\nСтатья 1\n\nА.\n\nСтатья 2\n\nБ.\n"),
                        Finding.Code.ORDER);
        assertEquals("art_3", finding.unit());
        assertEquals(
                List.of(
                        "Ағылшынша және орысша мәтін: баптардың реті әртүрлі",
                        "Английский и русский тексты: порядок статей различается",
                        "English and Russian: the articles are in a different order"),
                sentences(finding));
    }

    @Test
    void howManyParagraphsAreMissingIsSaid() {
        Expression three = english("Article 1\n\n1. A.\n2. B.\n3. C.\n");
        Expression two = russian("Статья 1\n\n1. А.\n2. Б.\n");
        Finding finding = one(three, two, Finding.Code.STRUCTURE);
        assertEquals(
                Map.of("onlyA", List.of("art_1__para_3"), "onlyB", List.of()), finding.detail());
        assertEquals(
                "The Russian text has one paragraph or point fewer", finding.message(Lang.ENGLISH));
        assertEquals(
                "В русском тексте меньше пунктов и подпунктов: на 1",
                finding.message(Lang.RUSSIAN));
        assertEquals(
                "The Russian text has 2 paragraphs or points fewer",
                one(
                                english("Article 1\n\n1. A.\n2. B.\n3. C.\n4. D.\n"),
                                two,
                                Finding.Code.STRUCTURE)
                        .message(Lang.ENGLISH));
        assertEquals(
                "Орысша мәтінде тармақтар мен тармақшалар аз: айырма 1",
                one(two, three, Finding.Code.STRUCTURE).message(Lang.KAZAKH));
        assertEquals(
                "English and Russian: they have different paragraphs or points",
                one(
                                english("Article 1\n\n1. A.\n2. B.\n4. C.\n"),
                                russian("Статья 1\n\n1. А.\n2. Б.\n3. В.\n"),
                                Finding.Code.STRUCTURE)
                        .message(Lang.ENGLISH));
    }

    @Test
    void numbersAreComparedWithHowOftenTheyStand() {
        Finding finding =
                one(
                        english("Article 1\n\nFrom 5 to 7 days, 5 at night, 20 in all.\n"),
                        russian("Статья 1\n\nОт 5 до 6 суток, всего 20.\n"),
                        Finding.Code.DIGITS);
        assertEquals(
                Map.of("onlyA", Map.of("5", 1, "7", 1), "onlyB", Map.of("6", 1)), finding.detail());
    }

    @Test
    void lettersOfTheOtherScriptAreFoundAlsoInAParagraph() {
        Finding finding =
                one(
                        english("Article 1\n\n1. Water.\n"),
                        // the first letter of the second word is Latin
                        russian("Статья 1\n\n1. Вода cтоит дорого.\n"),
                        Finding.Code.SCRIPT);
        assertEquals(Map.of("lookalikesB", 1), finding.detail());
        assertEquals(Finding.Severity.INFO, finding.code().severity());
        assertEquals("info", finding.code().severity().word());
    }

    @Test
    void theSameTextInBothLanguagesWasNotTranslated() {
        String same =
                "Whoever draws water from a common well keeps it clean and leaves the rope dry.";
        String other =
                "\n\nСтатья 2\n\n" + "Вода принадлежит всем жителям страны поровну. ".repeat(9);
        Finding finding =
                one(
                        english("Article 1\n\n" + same + "\n\nArticle 2\n\nWater is common.\n"),
                        russian("Статья 1\n\n" + same + other + "\n"),
                        Finding.Code.SCRIPT);
        assertEquals("art_1", finding.unit());
        assertEquals(true, finding.detail().get("sameText"));
        assertEquals("latin", finding.detail().get("scriptOfB"));
        assertFalse(finding.detail().containsKey("scriptOfA"));
    }

    @Test
    void lengthsAreJudgedByTheTextsThemselves() {
        LengthModel model =
                LengthModel.of(
                        List.of(
                                new LengthModel.Lengths(100, 110),
                                new LengthModel.Lengths(100, 120),
                                new LengthModel.Lengths(100, 130),
                                new LengthModel.Lengths(100, 140),
                                // too short to say anything about the language
                                new LengthModel.Lengths(39, 390),
                                new LengthModel.Lengths(390, 39)));
        assertEquals(1.25, model.ratio(), 1e-12);
        assertTrue(new LengthModel.Lengths(40, 40).usable());
        assertFalse(new LengthModel.Lengths(40, 39).usable());
        assertFalse(new LengthModel.Lengths(39, 40).usable());
        var far = new LengthModel.Lengths(100, 400);
        double z = model.z(far);
        assertEquals(3.2, model.relative(far), 1e-12);
        assertTrue(model.flags(far, z, 3.1));
        assertFalse(model.flags(far, z + 1e-9, 3.1), "not far enough");
        assertFalse(model.flags(far, z, 3.2), "within the span");
        assertTrue(model.flags(new LengthModel.Lengths(400, 100), 3, 1.3), "too short as well");
        assertFalse(model.flags(new LengthModel.Lengths(0, 400), 3, 1.3), "that is EMPTY");
        assertFalse(model.flags(new LengthModel.Lengths(400, 0), 3, 1.3), "that is EMPTY");
        assertEquals(new LengthModel(1, 0), LengthModel.of(List.of(far, far).subList(0, 0)));
    }

    @Test
    void theReportIsTheFileOfTheSpecification() {
        Parity parity =
                Parity.of(
                        List.of(
                                english("Article 1\n\nWater.\n\nArticle 2\n\nWells.\n"),
                                russian("Статья 1\n\nВода.\n")));
        String json =
                new String(
                        parity.json(
                                "kenes 0",
                                Lang.ENGLISH,
                                List.of(new Parity.Reason("art_2", "comes later", "the editor"))),
                        StandardCharsets.UTF_8);
        for (String part :
                List.of(
                        "\"format\": \"kenes-law-parity/1\"",
                        "\"tool\": \"kenes 0\"",
                        "\"units\": 2",
                        "\"letters\": 10",
                        "\"unitsCompared\": 1",
                        "\"code\": \"MISSING_UNIT\"",
                        "\"severity\": \"error\"",
                        "\"num\": \"2\"",
                        "\"message\": \"The Russian text has no such article\"",
                        "\"error\": 1",
                        "\"warning\": 0",
                        "\"reason\": \"comes later\"",
                        "\"by\": \"the editor\"")) {
            assertTrue(json.contains(part), () -> part + "\n" + json);
        }
        assertFalse(
                new String(parity.json("kenes 0", Lang.ENGLISH), StandardCharsets.UTF_8)
                        .contains("reasons"));
    }

    @Test
    void oneTextOrTwoInOneLanguageCannotBeCompared() {
        Expression text = english("Article 1\n\nWater.\n");
        assertThrows(IllegalArgumentException.class, () -> Parity.of(List.of(text)));
        assertThrows(IllegalArgumentException.class, () -> Parity.of(List.of(text, text)));
    }
}
