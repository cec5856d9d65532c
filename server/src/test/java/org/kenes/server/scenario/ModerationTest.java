package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.figure.View;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.record.PublicLog;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Aigul speaks, Marat moderates, Aigul appeals, Dana reviews.
@TestMethodOrder(OrderAnnotation.class)
class ModerationTest {
    private static final String THREAT = "Мен сізді тауып аламын, сақ болыңыз.";

    @TempDir static Path data;
    private static Scenario scenario;
    private static String threat;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        signIn("Marat", Role.MODERATOR);
        signIn("Dana", Role.REVIEWER);
        signIn("Yerlan", Role.MODERATOR);
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    @Order(1)
    void theQueueShowsWordsAndNoPosition() {
        threat = say("Aigul", "art_2", "oppose", THREAT);
        String page = scenario.person("Marat").get("kk/staff/moderation").body();
        String queue = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
        assertThat(queue).contains(THREAT, threat).doesNotContain("oppose", "Қарсымын");
    }

    @Test
    @Order(2)
    void hidingNeedsARuleAndSomeRulesAnArticle() {
        assertThat(decide("Marat", Map.of("action", "hide", "code", threat)).statusCode())
                .isEqualTo(422);
        var unnamed = decide("Marat", Map.of("action", "hide", "code", threat, "rule", "M3"));
        assertThat(unnamed.statusCode()).isEqualTo(422);
        assertThat(scenario.read("ru/c/" + threat).body()).contains(THREAT);
    }

    @Test
    @Order(3)
    void hiddenWordsAreNowhereAndTheRuleIsOnTheirPageAndInTheLog() {
        var done = decide("Marat", Map.of("action", "hide", "code", threat, "rule", "M2"));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(scenario.read("ru/c/" + threat).body())
                .doesNotContain(THREAT)
                .contains("M2.", "/ru/c/" + threat + "/appeal");
        assertThat(scenario.read("ru/text/art_2/opinions").body()).doesNotContain(THREAT);
        assertThat(scenario.read("kk/moderation").body()).contains(threat, "M2.");
        assertThat(scenario.read("kk/moderation?rule=M5").body()).doesNotContain(threat);
        assertThat(scenario.read("kk/moderation.csv").body()).contains(threat + ",opinion,");
    }

    @Test
    @Order(4)
    void whatIsHiddenIsNotCountedAndPersonalDataHidesTheWordsAlone() {
        String personal = say("Bolat", "art_2", "support", "Көршімнің аты Пәлен Түгенов.");
        decide("Marat", Map.of("action", "hide", "code", personal, "rule", "M1"));
        for (int i = 0; i < 11; i++) {
            scenario.say("without words " + i, "art_5", "support", "");
        }
        scenario.cut();
        assertThat(opinions()).as("the position stays, the threat does not count").isEqualTo(12);
        assertThat(scenario.read("ru/receipt/" + threat).body())
                .contains("Она не учитывается: правило M2.");
        assertThat(scenario.read("ru/receipt/" + personal).body())
                .contains("Слова скрыты по правилу M1.");
    }

    @Test
    @Order(5)
    void anybodyAppealsOnceAndNobodyDecidesAboutThemselves() {
        var short_ = scenario.person("Aigul").post(appeal(), Map.of("words", "Неге?"));
        assertThat(short_.statusCode()).isEqualTo(422);
        assertThat(short_.body()).contains("Неге?");
        Map<String, String> words = Map.of("words", "Бұл қорқыту емес, өлеңнен үзінді.");
        assertThat(scenario.person("Aigul").post(appeal(), words).statusCode()).isEqualTo(303);
        assertThat(scenario.person("Aigul").post(appeal(), words).statusCode()).isEqualTo(409);
        assertThat(scenario.person("Marat").get("kk/staff/appeals").statusCode()).isEqualTo(403);
    }

    @Test
    @Order(6)
    void anAppealThatSucceedsBringsTheWordsAndTheCountBack() {
        String queue = scenario.person("Dana").get("kk/staff/appeals").body();
        assertThat(queue).contains(THREAT, "өлеңнен үзінді");
        String id = group("staff/appeals/(\\d+)", queue);
        Map<String, String> fields = new HashMap<>(Map.of("outcome", "overturned"));
        assertThat(send("Dana", "kk/staff/appeals/" + id, fields).statusCode()).isEqualTo(422);
        fields.put("reason", "Мәтін – белгілі өлең.");
        assertThat(send("Dana", "kk/staff/appeals/" + id, fields).statusCode()).isEqualTo(303);
        assertThat(scenario.read("kk/c/" + threat).body()).contains(THREAT);
        assertThat(scenario.read("kk/moderation").body())
                .contains("Қайта көрсетілді", "Мәтін – белгілі өлең.");
        scenario.cut();
        assertThat(opinions()).isEqualTo(13);
    }

