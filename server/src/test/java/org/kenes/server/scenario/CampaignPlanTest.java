package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.Role;
import org.kenes.server.release.law.LegalCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the legal profile in force does not allow is refused when it is planned, in the words of
/// the reader; what it allows is planned.
class CampaignPlanTest {
    private static final LocalDate VOTE = LocalDate.of(2031, 4, 20);
    private static final String PAGE = "/staff/events";

    @TempDir static Path data;
    private static Scenario scenario;
    private static Desk desk;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        desk = Desk.open(scenario, Role.ORGANISER, "Plans", "org-001");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void anOfficialOnDutyAndTheDayOfSilenceAreRefusedToCampaignsOnly() {
        assertThat(send("en", "campaign", "2031-04-10", "state_on_duty").statusCode())
                .as("no profile is in force yet")
                .isEqualTo(303);
        assertThat(
                        scenario.part(LegalCalendar.class)
                                .choose(
                                        "kz-2022",
                                        VOTE,
                                        List.of(ZoneId.of("Asia/Almaty")),
                                        "a vote",
                                        null))
                .isInstanceOf(LegalCalendar.Outcome.Done.class);
        long before = events();
        Map.of(
                        "kk", "құқықтық бейін",
                        "ru", "правовой профиль",
                        "en", "legal profile")
                .forEach((lang, words) -> {
                    var answer = send(lang, "campaign", "2031-04-10", "expert|state_on_duty");
                    assertThat(answer.statusCode()).isEqualTo(422);
                    assertThat(answer.body()).contains(words);
                });
        var silent = send("en", "campaign", VOTE.minusDays(1).toString(), "party");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("inside the time of silence");
        assertThat(send("en", "campaign", "2031-04-10", "a friend").statusCode()).isEqualTo(422);
        assertThat(events()).as("nothing of that is planned").isEqualTo(before);

        assertThat(send("en", "campaign", "2031-04-10", "party").statusCode()).isEqualTo(303);
        assertThat(send("en", "campaign", VOTE.minusDays(2).toString(), "party").statusCode())
                .isEqualTo(303);
        assertThat(send("en", "information", VOTE.toString(), "state_on_duty").statusCode())
                .isEqualTo(303);
        assertThat(events()).isEqualTo(before + 3);
    }

    private static HttpResponse<String> send(
            String lang, String nature, String day, String speaking) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("once", lang + nature + day + speaking);
        typed.put("state", "planned");
        typed.put("place", "QK");
        typed.put("date", day);
        typed.put("start", "15:00");
        typed.put("activity", "meeting");
        typed.put("format", "in_person");
        typed.put("nature", nature);
        typed.put("organisers", "org-001");
        typed.put("method", "not_counted");
        typed.put("speaking", speaking);
        return desk.send(lang + PAGE, lang + PAGE, typed);
    }

    private static long events() {
        return scenario.part(JdbcClient.class)
                .sql("select count(*) from outreach.event")
                .query(Long.class)
                .single();
    }
}
