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
import org.kenes.server.dialogue.statement.Exposures;
import org.kenes.server.record.PublicLog;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Statements from the proposal to the groups of answers, over the forms that people use.
@TestMethodOrder(OrderAnnotation.class)
class StatementsTest {
    private static final String WELLS = "Колодцы должны проверять раз в месяц, а не раз в год.";
    private static final Pattern FORM =
            Pattern.compile("action=\"/ru/statements/([0-9A-Z-]{11})\"");

    @TempDir static Path data;
    private static Scenario scenario;
    private static Desk moderator;
    private static final List<String> CODES = new ArrayList<>();

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        moderator = Desk.open(scenario, Role.MODERATOR, "Динара");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    private static HttpResponse<String> propose(String who, String words, String step) {
        return scenario.person(who)
                .post(
                        "ru/statements",
                        Map.of(
                                "text", words,
                                "step", step,
                                "once",
                                        "statement-"
                                                + Integer.toHexString(words.hashCode())
                                                + "-xxxxxxxx"));
    }

    private static String proposed(String who, String words) {
        HttpResponse<String> answer = propose(who, words, "send");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String receipt = answer.headers().firstValue("Location").orElseThrow();
        return receipt.substring(receipt.lastIndexOf('/') + 1);
    }

    private static HttpResponse<String> show(String code) {
        String page = "ru/staff/moderation";
        return moderator.send(page, page, Map.of("code", code, "action", "show"));
    }

    private static HttpResponse<String> answer(String who, String code, String answer) {
        return scenario.person(who).post("ru/statements/" + code, Map.of("answer", answer));
    }

    @Test
    @Order(1)
    void whatIsTooShortComesBackWithItsWords() {
        HttpResponse<String> refused = propose("Марат", "Коротко.", "look");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Коротко.");
    }

    @Test
    @Order(2)
    void lookingStoresNothingAndSendingGivesAReceipt() {
        long before = size();
        assertThat(propose("Марат", WELLS, "look").statusCode()).isEqualTo(200);
        assertThat(size()).isEqualTo(before);
        CODES.add(proposed("Марат", WELLS));
        assertThat(size()).isEqualTo(before + 1);
    }

    @Test
    @Order(3)
    void aStatementIsNotShownBeforeSomebodyLookedAtIt() {
        assertThat(scenario.read("ru/statements").body()).doesNotContain(WELLS);
        assertThat(answer("Ольга", CODES.getFirst(), "agree").statusCode()).isEqualTo(404);
        HttpResponse<String> decided = show(CODES.getFirst());
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(303);
        assertThat(scenario.read("ru/statements").body()).contains(WELLS);
    }

    @Test
    @Order(4)
    void whatIsNotYetInTheLogGoesOnWaitingAndWhatBreaksARuleIsInThePublicLog() {
        String bad = proposed("Марат", "Купите у меня насос, он дешевле и лучше всех.");
        assertThat(moderator.read("ru/staff/moderation").body())
                .contains(bad, "Утверждение")
                .doesNotContain(CODES.getFirst());
        show(bad);
        assertThat(moderator.read("ru/staff/moderation").body())
                .as("no entry could name it yet")
                .contains(bad);
        size();
        String page = "ru/staff/moderation";
        var hidden =
                moderator.send(page, page, Map.of("code", bad, "action", "hide", "rule", "M5"));
        assertThat(hidden.statusCode()).isEqualTo(303);
        assertThat(scenario.read("ru/statements/all").body()).doesNotContain("насос");
        assertThat(scenario.read("ru/moderation").body()).contains(bad);
    }

    @Test
    @Order(5)
    void aSimilarStatementIsShownBeforeSending() {
        String like = "Колодцы нужно проверять каждый месяц, а не раз в год.";
        assertThat(propose("Ольга", like, "look").body()).contains(WELLS);
    }

