package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.Role;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// Polls that others took: a headline that adds two answers says so, and what a notice does not
/// tell is told.
class PollTest {
    private static final String POLLS =
            """
            poll,entity,field_from,field_to,method,n,source,question_ru
            spring,Институт колодцев,2031-01-02,2031-01-09,telephone,8000,газета,Поддерживаете ли вы закон?
            winter,Бюро,,,,,,
            """;
    private static final String RESULTS =
            """
            poll,item,composition,base,base_n,pct
            spring,headline,support+partly,respondents-aware,,90.9
            spring,fully,support,respondents,8000,67.15
            winter,knows,none,respondents,,34.2
            """;

    @TempDir Path data;

    @Test
    void whatAHeadlineAddsUpAndWhatNobodyToldStandsBesideIt() {
        TestClock clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        try (Scenario scenario = Scenario.open(data, clock)) {
            assertThat(scenario.read("en/polls").body()).contains("No poll has been entered yet.");
            Desk press = Desk.open(scenario, Role.PRESS, "Saule");
            press.read("en/staff/polls");
            wrongFilesAreNotTaken(press);

            assertThat(send(press, POLLS, RESULTS).body()).contains("New polls: 2.");
            assertThat(send(press, POLLS, RESULTS).body())
                    .as("the same files again")
                    .contains("New polls: 0. Known before: 2.");
            // A corrected notice replaces the first in the next cut.
            assertThat(send(press, POLLS.replace("8000", "1200"), RESULTS).body())
                    .contains("New polls: 1. Known before: 1.");
            send(press, POLLS, RESULTS); // a correction that was wrong is taken back
            send(press, POLLS.replace("8000", "1200"), RESULTS);
            Desk.open(scenario, Role.STEWARD, "Bolat")
                    .send(
                            "en/staff/calendar",
                            "en/staff/calendar/vote",
                            Map.of(
                                    "profile", "kz-2022",
                                    "day", "2031-06-01",
                                    "zones", "Asia/Almaty",
                                    "reason", "set"));
            scenario.cut();

            assertThat(scenario.read("en/polls").body())
                    .contains("Институт колодцев", "<blockquote lang=\"ru\">")
                    .contains("Support + Partly", "Full and partial support are added up here.")
                    .contains("only of those asked who had heard of the text")
                    .contains("90.9%", "67.15%", "1,200")
                    .doesNotContain("8,000</dd>")
                    .contains("<li>Notice to the electoral commission</li>")
                    .contains("<li>Exact words of the question</li>");
            assertThat(scenario.read("ru/polls").body())
                    .contains("Здесь полная и частичная поддержка сложены.", "90,9\u00a0%")
                    .containsOnlyOnce("<li>Точная формулировка вопроса</li>");
            assertThat(scenario.read("cuts/1/data/poll_results.csv").body())
                    .contains("spring,headline,support+partly,respondents-aware,,90.9");
        }
    }

    private static void wrongFilesAreNotTaken(Desk press) {
        HttpResponse<String> wrong =
                send(
                        press,
                        POLLS + "summer,X,,,,,,\n",
                        RESULTS + "autumn,a,support+maybe,somebody,,101\n");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("This poll has no numbers in the second file: summer")
                .contains("The first file has no such poll: autumn")
                .contains("Not in the right form: support+maybe")
                .contains("Unknown code: somebody");
    }

    private static HttpResponse<String> send(Desk press, String polls, String results) {
        return press.upload("en/staff/polls", Map.of(), Map.of("polls", polls, "results", results));
    }
}
