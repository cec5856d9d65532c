package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.Role;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// The dialogue is paused, closed and opened; after the end everything stays readable. That two
/// stewards are needed where it is no demonstration is in `SeveralTest`.
class OpeningTest {
    private static final String WHY = "Мәтіннің жаңа нұсқасы дайындалып жатыр";

    @TempDir Path data;

    @Test
    void whatIsClosedStaysReadable() {
        TestClock clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        try (Scenario scenario = Scenario.open(data, clock)) {
            scenario.say("Aigul", "art_5", "support", "Су бәріне керек.");
            Desk bolat = Desk.open(scenario, Role.STEWARD, "Bolat");
            assertThat(enter(bolat, "paused", "soon").statusCode()).isEqualTo(422);
            assertThat(enter(bolat, "paused", WHY).statusCode()).isEqualTo(303);
            assertThat(say(scenario, "Marat").statusCode()).isEqualTo(409);
            assertThat(enter(bolat, "closed", WHY).statusCode()).isEqualTo(303);
            assertThat(say(scenario, "Marat").statusCode()).isEqualTo(409);
            assertThat(scenario.read("kk/text/art_5/opinions").body())
                    .as("everything stays readable")
                    .contains("Су бәріне керек.");
            enter(bolat, "open", WHY);
            assertThat(say(scenario, "Marat").statusCode()).isEqualTo(303);
            scenario.cut();
        }
    }

    private static HttpResponse<String> enter(Desk desk, String state, String why) {
        return desk.send(
                "kk/staff/opening", "kk/staff/opening", Map.of("state", state, "reason", why));
    }

    private static HttpResponse<String> say(Scenario scenario, String who) {
        return scenario.person(who)
                .post(
                        "kk/text/art_5/stance",
                        Map.of(
                                "version", "draft-1",
                                "lang", "kk",
                                "stance", "oppose",
                                "reason", "Мен қарсымын.",
                                "place", "",
                                "audience", ""));
    }
}
