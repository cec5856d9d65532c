package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.server.account.Role;
import org.kenes.server.dialogue.AnswerKey;
import org.kenes.server.dialogue.KeyCookie;
import org.kenes.server.record.PublicLog;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Bolat switches on alone what cannot wait; every page says why and until when, the record keeps
/// it, and it is over by itself.
class EmergencyTest {
    private static final Instant BEGIN = Instant.parse("2031-03-01T09:00:00Z");
    private static final String WHY = "Сайтқа шабуыл жасалып жатыр";

    private static final AnswerKey CONFIRMED = new AnswerKey(new byte[32], 1);

    @TempDir Path data;

    @Test
    void aSwitchIsAnnouncedKeptInTheRecordAndOverByItself() {
        TestClock clock = TestClock.at(BEGIN);
        try (Scenario scenario = Scenario.open(data, clock)) {
            Desk bolat = Desk.open(scenario, Role.STEWARD, "Bolat");
            scenario.say("Aigul", "art_5", "support", "Су бәріне керек.");
            assertThat(change(bolat, "read-only", "on", "short").statusCode())
                    .as("a reason for everybody")
                    .isEqualTo(422);

            assertThat(change(bolat, "read-only", "on", WHY).statusCode()).isEqualTo(303);
            change(bolat, "read-only", "on", WHY); // a second press changes nothing
            assertThat(scenario.read("ru/text/art_5").body())
                    .contains("ничего не принимается; читать можно.")
                    .contains("<span lang=\"kk\">" + WHY + "</span>");
            HttpResponse<String> refused = say(scenario, "Marat", "Мен қарсымын, себебі бар.");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("Мен қарсымын, себебі бар.");
            assertThat(change(bolat, "read-only", "off", "Шабуыл тоқтады, бәрі жұмыс істейді"))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(303);
            assertThat(say(scenario, "Marat", "Мен қарсымын.").statusCode()).isEqualTo(303);

            change(bolat, "level-1-only", "on", WHY);
            assertThat(say(scenario, "Saule", "Мен де.").statusCode()).isEqualTo(403);
            scenario.person("Olga")
                    .keep(scenario.part(KeyCookie.class).write(CONFIRMED).toString());
            assertThat(say(scenario, "Olga", "Мен растадым.").statusCode()).isEqualTo(303);
            clock.set(BEGIN.plus(Duration.ofHours(72)).minusSeconds(1));
            assertThat(say(scenario, "Saule", "Мен де.").statusCode()).isEqualTo(403);
            scenario.person("Olga")
                    .keep(scenario.part(KeyCookie.class).write(CONFIRMED).toString());
            assertThat(say(scenario, "Olga", "Мен растадым.").statusCode()).isEqualTo(303);
            clock.set(BEGIN.plus(Duration.ofHours(72)));
            assertThat(say(scenario, "Saule", "Мен де.").statusCode())
                    .as("over by itself, to the second")
                    .isEqualTo(303);

            scenario.cut();
            assertThat(settings(scenario))
                    .containsExactly(
                            "emergency/read-only  → until 2031-03-04T09:00:00Z",
                            "emergency/read-only on → off",
                            "emergency/level-1-only  → until 2031-03-04T09:00:00Z");
        }
    }

    @Test
    void aServerThatStartsAgainKnowsItFromTheFirstRequestOn() {
        try (Scenario scenario = Scenario.open(data)) {
            change(Desk.open(scenario, Role.STEWARD, "Bolat"), "read-only", "on", WHY);
        }
        try (Scenario scenario = Scenario.again(data)) {
            assertThat(say(scenario, "Marat", "Мен қарсымын.").statusCode()).isEqualTo(409);
        }
    }

    @Test
    void everythingIsLookedAtBeforeItIsShown() {
        try (Scenario scenario = Scenario.open(data, TestClock.at(BEGIN))) {
            Desk bolat = Desk.open(scenario, Role.ADMIN, "Bolat");
            say(scenario, "Aigul", "Су бәріне керек.");
            change(bolat, "review-everything", "on", WHY);
            say(scenario, "Marat", "Құдық тереңірек болсын.");
            assertThat(scenario.read("kk/text/art_5/opinions").body())
                    .contains("Су бәріне керек.")
                    .doesNotContain("Құдық тереңірек болсын.");
            assertThat(
                            Desk.open(scenario, Role.MODERATOR, "Dina")
                                    .read("ru/staff/moderation")
                                    .body())
                    .contains("Құдық тереңірек болсын.", "просматривается всё");
            scenario.cut();
            assertThat(scenario.read("cuts/1/data/contributions.csv").body().lines())
                    .as("a position counts as before: the head and two")
                    .hasSize(3);
        }
    }

    private static List<String> settings(Scenario scenario) {
        PublicLog log = scenario.part(PublicLog.class);
        long size = log.published().orElseThrow().head().size();
        List<String> settings = new ArrayList<>();
        log.reader()
                .entries(0, size, size)
                .forEachRemaining(bytes -> {
                    if (LogEntry.parse(bytes) instanceof LogEntry.Public it && it.kind() == 89) {
                        settings.add(
                                it.members().get("name")
                                        + " "
                                        + it.members().get("before")
                                        + " → "
                                        + it.members().get("after"));
                    }
                });
        return settings;
    }

    private static HttpResponse<String> change(Desk desk, String kind, String to, String why) {
        return desk.send(
                "kk/staff/emergency",
                "kk/staff/emergency",
                Map.of("kind", kind, "to", to, "reason", why));
    }

    private static HttpResponse<String> say(Scenario scenario, String who, String reason) {
        return scenario.person(who)
                .post(
                        "kk/text/art_5/stance",
                        Map.of(
                                "version", "draft-1",
                                "lang", "kk",
                                "stance", "oppose",
                                "reason", reason,
                                "place", "",
                                "audience", ""));
    }
}
