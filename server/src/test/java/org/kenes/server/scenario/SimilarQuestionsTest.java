package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.record.PublicLog;

import java.nio.file.Path;
import java.util.Map;

/// Whoever asks sees what was answered before; nothing is merged for them.
class SimilarQuestionsTest {
    private static final String ANSWERED = "Кезекті кім бақылайды және қалай бақылайды?";

    @Test
    void anAnsweredQuestionLikeYoursIsShownBeforeYouSend(@TempDir Path data) {
        try (Scenario scenario = Scenario.open(data)) {
            scenario.ask("Ольга", "art_3", ANSWERED);
            assertThat(look(scenario))
                    .as("nobody has answered yet")
                    .doesNotContain("ұқсас сұрақтар");
            String receipt =
                    scenario.ask("Марат", "art_3", "Бақылау есебі қайда жарияланады?")
                            .lastAnswer()
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();
            assertThat(receipt).contains("/receipt/");
            answer(scenario);
            assertThat(look(scenario)).contains("Жауабы бар ұқсас сұрақтар", ANSWERED);
        }
    }

    private static String look(Scenario scenario) {
        return scenario.person("Айгүл")
                .post(
                        "kk/ask",
                        Map.of(
                                "about", "art_3",
                                "version", "draft-1",
                                "text", "Су кезегін кім бақылайды екен?",
                                "step", "look"))
                .body();
    }

    private static void answer(Scenario scenario) {
        scenario.part(PublicLog.class).sequence();
        String body = scenario.read("kk/questions").body();
        String code =
                body.replaceAll("(?s).*href=\"/kk/c/([0-9A-Z-]{11})\"[^>]*>" + "Кезекті.*", "$1");
        scenario.answer(code, "Бассейн кеңесі ай сайын тексереді.");
    }
}