    @Test
    @Order(6)
    void anAnswerIsRecordedAndTheSameAgainChangesNothing() {
        long before = size();
        assertThat(answer("Ольга", CODES.getFirst(), "agree").statusCode()).isEqualTo(303);
        assertThat(size()).isEqualTo(before + 1);
        assertThat(answer("Ольга", CODES.getFirst(), "agree").statusCode()).isEqualTo(303);
        assertThat(size()).isEqualTo(before + 1);
        assertThat(answer("Ольга", CODES.getFirst(), "disagree").statusCode()).isEqualTo(303);
        assertThat(size()).as("the answer and the act that replaces").isEqualTo(before + 3);
        assertThat(answer("Ольга", CODES.getFirst(), "maybe").statusCode()).isEqualTo(400);
        assertThat(scenario.person("Ольга").get("ru/statements").body())
                .as("nothing is left to answer")
                .doesNotContainPattern(FORM);
    }

    @Test
    @Order(7)
    void theCutHasStatementsCardsAndExposureAndTooFewForGroups() {
        scenario.part(Exposures.class).tell();
        scenario.cut();
        assertThat(count("statements.count")).isEqualTo(1);
        assertThat(count("cards.count")).isEqualTo(1);
        assertThat(scenario.read("ru/statements/groups").body())
                .contains("Ответов слишком мало, чтобы искать группы");
    }

    @Test
    @Order(8)
    void twoGroupsOfAnswersAreFoundAndShownWithoutASingleCard() {
        for (int i = 0; i < 9; i++) {
            String code =
                    proposed(
                            "Марат " + i,
                            "Утверждение о воде и дорогах под номером " + "абвгдежзи".charAt(i));
            size();
            assertThat(show(code).statusCode()).isEqualTo(303);
            CODES.add(code);
        }
        for (int person = 0; person < 60; person++) {
            for (int s = 0; s < CODES.size(); s++) {
                boolean agree = person % 2 == 0 == (s % 2 == 0);
                boolean odd = (person * 7 + s * 3) % 11 == 0;
                assertThat(
                                answer(
                                                "card " + person,
                                                CODES.get(s),
                                                agree != odd ? "agree" : "disagree")
                                        .statusCode())
                        .isEqualTo(303);
            }
        }
        scenario.cut();
        String body = scenario.read("ru/statements/groups").body();
        assertThat(body)
                .contains("Ответы распадаются на 2 группы", "Группа A", "Группа B", "<polygon");
        assertThat(body).doesNotContain("<circle");
        assertThat(scenario.read("kk/statements/all").body()).contains(WELLS);
        assertThat(scenario.read("en/figures/statements.agree").body()).contains(WELLS);
    }

    @Test
    @Order(9)
    void whoHasACardMayAskWhichGroupIsNearestToIt() {
        Set<String> nearest = new TreeSet<>();
        for (int person = 0; person < 4; person++) {
            nearest.add(person % 2 + " " + nearestTo("card " + person));
        }
        assertThat(nearest).as("one group for each side").hasSize(2);
        assertThat(nearest.toString()).contains("A", "B");
        assertThat(scenario.person("Ольга").get("ru/statements/card").body()).contains(WELLS);
        assertThat(nearestTo("Ольга")).as("one answer is too few").isEmpty();
        assertThat(scenario.person("nobody").get("ru/statements/card").body())
                .contains("ещё не дан ответ");
        assertThat(
                        scenario.person("nobody")
                                .post("ru/statements/groups/nearest", Map.of("on", "1=2"))
                                .statusCode())
                .isEqualTo(400);
    }

    /// The group that the calculator names, from what the page of the card sends; empty for none.
    private static String nearestTo(String person) {
        Person who = scenario.person(person);
        String card = who.get("ru/statements/card").body();
        String sent = card.replaceFirst("(?s).*name=\"on\" value=\"([^\"]*)\".*", "$1");
        assertThat(sent).matches("(\\d+=-?\\d ?)+");
        String body = who.post("ru/statements/groups/nearest", Map.of("on", sent)).body();
        return body.contains("Ближе всего к этой карточке")
                ? body.replaceFirst("(?s).*к этой карточке группа (\\w).*", "$1")
                : "";
    }

    private static long size() {
        return scenario.part(PublicLog.class).sequence().head().size();
    }

    private static long count(String figure) {
        return scenario.numbers().figure(figure).orElseThrow().rows().getFirst().n();
    }
}
