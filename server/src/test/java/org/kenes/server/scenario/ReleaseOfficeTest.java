package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.cli.verify.VerifyCommand;
import org.kenes.server.account.Role;
import org.kenes.server.outreach.Places;
import org.kenes.server.release.Releases;
import org.kenes.server.release.office.Catalogue;
import org.kenes.server.release.office.ReleaseDesk;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Saule writes, Bolat signs, the hour comes; later something turns out to be wrong.
class ReleaseOfficeTest {
    private static final String YAML =
            """
            format: kenes-release/1
            id: spring
            kind: press-release
            languages: [kk, ru, en]
            publishAt: 2031-03-01T15:00:00+05:00
            asOf: 2031-03-01
            data: {package: datapackage.json}
            profile: none
            imprint: {}
            parity: {figures: strict}
            claims:
              c1: {figure: events.held, is: "= 3"}
            """;

    private static final String IMPRINT =
            """
            vote: {date: 2031-03-04, opens: "07:00", closes: "20:00", zones: [Asia/Almaty]}
            imprint:
              issuer: Office
              maker: Office
              orderedBy: [Office]
              paidBy: [{name: Office, fundSource: own, origin: domestic}]
              responsiblePerson: Saule
              contact: press@example.org\
            """;

    @TempDir Path data;

    @Test
    void aReleaseIsAnnouncedSignedByAnotherAndPublishedAtItsHour() {
        TestClock clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        try (Scenario scenario = Scenario.open(data, clock)) {
            scenario.part(Catalogue.class).register();
            String place = scenario.part(Places.class).ofLevel(3).getFirst().code();
            scenario.attend(place, 40).attend(place, 50).attend(place, 60).cut();
            Desk saule = Desk.open(scenario, Role.PRESS, "Saule");
            Desk bolat = Desk.open(scenario, Role.PUBLISHER, "Bolat");

            assertThat(
                            saule.send("ru/staff/releases", "ru/staff/releases", texts(YAML, "4"))
                                    .statusCode())
                    .isEqualTo(303);
            String check = saule.read("ru/staff/releases/spring").body();
            assertThat(check).contains("Публиковать нельзя", "FAILS", "events.held");
            assertThat(
                            saule.send("ru/staff/releases", "ru/staff/releases", texts(YAML, "3"))
                                    .statusCode())
                    .isEqualTo(303);
            assertThat(saule.read("ru/staff/releases/spring").body())
                    .contains("Можно публиковать", "HOLDS");
            assertThat(saule.read("ru/staff/corrections").statusCode()).isEqualTo(200);

            String one = "ru/staff/releases/spring";
            saule.send(
                    one,
                    one + "/access",
                    Map.of("who", "Ministry of Water", "purpose", "to answer questions"));
            assertThat(saule.send(one, one + "/announce", Map.of()).statusCode()).isEqualTo(303);
            assertThat(scenario.read("kk/releases/calendar").body())
                    .contains("Дина, талдаушы", "2031-03-01T10:00:00Z");
            assertThat(scenario.read("ru/releases/spring").statusCode()).isEqualTo(404);
            assertThat(saule.send(one, one + "/sign", Map.of()).statusCode())
                    .as("who writes does not sign")
                    .isEqualTo(403);
            assertThat(bolat.send(one, one + "/sign", Map.of()).statusCode()).isEqualTo(303);
            assertThat(scenario.read("ru/releases/spring").statusCode())
                    .as("its hour has not come")
                    .isEqualTo(404);

            clock.set(Instant.parse("2031-03-01T10:00:00Z"));
            scenario.part(ReleaseDesk.class).publishDue();
            HttpResponse<String> published = scenario.read("ru/releases/spring");
            assertThat(published.statusCode()).isEqualTo(200);
            assertThat(published.body())
                    .contains("Ministry of Water", "/releases/spring/report/report.ru.pdf");
            assertThat(
                            scenario.read("releases/spring/report/report.ru.pdf")
                                    .headers()
                                    .firstValue("Content-Type"))
                    .contains("application/pdf");

            shared(scenario);
            corrected(scenario, saule, bolat);
        }
    }

