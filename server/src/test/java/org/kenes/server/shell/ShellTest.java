package org.kenes.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kenes.server.shell.language.Lang;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The frame over real HTTP: headers, languages, refusals, and who may send what.
@SpringBootTest(
        classes = {ShellApplication.class, ShellTest.Counting.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kenes.dialogue.langs=kk,ru,en", "kenes.dialogue.name.en=Water"})
class ShellTest {
    @TestConfiguration
    @RestController
    static class Counting {
        static final List<String> RECEIVED = new ArrayList<>();
        private final Views views;

        Counting(Views views) {
            this.views = views;
        }

        @PostMapping("/{lang}/count")
        ResponseEntity<byte[]> count(@PathVariable Lang lang, @RequestParam String words) {
            RECEIVED.add(words);
            return views.seeOther("/" + lang.code() + "/");
        }

        @GetMapping("/{lang}/bug")
        ResponseEntity<byte[]> bug(@PathVariable Lang lang) {
            throw new IllegalStateException("secret of " + lang);
        }

        @PostMapping("/{lang}/busy")
        ResponseEntity<byte[]> busy(@PathVariable Lang lang, HttpServletRequest request) {
            return views.refuse(
                    request,
                    Refusal.of(Problem.BUSY)
                            .withRetryAfter(java.time.Duration.ofSeconds(7))
                            .withTyped(Views.typed(request)));
        }
    }

    @Value("${local.server.port}")
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder form(String path, String body) {
        return to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru-RU,ru;q=0.9,en;q=0.8||/ru/",
                "de,en;q=0.5||/en/",
                "de||/kk/",
                "en|lang=ru|/ru/",
                "en|lang=xx|/en/",
                "not a ; header !!||/kk/",
            })
    void theFrontDoorLeadsToTheReadersLanguage(String accept, String cookie, String target)
            throws Exception {
        var request = to("/").header("Accept-Language", accept);
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        var answer = send(request);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "Location")).isEqualTo(target);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "/kk/nowhere, 404, kk, Мұндай бет жоқ",
        "/ru/nowhere, 404, ru, Такой страницы нет",
        "/en/nowhere, 404, en, There is no such page",
        "/de/nowhere, 404, kk, Мұндай бет жоқ",
        "/de, 404, kk, Мұндай бет жоқ",
        "/en/count, 405, en, This page does not accept that",
        "/en/bug, 500, en, Something broke on our side",
        "/assets/0000000000000000/page.css, 404, kk, Мұндай бет жоқ",
    })
    void aProblemIsAPageInTheReadersLanguage(String path, int status, String lang, String title)
            throws Exception {
        var answer = send(to(path).header("Accept", "text/html,*/*;q=0.8"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(answer, "Content-Language")).isEqualTo(lang);
        assertThat(answer.body())
                .contains("<html lang=\"" + lang + "\">", "<h1>" + title + "</h1>")
                .doesNotContain("secret", "Exception", "style=", "<script");
        assertPolicy(answer);
    }

    private static void assertPolicy(HttpResponse<String> answer) {
        assertThat(header(answer, "Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                                + " font-src 'self'; connect-src 'self'; manifest-src 'self';"
                                + " worker-src 'self'; form-action 'self'; base-uri 'none';"
                                + " object-src 'none'; frame-ancestors 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isNotEmpty();
        assertThat(header(answer, "Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
        assertThat(header(answer, "Set-Cookie")).isEmpty();
        assertThat(answer.headers().allValues("Cache-Control")).hasSize(1);
    }

    @Test
    void aProgramGetsTheSameProblemAsJson() throws Exception {
        var answer = send(to("/ru/nowhere").header("Accept", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "\"type\":\"/problems/not-found\"",
                        "\"title\":\"Такой страницы нет\"",
                        "\"status\":404");
    }

    @Test
    void anAddressOfTheApiAnswersProgramsByItself() throws Exception {
        var answer = send(to("/api/v1/nothing").header("Accept", "*/*"));
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void nothingTypedIsLostWhenTheServerIsBusy() throws Exception {
        var answer =
                send(
                        form("/en/busy", "words=a+%3Cb%3E+c&password=hush")
                                .header("Sec-Fetch-Site", "same-origin"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("7");
        assertThat(answer.body())
                .contains("<dd>a &lt;b&gt; c</dd>", "action=\"/en/busy\"", "name=\"words\"")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin, 303",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, none, 403",
        "Origin, OWN, 303",
        "Origin, null, 403",
        "Origin, https://elsewhere.example, 403",
    })
    void onlyOurOwnPagesMaySend(String name, String value, int status) throws Exception {
        int before = Counting.RECEIVED.size();
        String origin = "http://localhost:" + port;
        var answer =
                send(
                        form("/en/count", "words=w")
                                .header(name, value.equals("OWN") ? origin : value));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Counting.RECEIVED).hasSize(before + (status == 303 ? 1 : 0));
        if (status == 403) {
            assertThat(answer.body()).contains("Sent from another site", "<dd>w</dd>");
        }
    }

    @Test
    void aRequestThatSaysNothingIsAskedAgainAndRecordedOnce() throws Exception {
        int before = Counting.RECEIVED.size();
        var asked = send(form("/en/count", "words=%D1%81%D1%83+%22x%22"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("<h1>Send this?</h1>", "action=\"/en/count\"");
        assertThat(Counting.RECEIVED).hasSize(before);

        Matcher token =
                Pattern.compile("name=\"confirmed\" value=\"([^\"]+)\"").matcher(asked.body());
        assertThat(token.find()).isTrue();
        var changed = send(form("/en/count", "words=other&confirmed=" + token.group(1)));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(Counting.RECEIVED).hasSize(before);

        var sent =
                send(form("/en/count", "words=%D1%81%D1%83+%22x%22&confirmed=" + token.group(1)));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(Counting.RECEIVED).hasSize(before + 1).endsWith("су \"x\"");
    }

    @Test
    void stylesAndFontsHaveAddressesWithTheirHash() throws Exception {
        var page = send(to("/en/nowhere").header("Accept", "text/html"));
        Matcher style =
                Pattern.compile("href=\"(/assets/[0-9a-f]{16}/tokens.css)\"").matcher(page.body());
        assertThat(style.find()).isTrue();
        var css = send(to(style.group(1)));
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(header(css, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        Matcher font = Pattern.compile("url\\(\"(/assets/[^\"]+\\.woff2)\"\\)").matcher(css.body());
        int fonts = 0;
        while (font.find()) {
            var file = send(to(font.group(1)));
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(header(file, "Content-Type")).isEqualTo("font/woff2");
            fonts++;
        }
        assertThat(fonts).isEqualTo(8);
    }
}