    @Test
    @Order(7)
    void aTextWithAPhoneNumberWaitsUntilSomebodyHasLooked() {
        String held = say("Nurlan", "art_3", "partly", "Маған қоңырау шалыңыз: +7 701 123 45 67");
        assertThat(scenario.read("kk/c/" + held).body()).doesNotContain("701 123");
        decide("Marat", Map.of("action", "show", "code", held));
        assertThat(scenario.read("kk/c/" + held).body()).contains("701 123");
    }

    @Test
    @Order(8)
    void aDecisionCanBeTakenBackByItsModeratorOnly() {
        String code = say("Saule", "art_4", "support", "Жарнама емес, шын сөз.");
        decide("Marat", Map.of("action", "hide", "code", code, "rule", "M5"));
        String desk = scenario.person("Marat").get("kk/staff/moderation").body();
        String batch = group("name=\"batch\" value=\"(\\d+)\"", desk);
        Map<String, String> fields = Map.of("batch", batch);
        assertThat(send("Yerlan", "kk/staff/moderation/undo", fields).statusCode()).isEqualTo(409);
        assertThat(send("Marat", "kk/staff/moderation/undo", fields).statusCode()).isEqualTo(303);
        assertThat(scenario.read("kk/c/" + code).body()).contains("шын сөз");
        assertThat(scenario.person("Marat").get("kk/staff/moderation").body()).contains(code);
    }

    @Test
    @Order(9)
    void whatAReaderPointsAtWaitsForAModeratorAndIsNotHidden() {
        String code = say("Zarina", "art_6", "support", "Біреудің аты-жөні осында жазылған.");
        decide("Marat", Map.of("action", "show", "code", code));
        assertThat(scenario.person("Marat").get("kk/staff/moderation").body()).doesNotContain(code);
        String flag = "kk/c/" + code + "/flag";
        Person reader = scenario.person("a reader");
        assertThat(reader.post(flag, Map.of("rule", "M9")).statusCode()).isEqualTo(422);
        for (int i = 0; i < 2; i++) {
            assertThat(reader.post(flag, Map.of("rule", "M1")).statusCode()).isEqualTo(303);
        }
        assertThat(scenario.read("kk/c/" + code).body()).contains("аты-жөні");
        assertThat(scenario.person("Marat").get("kk/staff/moderation").body())
                .containsOnlyOnce("оқырман: M1")
                .contains(code);
        decide("Marat", Map.of("action", "hide", "code", code, "rule", "M1"));
        assertThat(reader.post(flag, Map.of("rule", "M1")).statusCode()).isEqualTo(303);
        assertThat(scenario.person("Marat").get("kk/staff/moderation").body())
                .as("a hidden text is not hidden again")
                .doesNotContain(code);
        assertThat(scenario.read("kk/c/AAAAA-AAAAA/flag").statusCode()).isEqualTo(404);
    }

    private static String appeal() {
        return "kk/c/" + threat + "/appeal";
    }

    private static String say(String who, String eId, String stance, String words) {
        var answer = scenario.say(who, eId, stance, words).lastAnswer();
        assertThat(answer.statusCode()).isEqualTo(303);
        scenario.part(PublicLog.class).sequence();
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    }

    private static HttpResponse<String> decide(String who, Map<String, String> fields) {
        return send(who, "kk/staff/moderation", fields);
    }

    private static HttpResponse<String> send(String who, String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", csrf(scenario.person(who).get("kk/staff")));
        return scenario.person(who).post(path, all);
    }

    private static void signIn(String who, Role role) {
        String link = scenario.part(StaffLinks.class).issue(role, who);
        String token = csrf(scenario.person(who).get("kk/" + link));
        var entered =
                scenario.person(who)
                        .post(
                                "kk/staff/enter",
                                Map.of("t", link.replaceFirst(".*t=", ""), "_csrf", token));
        assertThat(entered.statusCode()).isEqualTo(303);
    }

    private static String csrf(HttpResponse<String> page) {
        return group("name=\"_csrf\" value=\"([^\"]+)\"", page.body());
    }

    private static String group(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static long opinions() {
        return scenario.numbers()
                .figure("opinions.count")
                .flatMap(found -> found.row(View.ALL, new TreeMap<>()))
                .map(row -> row.n())
                .orElse(-1L);
    }
}
