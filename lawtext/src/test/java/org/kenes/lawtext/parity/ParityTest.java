package org.kenes.lawtext.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Lang;
import org.kenes.lawtext.RealTexts;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.testkit.SharedData;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class ParityTest {
    private static List<String> found(Parity parity, Finding.Code code) {
        return parity.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::eId)
                .toList();
    }

    private static Expression kazakhstan(String lang) {
        return RealTexts.of("kz/constitution-2026.json", lang);
    }

    @Test
    void theKazakhConstitutionSaysTheSameInBothLanguages() {
        Parity parity = Parity.of(List.of(kazakhstan("ru"), kazakhstan("kk")));
        assertEquals(0, parity.count(Finding.Severity.ERROR));
        assertEquals(0, parity.count(Finding.Severity.WARNING), () -> parity.findings().toString());
        assertEquals(
                List.of("art_60__para_3", "art_60__para_3__point_16"),
                found(parity, Finding.Code.LENGTH_PART));
        assertEquals(
                new Parity.Pair(Lang.RUSSIAN, Lang.KAZAKH, 97, 987, 213),
                parity.pairs().getFirst());
    }

    @Test
    void theSentenceMissingInTheRussianTextOfKarakalpakstanIsFound() {
        Parity parity =
                Parity.of(
                        List.of(
                                RealTexts.of("uz-karakalpak/constitution-kaa.akn.xml"),
                                RealTexts.of("uz-karakalpak/constitution-rus.akn.xml")));
        assertTrue(found(parity, Finding.Code.STRUCTURE).contains("art_12"));
        assertEquals(List.of("art_12", "art_96"), found(parity, Finding.Code.LENGTH));
        assertEquals(
                "0.61",
                parity.findings().stream()
                        .filter(finding -> finding.code() == Finding.Code.LENGTH)
                        .findFirst()
                        .orElseThrow()
                        .detail()
                        .get("ratio")
                        .toString());
    }

    @Test
    void aParagraphADigitAndAReferenceThatAreTakenAwayAreFound() {
        String file = SharedData.text("lawtext/kz/constitution-2026.ru.md");
        Expression kazakh = kazakhstan("kk");
        Expression whole = russian(file);
        assertEquals(0, Parity.of(List.of(whole, kazakh)).count(Finding.Severity.WARNING));
        String digit = file.replaceFirst("2026 года", "2025 года");
        assertTrue(!digit.equals(file));
        String lastParagraph = file.replaceFirst("(?s)(Статья 5\\b.*?)\\n4\\. [^\\n]*\\n", "$1\n");
        assertTrue(!lastParagraph.equals(file));
        assertTrue(
                found(Parity.of(List.of(russian(lastParagraph), kazakh)), Finding.Code.STRUCTURE)
                        .contains("art_5"));
        String reference = file.replaceFirst("статьи 51 ", "статьи 52 ");
        assertTrue(!reference.equals(file));
        Parity changed = Parity.of(List.of(russian(reference), kazakh));
        assertEquals(1, found(changed, Finding.Code.REFERENCES).size());
        assertEquals(found(changed, Finding.Code.REFERENCES), found(changed, Finding.Code.DIGITS));
    }

    @Test
    void ofTheFourLanguagesOfKarakalpakstanTheRussianTextStandsOut() {
        List<Expression> all = new ArrayList<>();
        for (String lang : List.of("kaa", "rus", "uzb", "eng")) {
            all.add(RealTexts.of("uz-karakalpak/constitution-" + lang + ".akn.xml"));
        }
        Parity parity = Parity.of(all);
        assertEquals(6, parity.pairs().size());
        assertEquals(
                List.of("kaa ru", "kaa uz", "kaa en", "ru uz", "ru en", "uz en"),
                parity.pairs().stream()
                        .map(it -> it.first().two() + " " + it.second().two())
                        .toList());
        assertEquals(0, parity.count(Finding.Severity.ERROR));
        assertEquals(
                List.of("kaa ru", "ru uz", "ru en"),
                parity.findings().stream()
                        .filter(it -> it.code() == Finding.Code.STRUCTURE)
                        .filter(it -> it.unit().equals("art_12"))
                        .map(it -> it.langs().getFirst().two() + " " + it.langs().getLast().two())
                        .toList());
        assertEquals(
                "В русском тексте меньше пунктов и подпунктов: на 1",
                parity.findings().stream()
                        .filter(it -> it.unit().equals("art_12"))
                        .findFirst()
                        .orElseThrow()
                        .message(Lang.RUSSIAN));
        List<Integer> articles =
                found(parity, Finding.Code.STRUCTURE).stream()
                        .map(it -> Integer.parseInt(it.substring(4)))
                        .toList();
        assertEquals(articles.stream().sorted().toList(), articles);
    }

    @Tag("slow")
    @Test
    void twoFifthsOfAnArticleTakenAwayAreFound() {
        String file = SharedData.text("lawtext/kz/constitution-2026.ru.md");
        Expression kazakh = kazakhstan("kk");
        for (String number : List.of("10", "25", "33", "77")) {
            Parity parity = Parity.of(List.of(russian(shortened(file, number)), kazakh));
            assertEquals(List.of("art_" + number), found(parity, Finding.Code.LENGTH));
        }
    }

    /// Two of five words of every line of an article are gone.
    private static String shortened(String file, String number) {
        StringBuilder shorter = new StringBuilder();
        boolean inside = false;
        for (String line : file.lines().toList()) {
            boolean heading = line.startsWith("**Статья ");
            inside =
                    heading
                            ? line.equals("**Статья " + number + "**")
                            : inside && !line.startsWith("#");
            String[] words = line.split(" ");
            int kept = inside && words.length > 4 ? words.length * 3 / 5 : words.length;
            shorter.append(String.join(" ", Arrays.copyOf(words, kept))).append('\n');
        }
        return shorter.toString();
    }

    private static Expression russian(String text) {
        return LawReader.read(text.getBytes(StandardCharsets.UTF_8), ReadOptions.named("c.ru.md"))
                .getFirst()
                .expression();
    }

    @Test
    void aMissingArticleIsAnErrorAndSaysWhere() {
        Expression en =
                RealTexts.paste(
                        "Article 1\n\nWater is common.\n\nArticle 2\n\nWells are clean.\n", "en");
        Expression ru = RealTexts.paste("Статья 1\n\nВода общая.\n", "ru");
        Finding finding = Parity.of(List.of(en, ru)).findings().getFirst();
        assertEquals(Finding.Code.MISSING_UNIT, finding.code());
        assertEquals(Lang.RUSSIAN, finding.langs().getLast());
        assertEquals("В русском тексте этой статьи нет", finding.message(Lang.RUSSIAN));
        assertEquals("The Russian text has no such article", finding.message(Lang.ENGLISH));
    }
}
