package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.Role;
import org.kenes.server.outreach.Place;
import org.kenes.server.outreach.Places;
import org.kenes.server.referendum.Returns;
import org.kenes.testkit.SharedData;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// After the dialogue: the vote and its result, and what is done because of the text.
class AfterwardsTest {
    @TempDir Path data;

    @Test
    void theResultIsShownOnBothBasesAndTheNormIsFollowedToItsAct() {
        TestClock clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        try (Scenario scenario = Scenario.open(data, clock)) {
            Desk press = Desk.open(scenario, Role.PRESS, "Saule");
            theVote(scenario, press, clock);
            theTracker(scenario, press);
        }
    }

    private static void theVote(Scenario scenario, Desk press, TestClock clock) {
        assertThat(scenario.read("en/referendum").body()).contains("No question has been put");
        Map<String, String> question = new TreeMap<>();
        for (String lang : new String[] {"kk", "ru", "en"}) {
            question.put("question-" + lang, "Do you accept the charter? (" + lang + ")");
        }
        assertThat(
                        press.send("en/staff/referendum", "en/staff/referendum/question", question)
                                .statusCode())
                .isEqualTo(303);

        String country = scenario.part(Places.class).ofLevel(0).getFirst().code();
        Map<String, String> statement =
                new TreeMap<>(
                        Map.of(
                                "what", "results",
                                "unit", country,
                                "final", "true",
                                "as_of", "2031-03-01T07:00:00Z",
                                "eligible", "12482613",
                                "voted", "9127192",
                                "yes", "7954667",
                                "no", "898099",
                                "invalid", "146558"));
        statement.put("not_counted", "127867");
        statement.put("source", "the commission, page 3");
        HttpResponse<String> wrong =
                press.send("en/staff/referendum", "en/staff/referendum/statement", statement);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("9127191 − 9127192 = -1");
        statement.put("not_counted", "127868");
        assertThat(
                        press.send(
                                        "en/staff/referendum",
                                        "en/staff/referendum/statement",
                                        statement)
                                .body())
                .contains("New statements: 1");

        // The first denominators were smaller; one region is known; one hour was told twice.
        Returns returns = scenario.part(Returns.class);
        String region = scenario.part(Places.class).ofLevel(1).getFirst().code();
        String more =
                """
                unit,final,as_of,eligible,voted,yes,no,invalid,not_counted,source
                %s,false,2031-02-28T15:30:00Z,12461796,9126850,,,,,early
                %s,true,2031-03-01T07:00:00Z,1000,700,400,250,30,20,late
                """
                        .formatted(country, region);
        assertThat(returns.results(more.getBytes(UTF_8), null))
                .isEqualTo(new Returns.Import.Done(2, 0));
        assertThat(returns.results(more.getBytes(UTF_8), null))
                .as("the same file again")
                .isEqualTo(new Returns.Import.Done(0, 2));
        String hours =
                "unit,at_time,pct,source\n"
                        + region
                        + ",2031-02-28T11:00:00Z,62.36,agency\n"
                        + region
                        + ",2031-02-28T11:00:00Z,62.39,broadcaster\n";
        assertThat(returns.turnout(hours.getBytes(UTF_8), null))
                .isEqualTo(new Returns.Import.Done(2, 0));
        Desk steward = Desk.open(scenario, Role.STEWARD, "Bolat");
        steward.send(
                "en/staff/calendar",
                "en/staff/calendar/vote",
                Map.of(
                        "profile",
                        "kz-2022",
                        "day",
                        "2031-02-27",
                        "zones",
                        "Asia/Tashkent",
                        "reason",
                        "set"));
        scenario.cut();

        String page = scenario.read("en/referendum").body();
        assertThat(page)
                .contains("Do you accept the charter? (en)")
                .contains("87.2%", "63.7%", "73.1%", "73.2%")
                .contains("9127192 &gt; 12482613/2")
                .contains(
                        "1 of 20 units"
                                .replace(
                                        "20",
                                        Integer.toString(
                                                scenario.part(Places.class).ofLevel(1).size())))
                .contains("because the lists grew from 12,461,796 to 12,482,613")
                .contains("57.1%", "40%", "70%")
                .contains("Not counted</th><td class=\"n\">127,868</td>", "1.4%")
                .contains("62.36 %", "62.39 %", "two values were published")
                .contains("different people, different question");
        assertThat(scenario.read("kk/referendum").body()).contains("Түпкілікті қорытынды");
        assertThat(scenario.read("en/figures/referendum.yes-of-voters-by-region").statusCode())
                .isEqualTo(200);

        clock.set(Instant.parse("2031-02-27T06:00:00Z"));
        assertThat(scenario.read("en/referendum").body())
                .contains("Silence: only the question and the day are shown here.")
                .doesNotContain("87.2%");
        clock.set(Instant.parse("2031-03-01T09:00:00Z"));
    }

