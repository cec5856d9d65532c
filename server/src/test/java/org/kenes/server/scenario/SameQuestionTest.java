package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.record.PublicLog;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/// Aigul asks; Marat and his neighbours have the same question and press instead of typing it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SameQuestionTest {
    private static final String ASKED = "Кезекті кім бақылайды және қалай бақылайды?";

    @TempDir static Path data;
    private static Scenario scenario;
    private static String code;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        scenario.ask("Айгүл", "art_3", ASKED);
        code =
                scenario.read("kk/questions")
                        .body()
                        .replaceAll("(?s).*href=\"/kk/c/([0-9A-Z-]{11})\"[^>]*>Кезекті.*", "$1");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    private static HttpResponse<String> press(String who, String says) {
        return scenario.person(who).post("kk/c/" + code + "/same", Map.of("says", says));
    }

    private static long size() {
        return scenario.part(PublicLog.class).sequence().head().size();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    @Order(1)
    void whoeverAsksSomethingLikeItCanPressInsteadAndSendNothing() {
        long before = size();
        String looked =
                scenario.person("Марат")
                        .post(
                                "kk/ask",
                                Map.of(
                                        "about", "art_3",
                                        "version", "draft-1",
                                        "text", "Су кезегін кім бақылайды екен?",
                                        "step", "look"))
                        .body();
        assertThat(looked)
                .contains("/kk/c/" + code + "/same", "Менде де осы сұрақ бар")
                .doesNotContain("Бұл маған жауап берді");
        assertThat(size()).isEqualTo(before);
    }

    @Test
    @Order(2)
    void itCountsOncePerBrowser() {
        long before = size();
        assertThat(location(press("Марат", "too"))).endsWith("/kk/c/" + code + "?same=noted");
        assertThat(location(press("Марат", "too"))).endsWith("?same=noted");
        assertThat(size()).isEqualTo(before + 1);
        assertThat(scenario.read("kk/c/" + code + "?same=noted").body())
                .contains("Белгіленді.", "Менде де осы сұрақ бар");
    }

    @Test
    @Order(3)
    void ofAnAnswerThatIsNotThereNothingCanBeSaid() {
        long before = size();
        assertThat(press("Марат", "answered").statusCode()).isEqualTo(404);
        assertThat(press("Марат", "whatever").statusCode()).isEqualTo(404);
        assertThat(
                        scenario.person("Марат")
                                .post("kk/c/00000-00000/same", Map.of("says", "too"))
                                .statusCode())
                .isEqualTo(404);
        assertThat(size()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void ofAnAnswerTheFirstWordOfABrowserStands() {
        scenario.answer(code, "Бассейн кеңесі ай сайын тексереді.");
        long before = size();
        assertThat(location(press("Марат", "unanswered"))).endsWith("?same=noted");
        assertThat(location(press("Марат", "answered"))).endsWith("?same=noted");
        assertThat(size()).as("beside his \"too\", one word").isEqualTo(before + 1);
        assertThat(scenario.read("kk/c/" + code).body()).contains("Бұл маған жауап бермеді");
    }

    @Test
    @Order(5)
    void theCutTellsNumbersFromTenOnAndThePageNone() {
        for (int i = 0; i < 11; i++) {
            press("neighbour " + i, "too");
        }
        scenario.cut();
        assertThat(scenario.read("cuts/1/data/question_responses.csv").body())
                .contains(",too,12\n")
                .doesNotContain("unanswered");
        assertThat(scenario.read("kk/c/" + code).body()).doesNotContain(">12<");
    }
}
