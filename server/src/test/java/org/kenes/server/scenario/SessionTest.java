package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.Role;
import org.kenes.server.outreach.Places;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The closing session, from the press desk to the page that everybody reads and the tables that a
/// release is bound to.
class SessionTest {
    private static final String DESK = "ru/staff/sessions";
    private static final String SPEAKERS =
            """
            organisation | org-001 | Үмітгүл | төраға | председатель | chair
            expert || Дәурен | гидролог | гидролог | hydrologist
            citizen
            """;

    @TempDir static Path data;
    private static Scenario scenario;
    private static Desk press;
    private static String event;

    @BeforeAll
    static void aMeetingWithAProgramme() {
        scenario = Scenario.open(data);
        String place = scenario.part(Places.class).ofLevel(3).getFirst().code();
        scenario.attend(place, 40).cut();
        event =
                scenario.part(JdbcClient.class)
                        .sql("select id from outreach.event")
                        .query(String.class)
                        .single();
        press = Desk.open(scenario, Role.PRESS, "Bolat");
        assertThat(programme(event, SPEAKERS).statusCode()).isEqualTo(303);
        assertThat(words("opening", "ru").statusCode()).isEqualTo(303);
        scenario.cut();
    }

    private static HttpResponse<String> programme(String event, String speakers) {
        return press.send(DESK, DESK, Map.of("event", event, "speakers", speakers));
    }

    private static HttpResponse<String> words(String id, String original) {
        Map<String, String> fields = new HashMap<>();
        fields.putAll(Map.of("event", event, "id", id, "speaker", "Дәурен", "original", original));
        fields.putAll(Map.of("text-ru", "Реку надо измерять.", "office-ru", "гидролог"));
        fields.put("text-kk", "Өзенді өлшеу керек.");
        return press.send(DESK, DESK + "/words", fields);
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void theProgrammeNamesEverySpeakerWithTheOfficeOfThatDay() {
        assertThat(scenario.read("ru/sessions").body()).contains("/ru/sessions/" + event);
        assertThat(scenario.read("ru/sessions/" + event).body())
                .containsSubsequence(
                        "Үмітгүл", "председатель", "Дәурен", "гидролог", "Имя не публикуется");
        assertThat(scenario.read("en/sessions/" + event).body()).contains("chair", "hydrologist");
        assertThat(scenario.read("en/sessions/none").statusCode()).isEqualTo(404);
    }

    @Test
    void wordsStandInTheReadersLanguageAndSayWhichTheyWereSaidIn() {
        assertThat(scenario.read("ru/sessions/" + event).body())
                .contains("Реку надо измерять.", "Сказано на этом языке.")
                .doesNotContain("Өзенді өлшеу керек.");
        assertThat(scenario.read("kk/sessions/" + event).body())
                .contains("Өзенді өлшеу керек.", "Сөйленген тілі бұл емес.");
        assertThat(scenario.read("en/sessions/" + event).body())
                .as("not published in English: as it was said")
                .contains("Реку надо измерять.", "lang=\"ru\"");
    }

    @Test
    void theTablesOfTheCutHaveThem() throws Exception {
        Path tables = data.resolve("cuts/2/data");
        assertThat(Files.readString(tables.resolve("event_speakers.csv")))
                .contains(event + ",1,organisation,org-001,Үмітгүл,төраға,председатель,chair")
                .contains(event + ",3,citizen,,,,,");
        assertThat(Files.readString(tables.resolve("quotations.csv")))
                .contains("opening,ru,true," + event + ",Дәурен,гидролог,");
    }

    @Test
    void whatCannotBeMeantIsNotEntered() {
        assertThat(programme("no-such-meeting", SPEAKERS).statusCode()).isEqualTo(422);
        HttpResponse<String> refused = programme(event, "guest | | A");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Строка 1", "guest | | A");
        assertThat(programme(event, "party||A|тек қазақша").statusCode())
                .as("an office in one language only")
                .isEqualTo(422);
        assertThat(words("Opening words", "ru").statusCode()).isEqualTo(422);
        assertThat(words("closing", "en").statusCode()).as("no words in English").isEqualTo(422);
    }
}