    private static void theTracker(Scenario scenario, Desk press) {
        Map<String, String> duty =
                new TreeMap<>(
                        Map.of(
                                "id", "water-plan",
                                "organisation", "Ministry of Water",
                                "about", "art_5",
                                "act-kk", "Үкімет қаулысы",
                                "act-ru", "Постановление правительства",
                                "act-en", "Government decree",
                                "due", "2031-02-01",
                                "text-kk", "Су жоспарын бекіту",
                                "text-ru", "Утвердить план водоснабжения",
                                "text-en", "Adopt the water plan"));
        assertThat(press.send("en/staff/tracker", "en/staff/tracker", duty).statusCode())
                .isEqualTo(303);
        assertThat(press.send("en/staff/tracker", "en/staff/tracker", duty).statusCode())
                .as("an id is used once")
                .isEqualTo(422);
        Map<String, String> step =
                Map.of(
                        "promise", "water-plan",
                        "status", "in-progress",
                        "day", "2031-02-20",
                        "evidence", "3");
        assertThat(press.send("en/staff/tracker", "en/staff/tracker/step", step).statusCode())
                .isEqualTo(303);
        assertThat(press.send("en/staff/tracker", "en/staff/tracker/step", step).statusCode())
                .as("a step is not rewritten")
                .isEqualTo(422);
        scenario.cut();

        assertThat(scenario.read("en/text/art_5").body()).contains("/en/tracker?about=art_5");
        assertThat(scenario.read("en/text/art_4").body()).doesNotContain("/en/tracker?about");
        assertThat(scenario.read("en/tracker?about=art_5").body())
                .contains("Adopt the water plan", "Government decree", "past its date")
                .contains("/en/text/art_5", "/log/proof/3");
        assertThat(scenario.read("kk/tracker").body())
                .contains("Су жоспарын бекіту", "орындалуда", "/kk/figures/promises.by-status");
        assertThat(scenario.read("en/tracker?about=art_4").body()).contains("Nothing to be done");
    }

    /// The published numbers of one real vote, place by place.
    @Test
    void theStatementsOfARealVoteAreTakenAsTheyWerePublished() {
        try (Scenario scenario = Scenario.empty(data)) {
            assertThat(
                            scenario.part(Places.class)
                                    .importCsv(SharedData.bytes("field/places/places-kz.csv")))
                    .isInstanceOf(Places.Import.Done.class);
            Returns returns = scenario.part(Returns.class);
            assertThat(returns.results(SharedData.bytes("release/facts/referendum.csv"), null))
                    .isEqualTo(new Returns.Import.Done(2, 0));
            assertThat(returns.turnout(SharedData.bytes("release/facts/turnout.csv"), null))
                    .isInstanceOf(Returns.Import.Done.class);
            Desk.open(scenario, Role.STEWARD, "Bolat")
                    .send(
                            "en/staff/calendar",
                            "en/staff/calendar/vote",
                            Map.of(
                                    "profile",
                                    "kz-2022",
                                    "day",
                                    "2026-03-15",
                                    "zones",
                                    "Asia/Almaty",
                                    "reason",
                                    "set"));
            scenario.cut();
            String page = scenario.read("ru/referendum").body().replace('\u00a0', ' ');
            assertThat(page)
                    .contains("87,2 %", "63,7 %", "73,2 %", "73,1 %")
                    .contains("данные есть по 0 из 20 регионов")
                    .contains("9127192 &gt; 12482613/2")
                    .contains("опубликованы два разных значения");
            assertThat(scenario.part(Places.class).ofLevel(1)).extracting(Place::code).hasSize(20);
        }
    }
}
