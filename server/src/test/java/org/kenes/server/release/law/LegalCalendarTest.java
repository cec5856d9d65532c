package org.kenes.server.release.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kenes.server.release.law.LegalRows.Vote;
import org.kenes.server.shell.state.LegalWindow.Effect;
import org.kenes.testkit.SharedData;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the locks of a profile become on this server.
class LegalCalendarTest {
    @TestFactory
    Stream<DynamicTest> windowsBeginAndEndToTheSecondInEveryZone() {
        return SharedData.csv("release/lock-cases.csv").stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row.values()),
                                () -> {
                                    Instant at =
                                            OffsetDateTime.parse(row.get("instant")).toInstant();
                                    assertThat(runs(row, Effect.SILENCE, at))
                                            .isEqualTo(Boolean.parseBoolean(row.get("silence")));
                                    assertThat(runs(row, Effect.EMBARGO, at))
                                            .isEqualTo(
                                                    Boolean.parseBoolean(
                                                            row.get("opinion_embargo")));
                                }));
    }

    private static boolean runs(Map<String, String> row, Effect effect, Instant at) {
        List<ZoneId> zones = Arrays.stream(row.get("zones").split("\\|")).map(ZoneId::of).toList();
        Vote vote = vote("kz-2022", LocalDate.parse(row.get("vote_date")), zones);
        return LegalCalendar.windowsOf(vote).stream()
                .anyMatch(window -> window.effect() == effect && window.runsAt(at));
    }

    @Test
    void profilesWithoutLocksHaveNoWindows() {
        List<ZoneId> zones = List.of(ZoneId.of("Asia/Almaty"));
        LocalDate day = LocalDate.of(2026, 3, 15);
        assertThat(LegalCalendar.windowsOf(vote("none", day, zones))).isEmpty();
        assertThat(LegalCalendar.windowsOf(vote("eu-2024-900", day, zones))).isEmpty();
        assertThat(LegalCalendar.windowsOf(null)).isEmpty();
    }

    @Test
    void aRouteIsKnownWithoutThePatternsOfItsVariables() {
        assertThat(LockedRoutes.plain("/cuts/{number:[1-9][0-9]{0,17}}/**"))
                .isEqualTo("/cuts/{number}/**");
        assertThat(LockedRoutes.plain("/{lang}/figures/{id:[a-z]+(?:\\.[a-z]{2,3})*}.csv"))
                .isEqualTo("/{lang}/figures/{id}.csv");
    }

    private static Vote vote(String profile, LocalDate day, List<ZoneId> zones) {
        return new Vote(1, profile, day, zones, "", null, true);
    }
}
