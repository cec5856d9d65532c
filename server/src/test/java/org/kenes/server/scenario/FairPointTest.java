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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Aigul writes against article 3, Marat for it; others find the one or the other a fair point.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FairPointTest {
    private static final String AGAINST =
            "Ауылда жалғыз құдық бар, ал осы бап оны жылына бір-ақ рет тексеруге рұқсат етеді.";
    private static final Pattern BUTTON =
            Pattern.compile("action=\"/kk/c/([0-9A-Z-]{11})/fair-point\"");

    @TempDir static Path data;
    private static Scenario scenario;
    private static String code;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        scenario.say("Айгүл", "art_3", "oppose", AGAINST);
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    private static HttpResponse<String> press(String who) {
        return scenario.person(who).post("kk/c/" + code + "/fair-point", Map.of());
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
    void theButtonStandsBesideTheWordsAndNoNumber() {
        String page = scenario.read("kk/text/art_3/opinions").body();
        assertThat(page).contains(AGAINST, "Орынды уәж");
        Matcher button = BUTTON.matcher(page);
        assertThat(button.find()).isTrue();
        code = button.group(1);
    }

    @Test
    @Order(2)
    void itIsRecordedOncePerBrowser() {
        long before = size();
        assertThat(location(press("Марат"))).endsWith("/kk/c/" + code + "?fair=noted");
        assertThat(size()).isEqualTo(before + 1);
        scenario.say("Марат", "art_3", "support", "");
        long after = size();
        assertThat(location(press("Марат"))).endsWith("?fair=noted");
        assertThat(size()).as("the second press is the first").isEqualTo(after);
        assertThat(scenario.read("kk/c/" + code + "?fair=noted").body()).contains("Белгіленді.");
    }

    @Test
    @Order(3)
    void nobodyPressesForTheirOwnWordsNorForWhatIsNotThere() {
        long before = size();
        assertThat(location(press("Айгүл"))).endsWith("?fair=own");
        assertThat(
                        scenario.person("Марат")
                                .post("kk/c/00000-00000/fair-point", Map.of())
                                .statusCode())
                .isEqualTo(404);
        assertThat(size()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void theCutCountsTheStanceOfThoseWhoPressedAndVerifies() {
        for (int i = 0; i < 12; i++) {
            scenario.say("neighbour " + i, "art_3", "support", "");
            press("neighbour " + i);
        }
        scenario.cut();
        assertThat(scenario.read("cuts/1/data/endorsements.csv").body())
                .contains(",support,12\n")
                .doesNotContain("none");
        assertThat(scenario.read("kk/opinions/reading/art_3").statusCode()).isEqualTo(200);
        assertThat(scenario.read("kk/opinions/majorities").statusCode()).isEqualTo(200);
        assertThat(scenario.read("kk/opinions/campaigns").statusCode()).isEqualTo(200);
        assertThat(scenario.read("kk/opinions/reading/art_4").body())
                .contains("Осы кесіндіге дейін");
        assertThat(scenario.read("kk/opinions/reading/art_999").statusCode()).isEqualTo(404);
        assertThat(scenario.read("kk/text/art_3/opinions").body()).doesNotContain("12");
    }
}