    /// A release that lies inside the embargo of the vote it names says something about opinions.
    @Test
    void noLawyerLiftsWhatAWindowForbids() {
        String yaml =
                YAML.replace("profile: none", "profile: kz-2022")
                        .replace("id: spring", "id: touching")
                        .replace("imprint: {}", IMPRINT)
                        .replace("events.held, is: \"= 3\"", "opinions.support, is: majority");
        TestClock clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        try (Scenario scenario = Scenario.open(data, clock)) {
            scenario.part(Catalogue.class).register();
            for (int i = 0; i < 25; i++) {
                scenario.say("voice " + i, "art_5", i < 14 ? "support" : "oppose", "");
            }
            scenario.cut();
            Desk saule = Desk.open(scenario, Role.PRESS, "Saule");
            Map<String, String> words = texts(yaml, "3");
            words.put("text-kk", "# Көктем\n\n[Ұсынылған пікірлердің көпшілігі]{c1} қолдайды.\n");
            words.put("text-ru", "# Весна\n\n[Большинство поданных мнений]{c1} за проект.\n");
            words.put("text-en", "# Spring\n\n[Most of the opinions submitted]{c1} support it.\n");
            saule.send("ru/staff/releases", "ru/staff/releases", words);
            String one = "ru/staff/releases/touching";
            assertThat(saule.read(one).body())
                    .contains("Публиковать нельзя", "LEGAL-REVIEW", "opinion-embargo")
                    .contains("закон может запрещать публикацию сейчас")
                    .contains("Заявлено заранее и публично, но в отчёт не вошло.");
            assertThat(saule.send(one, one + "/announce", Map.of()).statusCode()).isEqualTo(303);
            Desk bolat = Desk.open(scenario, Role.PUBLISHER, "Bolat");
            assertThat(bolat.send(one, one + "/sign", Map.of()).statusCode()).isEqualTo(422);

            Desk kamila = Desk.open(scenario, Role.STEWARD, "Kamila");
            assertThat(review(kamila, one, "c9", "cleared").statusCode())
                    .as("a claim that touches nothing")
                    .isEqualTo(422);
            review(kamila, one, "c1", "refused");
            assertThat(bolat.send(one, one + "/sign", Map.of()).statusCode()).isEqualTo(422);
            assertThat(review(kamila, one, "c1", "cleared").statusCode()).isEqualTo(303);
            scenario.cut();
            assertThat(saule.read(one).body())
                    .as("what the window forbids no lawyer lifts")
                    .contains("Публиковать нельзя", "art. 7-1 does not");
            assertThat(bolat.send(one, one + "/sign", Map.of()).statusCode()).isEqualTo(422);

            // After the window of its vote the same words are published.
            words.put("yaml", words.get("yaml").replace("2031-03-04", "2031-06-04"));
            saule.send("ru/staff/releases", "ru/staff/releases", words);
            saule.send(one, one + "/announce", Map.of());
            clock.set(Instant.parse("2031-03-01T10:00:00Z"));
            assertThat(bolat.send(one, one + "/sign", Map.of()).statusCode()).isEqualTo(303);
            Releases releases = scenario.part(Releases.class);
            Path folder = releases.folder(releases.find("touching").orElseThrow());
            assertThat(VerifyCommand.run(new String[] {folder.toString()}, System.out, System.err))
                    .isZero();
        }
    }

    private static HttpResponse<String> review(
            Desk lawyer, String release, String claims, String decision) {
        return lawyer.send(
                release,
                release + "/review",
                Map.of(
                        "claims",
                        claims,
                        "decision",
                        decision,
                        "note",
                        "art. 7-1 does not cover this"));
    }

