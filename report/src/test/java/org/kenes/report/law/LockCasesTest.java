package org.kenes.report.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kenes.testkit.SharedData;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class LockCasesTest {
    private static final LegalProfile PROFILE = LegalProfile.of("kz-2022");

    @TestFactory
    Stream<DynamicTest> locksBeginAndEndToTheSecond() {
        return SharedData.csv("release/lock-cases.csv").stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row.values()),
                                () -> {
                                    assertThat(runs("silence", row))
                                            .isEqualTo(row.get("silence").equals("true"));
                                    assertThat(runs("opinion-embargo", row))
                                            .isEqualTo(row.get("opinion_embargo").equals("true"));
                                }));
    }

    private static boolean runs(String id, Map<String, String> row) {
        Instant instant = OffsetDateTime.parse(row.get("instant")).toInstant();
        List<ZoneId> zones = Arrays.stream(row.get("zones").split("\\|")).map(ZoneId::of).toList();
        return PROFILE.locks().stream()
                .filter(lock -> lock.id().equals(id))
                .anyMatch(
                        lock -> lock.runsAt(instant, LocalDate.parse(row.get("vote_date")), zones));
    }

    @Test
    void everyMissingLineIsNamed() {
        assertThat(LegalProfile.of("eu-2024-900").missingInImprint(Map.of()))
                .containsExactly(
                        "sponsor",
                        "controller",
                        "paidBy",
                        "period",
                        "amount",
                        "amountMethod",
                        "origin",
                        "linkedProcess",
                        "contact",
                        "campaignTotal");
    }

    @Test
    void foreignMoneyIsRefused() {
        Map<String, Object> payer = Map.of("name", "N", "fundSource", "own", "origin", "foreign");
        assertThat(PROFILE.missingInImprint(Map.of("paidBy", List.of(payer))))
                .contains("paidBy.origin");
    }
}
