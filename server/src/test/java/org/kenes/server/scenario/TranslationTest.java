package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.account.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/// A question in Kazakh and its answer, read by somebody who reads Russian: translated by one,
/// approved by another, the original below, and gone with it.
class TranslationTest {
    private static final String ASKED = "Кезекті кім белгілейді?";
    private static final String ANSWERED = "Кезекті ауылдық кеңес белгілейді.";
    private static final String QUESTION = "Кто назначает очередь?";
    private static final String ANSWER = "Очередь назначает сельский совет.";
    private static final String DESK = "ru/staff/translations";

    @TempDir Path data;

    @Test
    void oneTranslatesAnotherApprovesAndTheOriginalStaysBelow() {
        try (Scenario scenario = Scenario.open(data)) {
            String code = asked(scenario);
            Desk olga = Desk.open(scenario, Role.TRANSLATOR, "Olga");
            assertThat(olga.read(DESK).body())
                    .as("nobody waits for an answer that is not there")
                    .doesNotContain(ASKED);
            scenario.answer(code, ANSWERED);
            assertThat(olga.read(DESK).body()).contains(ASKED, ANSWERED);
            assertThat(olga.read("kk/staff/translations").body())
                    .as("it is Kazakh already")
                    .doesNotContain(ASKED);

            assertThat(write(olga, "question", code, ASKED, "").statusCode()).isEqualTo(422);
            assertThat(write(olga, "question", code, ASKED + "!", QUESTION).statusCode())
                    .as("not the words as they stand")
                    .isEqualTo(404);
            assertThat(write(olga, "question", code, ASKED, QUESTION).statusCode()).isEqualTo(303);
            assertThat(write(olga, "answer", code, ANSWERED, ANSWER).statusCode()).isEqualTo(303);
            assertThat(page(scenario, code)).doesNotContain(QUESTION, ANSWER);
            assertThat(decide(olga, 1, "approve").statusCode())
                    .as("nobody approves an own translation")
                    .isEqualTo(403);
            Desk dana = Desk.open(scenario, Role.TRANSLATOR, "Dana");
            assertThat(dana.read(DESK).body()).contains(QUESTION, ANSWER);
            assertThat(decide(dana, 1, "approve").statusCode()).isEqualTo(303);
            assertThat(decide(dana, 2, "return").statusCode()).isEqualTo(303);

            assertThat(page(scenario, code))
                    .contains(">" + QUESTION + "</p>", "Это перевод. Оригинал: Қазақша")
                    .contains("lang=\"kk\">" + ASKED)
                    .doesNotContain(ANSWER);
            assertThat(scenario.read("kk/c/" + code).body()).doesNotContain(QUESTION);
            assertThat(dana.read(DESK).body()).as("to be made again").contains(ANSWERED);

            scenario.cut();
            erase(scenario, code);
            assertThat(page(scenario, code)).doesNotContain(QUESTION);
            assertThat(
                            scenario.part(JdbcClient.class)
                                    .sql("select count(*) from dialogue.translation")
                                    .query(Long.class)
                                    .single())
                    .isZero();
        }
    }

    private static String asked(Scenario scenario) {
        scenario.ask("Айгүл", "art_3", ASKED);
        return scenario.read("kk/questions")
                .body()
                .replaceAll("(?s).*href=\"/kk/c/([0-9A-Z-]{11})\"[^>]*>Кезекті.*", "$1");
    }

    private static String page(Scenario scenario, String code) {
        return scenario.read("ru/c/" + code).body();
    }

    private static HttpResponse<String> write(
            Desk desk, String kind, String code, String original, String words) {
        return desk.send(
                DESK,
                DESK,
                Map.of("kind", kind, "code", code, "original", original, "words", words));
    }

    private static HttpResponse<String> decide(Desk desk, long number, String outcome) {
        return desk.send(DESK + "/" + number, Map.of("outcome", outcome));
    }

    private static void erase(Scenario scenario, String code) {
        String key = scenario.part(AdminKeys.class).issue();
        HttpResponse<String> answer =
                scenario.person("operator")
                        .post(
                                "api/v1/erasures",
                                Map.of("code", code, "scope", "all", "reason", "personal-data"),
                                "Bearer " + key);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }
}