    private static void shared(Scenario scenario) {
        assertThat(scenario.read("kk/figures/events.held").body())
                .contains("/log/proof/", "/kk/releases/spring", "Көктем");
        assertThat(scenario.read("api/v1/figures/events.held").body())
                .contains("\"format\":\"kenes-findings/1\"", "\"n\":3");
        HttpResponse<String> embed = scenario.read("embed/ru/figure/events.held?theme=dark");
        assertThat(embed.body())
                .contains("<strong>3</strong>", "only-dark")
                .doesNotContain("<form");
        assertThat(embed.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors *");
        assertThat(embed.body().length()).isLessThan(40_000);
        HttpResponse<String> article = scenario.read("embed/kk/article/art_5?theme=light");
        assertThat(article.body())
                .contains("only-light", "href=\"/kk/text/art_5\" target=\"_top\"")
                .doesNotContain("<form", "<script");
        assertThat(article.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors *");
        assertThat(article.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(article.body().length()).isLessThan(40_000);
        assertThat(scenario.read("embed/kk/article/art_999").statusCode()).isEqualTo(404);
        HttpResponse<String> card = scenario.read("card/kk/figure/events.held.png");
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(scenario.read("ru/releases/spring/claims/c1").body())
                .contains("HOLDS", "Проведено встреч", "/ru/figures/events.held");
        assertThat(scenario.read("ru/releases/spring/claims/c9").statusCode()).isEqualTo(404);
        HttpResponse<String> pasted =
                scenario.person("reader")
                        .post(
                                "ru/check",
                                Map.of(
                                        "language",
                                        "ru",
                                        "text",
                                        "Проведены тысячи мероприятий во всех регионах."));
        assertThat(pasted.body())
                .contains("тысячи мероприятий".split(" ")[0], "thousands", "Без основания")
                .contains("/ru/figures/events.held", "Проверка не говорит");
    }

    private static void corrected(Scenario scenario, Desk saule, Desk bolat) {
        HttpResponse<String> empty =
                saule.send(
                        "en/staff/corrections",
                        "en/staff/corrections",
                        Map.of("release", "spring"));
        assertThat(empty.statusCode()).isEqualTo(422);
        HttpResponse<String> done =
                saule.send(
                        "en/staff/corrections",
                        "en/staff/corrections",
                        Map.of(
                                "release", "spring",
                                "what", "text",
                                "thing", "line 3",
                                "was", "thre",
                                "now", "three",
                                "why", "a letter was missing",
                                "noticed", "2031-03-01"));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(scenario.read("en/corrections").body()).doesNotContain("a letter was missing");
        String sign = "en/staff/corrections/correction-1/sign";
        assertThat(saule.send("en/staff/corrections", sign, Map.of()).statusCode())
                .as("who wrote it does not sign it")
                .isEqualTo(403);
        assertThat(bolat.read("en/staff/corrections").body()).contains("a letter was missing");
        assertThat(bolat.send("en/staff/corrections", sign, Map.of()).statusCode()).isEqualTo(303);
        assertThat(scenario.read("en/corrections").body()).contains("a letter was missing");
        assertThat(scenario.read("en/corrections.atom").body())
                .contains("<entry xml:lang=\"en\">", "thre → three")
                .startsWith("<?xml");
        assertThat(scenario.read("en/releases/spring").body()).contains("thre → three");

        saule.send(
                "en/staff/corrections",
                "en/staff/registrations",
                Map.of(
                        "what", "lottery",
                        "id", "quote/spring/art_5/support/kk",
                        "content", "equal numbers per position"));
        scenario.cut();
        assertThat(scenario.read("en/registrations").body())
                .contains("quote/spring/art_5/support/kk", "release-calendar", "opinions.support");
        assertThat(scenario.read("cuts/3/data/corrections.csv").body()).contains("thre,three");
        assertThat(scenario.read("cuts/3/data/access_log.csv").body())
                .contains("Ministry of Water");
    }

    private static Map<String, String> texts(String yaml, String number) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("yaml", yaml.replace("= 3", "= " + number));
        fields.put("analyst", "Дина, талдаушы");
        fields.put("text-kk", "# Көктем\n\n[" + number + " кездесу өтті]{c1}.\n");
        fields.put("text-ru", "# Весна\n\n[Проведено встреч: " + number + "]{c1}.\n");
        fields.put("text-en", "# Spring\n\n[" + number + " meetings were held]{c1}.\n");
        return fields;
    }
}
