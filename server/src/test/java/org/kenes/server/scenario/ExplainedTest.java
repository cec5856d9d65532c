package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.Role;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands beside the text and is not the text: notes in plain words, themes, and what readers
/// say about two languages that differ.
@TestMethodOrder(OrderAnnotation.class)
class ExplainedTest {
    private static final String THEMES =
            """
            id,label_kk,label_ru,label_en,eIds,basis,by,date
            water,су,вода,water,art_2,words,drafting office,2031-02-01
            justice,әділдік,справедливость,justice,art_4 art_9__para_1,mapping,drafting office,2031-02-01
            """;

    @TempDir static Path data;
    private static Scenario scenario;
    private static Desk dana;
    private static Desk erlan;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        dana = Desk.open(scenario, Role.DRAFTER, "Dana");
        erlan = Desk.open(scenario, Role.DRAFTER, "Erlan");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    @Order(1)
    void aNoteIsWrittenByOneAndPublishedByAnother() {
        var sent =
                dana.send(
                        "ru/staff/notes/draft",
                        Map.of(
                                "about", "8(1)",
                                "office", "Служба воды",
                                "words", "Бесплатный объём — на питьё и на готовку."));
        assertThat(sent.statusCode()).isEqualTo(303);
        Matcher id =
                Pattern.compile("name=\"note\" value=\"(\\d+)\"")
                        .matcher(erlan.read("ru/staff/notes").body());
        assertThat(id.find()).isTrue();
        assertThat(dana.read("ru/staff/notes").body()).doesNotContain("name=\"note\"");
        Map<String, String> note = Map.of("note", id.group(1));
        assertThat(dana.send("ru/staff/notes/publish", note).statusCode()).isEqualTo(403);
        assertThat(scenario.read("ru/text/art_8__para_1").body()).doesNotContain("Служба воды");
        assertThat(erlan.send("ru/staff/notes/publish", note).statusCode()).isEqualTo(303);
    }

    @Test
    @Order(2)
    void theNoteStandsBesideTheProvisionAndIsNotTheLaw() {
        assertThat(scenario.read("ru/text/art_8__para_1").body())
                .contains("Бесплатный объём")
                .contains("Это пояснение, а не закон");
        assertThat(scenario.read("kk/text/art_8__para_1").body())
                .as("in its own language, marked")
                .contains("<p class=\"words\" lang=\"ru\">Бесплатный объём");
        assertThat(scenario.read("ru/text/art_8__para_1/note").body()).contains("Служба воды");
        assertThat(
                        scenario.read(
                                        "ru/search?in=note&q="
                                                + "%D0%B3%D0%BE%D1%82%D0%BE%D0%B2%D0%BA%D0%B0")
                                .body())
                .contains("/ru/text/art_8__para_1/note");
        assertThat(scenario.read("ru/text.xml").body()).doesNotContain("Бесплатный объём");
    }

    @Test
    @Order(3)
    void aNoteWithoutAProvisionIsRefusedAndKept() {
        var refused =
                dana.send(
                        "ru/staff/notes/draft",
                        Map.of("about", "99", "office", "Служба", "words", "Слова пояснения."));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Слова пояснения.");
    }

    @Test
    @Order(4)
    void aThemeThatClaimsWordsWhichAreNotThereIsRefused() {
        var refused =
                dana.upload(
                        "ru/staff/text/themes",
                        Map.of("scheme", "principles"),
                        Map.of("file", THEMES.replace("art_2,words", "art_24,words")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("art_24");
    }

    @Test
    @Order(5)
    void wordsOfTheTextAndAssignedThemesAreKeptApart() {
        assertThat(
                        dana.upload(
                                        "ru/staff/text/themes",
                                        Map.of("scheme", "principles"),
                                        Map.of("file", THEMES))
                                .statusCode())
                .isEqualTo(303);
        Matcher id =
                Pattern.compile("name=\"map\" value=\"(\\d+)\"")
                        .matcher(erlan.read("ru/staff/text/themes").body());
        assertThat(id.find()).isTrue();
        Map<String, String> map = Map.of("map", id.group(1));
        assertThat(dana.send("ru/staff/text/themes/publish", map).statusCode()).isEqualTo(403);
        assertThat(erlan.send("ru/staff/text/themes/publish", map).statusCode()).isEqualTo(303);
        String page = scenario.read("ru/themes").body();
        assertThat(page).contains("Слова текста").contains("Тема, назначенная нами");
        String justice = page.substring(page.indexOf("id=\"theme-justice\""));
        assertThat(justice)
                .contains("В тексте таких слов в этой форме нет")
                .contains("/ru/text/art_9__para_1")
                .contains("Оно не доказывает");
        assertThat(page).containsPattern("<mark>[Вв]ода</mark>");
    }

    @Test
    @Order(6)
    void aReaderSaysThatTwoLanguagesDiffer() {
        HttpResponse<String> said =
                scenario.person("Айгүл")
                        .post(
                                "kk/text/art_2/differs",
                                Map.of(
                                        "version", "draft-1", "left", "kk", "right", "ru", "text",
                                        ""));
        assertThat(said.statusCode()).isEqualTo(303);
        String to = said.headers().firstValue("Location").orElseThrow();
        assertThat(to).startsWith("/kk/receipt/");
        String code = to.substring(to.lastIndexOf('/') + 1);
        assertThat(scenario.read("ru/c/" + code).body())
                .contains("Сравнивались языки: Қазақша, Русский")
                .contains("бірдей емес");
        assertThat(erlan.read("ru/staff/answers").statusCode()).isEqualTo(200);
        assertThat(
                        scenario.person("Айгүл")
                                .post(
                                        "kk/text/art_2/differs",
                                        Map.of("version", "draft-1", "left", "kk", "right", "kk"))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(7)
    void theTablesFollowFromTheLog() {
        scenario.cut();
    }
}
