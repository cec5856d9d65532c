package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.cli.verify.VerifyCommand;
import org.kenes.server.account.Role;
import org.kenes.server.outreach.Places;
import org.kenes.server.release.Releases;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// An analyst tries a figure of their own on the newest cut and fixes it in public; another one
/// puts it into the catalogue; from then on every cut has it and anybody recounts it.
class AddedFigureTest {
    private static final String YAML =
            """
            id: events.well-attended
            kind: count
            universe: events
            basis: register
            status: took-place
            unit: event
            title: {kk: "Көп адам келген кездесулер", ru: "Многолюдные встречи", en: "Meetings of many"}
            definition: {kk: "Елуден көп.", ru: "Больше пятидесяти.", en: "More than fifty."}
            needs: [events]
            """;
    private static final String SQL = "SELECT count(*) AS n FROM events WHERE attended > 50\n";

    @TempDir Path data;

    @Test
    void aFigureOfOnesOwnIsTriedProposedPublishedAndRecounted() throws IOException {
        TestClock clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        try (Scenario scenario = Scenario.open(data, clock)) {
            String place = scenario.part(Places.class).ofLevel(3).getFirst().code();
            scenario.attend(place, 40).attend(place, 60).cut();
            Desk aida = Desk.open(scenario, Role.ANALYST, "Aida");
            Desk dauren = Desk.open(scenario, Role.ANALYST, "Dauren");

            assertThat(send(aida, "try", SQL).body())
                    .contains("Meetings of many", "<td>all</td><td></td><td>1</td>");
            HttpResponse<String> wrong =
                    send(aida, "try", "SELECT count(*) AS n FROM read_csv('x')");
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("figure.sql:1:1", "read_csv");
            assertThat(
                            aida.send(
                                            "en/staff/figures",
                                            Map.of(
                                                    "step",
                                                    "propose",
                                                    "yaml",
                                                    YAML.replace(
                                                            "events.well-attended", "events.held"),
                                                    "sql",
                                                    SQL))
                                    .body())
                    .contains("There is a figure events.held already");

            assertThat(send(aida, "propose", SQL).statusCode()).isEqualTo(303);
            String publish = "en/staff/figures/events.well-attended/publish";
            assertThat(aida.send(publish, Map.of()).statusCode())
                    .as("nobody publishes an own figure")
                    .isEqualTo(403);
            assertThat(scenario.cut().read("en/figures/events.well-attended").statusCode())
                    .as("only proposed")
                    .isEqualTo(404);
            dauren.read("en/staff/figures");
            assertThat(dauren.send(publish, Map.of()).statusCode()).isEqualTo(303);
            assertThat(send(aida, "propose", SQL.replace("50", "10")).statusCode())
                    .as("what is published does not change")
                    .isEqualTo(422);

            scenario.attend(place, 70).cut();
            assertThat(scenario.read("ru/figures/events.well-attended").body())
                    .contains("Многолюдные встречи", "Больше пятидесяти.");
            String registrations = scenario.read("en/registrations").body();
            assertThat(registrations).contains("events.well-attended");
            Releases releases = scenario.part(Releases.class);
            assertThat(releases.publish(source())).isInstanceOf(Releases.Outcome.Published.class);
            Path folder = releases.folder(releases.all().getFirst());
            assertThat(folder.resolve("figures/events.well-attended/figure.sql")).hasContent(SQL);
            assertThat(VerifyCommand.run(new String[] {folder.toString()}, System.out, System.err))
                    .isZero();

            Desk.open(scenario, Role.STEWARD, "Bolat")
                    .send(
                            "en/staff/calendar",
                            "en/staff/calendar/vote",
                            Map.of(
                                    "profile", "kz-2022",
                                    "day", "2031-03-04",
                                    "zones", "Asia/Almaty",
                                    "reason", "set"));
            assertThat(send(aida, "try", SQL).statusCode())
                    .as("what a query of one's own counts is not seen from its definition")
                    .isEqualTo(451);
            assertThat(scenario.read("en/figures/events.well-attended").statusCode())
                    .isEqualTo(451);
            assertThat(scenario.read("en/figures/events.held").statusCode()).isEqualTo(200);
        }
    }

    /// It worked on the day it was tried; a later row breaks it.
    @Test
    void aQueryThatFailsTakesNoCutWithIt() {
        TestClock clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        try (Scenario scenario = Scenario.open(data, clock)) {
            String place = scenario.part(Places.class).ofLevel(3).getFirst().code();
            scenario.attend(place, 40).cut();
            Desk aida = Desk.open(scenario, Role.ANALYST, "Aida");
            String breaks =
                    "SELECT sum(CAST(substring('x', 1, CASE WHEN attended > 50 THEN 1 ELSE 0 END)"
                            + " || '1' AS BIGINT)) AS n FROM events\n";
            assertThat(send(aida, "propose", breaks).statusCode()).isEqualTo(303);
            Desk dauren = Desk.open(scenario, Role.ANALYST, "Dauren");
            dauren.read("en/staff/figures");
            dauren.send("en/staff/figures/events.well-attended/publish", Map.of());
            scenario.cut();
            assertThat(scenario.read("en/figures/events.well-attended").statusCode())
                    .isEqualTo(200);
            scenario.attend(place, 60).cut();
            assertThat(scenario.read("api/v1/figures/events.held").body()).contains("\"n\":2");
            assertThat(dauren.read("en/staff/figures").body())
                    .contains("Left out of a cut: figures/events.well-attended/figure.sql");
        }
    }

    private Path source() throws IOException {
        Path folder = Files.createDirectory(data.resolve("source"));
        Files.writeString(
                folder.resolve("release.yaml"),
                """
                format: kenes-release/1
                id: spring
                kind: press-release
                languages: [en]
                publishAt: 2031-03-01T15:00:00+05:00
                asOf: 2031-03-01
                data: {package: datapackage.json}
                profile: none
                imprint: {}
                claims:
                  c1: {figure: events.well-attended, is: "= 2"}
                """);
        Files.writeString(
                folder.resolve("text.en.md"), "# Spring\n\n[2 meetings were held]{c1}.\n");
        return folder;
    }

    private static HttpResponse<String> send(Desk desk, String step, String sql) {
        return desk.send(
                "en/staff/figures",
                "en/staff/figures",
                Map.of("step", step, "yaml", YAML, "sql", sql));
    }
}
