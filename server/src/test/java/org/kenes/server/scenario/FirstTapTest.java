package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/// The first thing a browser says: it has its key before anything is recorded.
class FirstTapTest {
    private static final Map<String, String> SUPPORT =
            Map.of("version", "draft-1", "lang", "ru", "stance", "support");

    @TempDir static Path data;
    private static Scenario scenario;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void theKeyComesBeforeAnythingIsRecorded() {
        long before = opinions();
        var first = scenario.person("first").postOnce("ru/text/art_2/stance", SUPPORT);
        assertThat(first.statusCode()).isEqualTo(307);
        assertThat(first.headers().firstValue("Location")).contains("?key=handed");
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(first.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-kenes-key=");
        assertThat(opinions()).isEqualTo(before);
    }

    @Test
    void whoTapsTwiceBeforeAnyAnswerIsOneVoice() {
        long before = opinions();
        Person hasty = scenario.person("hasty");
        Person sameBrowser = new Person(scenario.site());
        var one = hasty.postOnce("ru/text/art_2/stance", SUPPORT);
        var other = sameBrowser.postOnce("ru/text/art_2/stance", SUPPORT);
        // a browser has one set of cookies: the key that came last is the one that both go with
        hasty.takeCookiesOf(sameBrowser);
        var recorded = hasty.postOnce(Person.again("ru/text/art_2/stance", one), SUPPORT);
        var unchanged = hasty.postOnce(Person.again("ru/text/art_2/stance", other), SUPPORT);
        assertThat(recorded.statusCode()).isEqualTo(303);
        assertThat(location(unchanged)).isEqualTo(location(recorded));
        assertThat(opinions()).isEqualTo(before + 1);
    }

    @Test
    void whoKeepsNoCookieIsHeardAllTheSame() {
        long before = opinions();
        var first = scenario.person("wary").postOnce("ru/text/art_3/stance", SUPPORT);
        var answer =
                new Person(scenario.site())
                        .postOnce(Person.again("ru/text/art_3/stance", first), SUPPORT);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(opinions()).isEqualTo(before + 1);
    }

    @Test
    void whoHasAKeyIsNotSentRound() {
        scenario.say("known", "art_2", "oppose", "");
        var second =
                scenario.person("known")
                        .postOnce(
                                "ru/text/art_3/stance",
                                Map.of("version", "draft-1", "lang", "ru", "stance", "oppose"));
        assertThat(second.statusCode()).isEqualTo(303);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static long opinions() {
        return scenario.part(JdbcClient.class)
                .sql("select count(*) from dialogue.opinion")
                .query(Long.class)
                .single();
    }
}
