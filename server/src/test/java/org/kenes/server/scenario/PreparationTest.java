package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.sample.Sample;
import org.kenes.server.account.Role;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Lineages;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Dana of the drafting office hands in a version in which one article is rewritten and the Russian
/// text lacks a paragraph; Erlan publishes it.
@TestMethodOrder(OrderAnnotation.class)
class PreparationTest {
    private static final String AT = "ru/staff/text/draft-2";

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

    private static String rewritten(String lang) {
        String law = new String(Sample.law(lang), UTF_8);
        String[] marks =
                lang.equals("kk")
                        ? new String[] {"\n17-бап", "\n18-бап"}
                        : lang.equals("ru")
                                ? new String[] {"\nСтатья 17.", "\nСтатья 18."}
                                : new String[] {"\nArticle 17.", "\nArticle 18."};
        int from = law.indexOf("\n\n", law.indexOf(marks[0]) + 1);
        String second = lang.equals("ru") ? "" : "2. " + words(lang, 2) + "\n\n";
        return law.substring(0, from)
                + "\n\n1. "
                + words(lang, 1)
                + "\n\n"
                + second
                + law.substring(law.indexOf(marks[1]) + 1);
    }

    private static String words(String lang, int n) {
        return switch (lang + n) {
            case "kk1" -> "Кітапханалар мен мектептер кешке дейін ашық тұрады.";
            case "kk2" -> "Оларды ауыл өзі күтеді.";
            case "ru1" -> "Библиотеки и школы открыты до вечера.";
            case "en1" -> "Libraries and schools stay open until evening.";
            case "en2" -> "The village looks after them itself.";
            default -> throw new IllegalArgumentException(lang + n);
        };
    }

    @Test
    @Order(1)
    void onlyDraftersComeHere() {
        var moderator = Desk.open(scenario, Role.MODERATOR, "Saule");
        assertThat(moderator.read("ru/staff/text").statusCode()).isEqualTo(403);
        assertThat(scenario.read("ru/staff/text").statusCode()).isEqualTo(401);
        assertThat(dana.read("ru/staff").body()).contains("/ru/staff/text\"");
    }

    @Test
    @Order(2)
    void aFileThatIsNoTextIsRefusedWithTheReason() {
        var answer =
                dana.upload(
                        "ru/staff/text",
                        Map.of("id", "draft-2", "status", "draft", "day", "2031-03-01"),
                        Map.of("file-ru", "{\"content\": [[[["));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("file-ru.txt");
    }

    @Test
    @Order(3)
    void aVersionIsHandedIn() {
        Map<String, String> files = new HashMap<>();
        Sample.LANGUAGES.forEach(lang -> files.put("file-" + lang, rewritten(lang)));
        var answer =
                dana.upload(
                        "ru/staff/text",
                        Map.of(
                                "id",
                                "draft-2",
                                "status",
                                "draft",
                                "day",
                                "2031-03-01",
                                "same",
                                "true"),
                        files);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(dana.read(AT).body())
                .contains("Русский: нет «", "» (art_17__para_2)")
                .contains("/decide\"")
                .contains("публикует её второй человек");
        assertThat(erlan.read(AT).body())
                .contains("Пока публиковать нельзя")
                .doesNotContain("/publish\"");
    }

    @Test
    @Order(4)
    void aDifferenceNeedsAReason() {
        assertThat(
                        erlan.send(AT + "/reason", Map.of("unit", "art_17", "reason", "так"))
                                .statusCode())
                .isEqualTo(422);
        String reason = "Второй пункт переводится и будет в следующей версии.";
        assertThat(
                        dana.send(AT + "/reason", Map.of("unit", "art_17", "reason", reason))
                                .statusCode())
                .isEqualTo(303);
        assertThat(dana.read(AT).body()).contains(reason);
    }

    @Test
    @Order(5)
    void whoPreparedItDoesNotPublishIt() {
        assertThat(dana.send(AT + "/publish", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    @Order(6)
    void nothingDoubtfulIsPublishedByItself() {
        assertThat(erlan.send(AT + "/publish", Map.of()).statusCode()).isEqualTo(409);
        assertThat(scenario.part(Drafts.class).ids()).containsExactly("draft-1");
    }

    @Test
    @Order(7)
    void whatIsLeftDoubtfulIsNotCarried() {
        assertThat(erlan.send(AT + "/publish", Map.of("leave", "true")).statusCode())
                .isEqualTo(303);
        var carried =
                scenario.part(Lineages.class).carried("draft-1", "art_17", "draft-2").orElseThrow();
        assertThat(carried.reason()).isEqualTo("lineage-unconfirmed");
        assertThat(carried.toEId()).isEmpty();
        assertThat(dana.read("ru/staff/text").body()).doesNotContain("staff/text/draft-2");
    }

    @Test
    @Order(8)
    void theReasonIsPublishedWithTheVersion() {
        assertThat(scenario.read("ru/text/languages.json").body())
                .contains("\"reasons\"")
                .contains("переводится");
        assertThat(scenario.read("kk/text/languages").body()).contains("переводится");
        assertThat(scenario.read("ru/text/art_17").statusCode()).isEqualTo(200);
        scenario.cut();
    }
}
