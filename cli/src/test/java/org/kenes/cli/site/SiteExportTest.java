package org.kenes.cli.site;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A site of a few pages, taken away in a folder.
class SiteExportTest {
    private record Answer(String kind, String body) {}

    private final Map<String, Answer> pages = new TreeMap<>();
    private final Map<String, String> redirects = new TreeMap<>();
    private HttpServer server;
    private String site;
    private int busy = 1;
    @TempDir Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site = "http://localhost:" + server.getAddress().getPort();
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().toString();
                    Answer answer = pages.get(path);
                    String to = redirects.get(path);
                    if (path.equals("/kk/text") && busy-- > 0) {
                        exchange.getResponseHeaders().set("Retry-After", "1");
                        exchange.sendResponseHeaders(503, 0);
                        exchange.getResponseBody().write("busy".repeat(500).getBytes(UTF_8));
                    } else if (to != null) {
                        exchange.getResponseHeaders().set("Location", to);
                        exchange.sendResponseHeaders(302, -1);
                    } else if (answer == null) {
                        exchange.sendResponseHeaders(404, -1);
                    } else {
                        exchange.getResponseHeaders().set("Content-Type", answer.kind());
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody().write(answer.body().getBytes(UTF_8));
                    }
                    exchange.close();
                });
        server.start();
        redirects.put("/", "/kk/");
        redirects.put("/kk/12", "/kk/text");
        page(
                "/kk/",
                """
                <link rel="stylesheet" href="/assets/ab/page.css">
                <a href="/kk/text">Text</a> <a href="/kk/12#para">12</a>
                <a href="/kk/figures/opinions.support?view=all&amp;n=2">Figure</a>
                <a href="/kk/me">Mine</a> <a href="https://example.org/x">Elsewhere</a> <a href="#top">Up</a>
                <form method="post" action="/kk/say"><button>Say</button></form><script src="/assets/x.js"></script>
                """);
        page("/kk/text", "<a href=\"/kk/\">Back</a> <a href=\"/cuts/1/data/events.csv\">CSV</a>");
        page("/kk/figures/opinions.support?view=all&n=2", "<a href=\"../text\">Text</a>");
        pages.put(
                "/assets/ab/page.css",
                new Answer("text/css", "a { b: url(\"/assets/cd/f.woff2\") }"));
        pages.put("/assets/cd/f.woff2", new Answer("font/woff2", "font"));
        pages.put("/cuts/1/data/events.csv", new Answer("text/csv", "event\n1\n"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void page(String path, String body) {
        pages.put(path, new Answer("text/html;charset=utf-8", body));
    }

    private String export(Path out) {
        var printed = new ByteArrayOutputStream();
        var stream = new PrintStream(printed, true, UTF_8);
        String[] words = {"export", "--server", site, "--out", out.toString()};
        int exit = SiteCommands.run(words, stream, stream);
        return exit + " " + printed.toString(UTF_8);
    }

    @Test
    void everyPublicPageIsAFileAndEveryLinkLeadsToAFile() throws IOException {
        Path out = folder.resolve("site");
        assertThat(export(out)).startsWith("0 {\"bytes\":").contains("\"pages\":6");
        assertThat(out.resolve("kk/index.html"))
                .content()
                .contains("href=\"../assets/ab/page.css\"", "href=\"text.html\"")
                .contains("href=\"text.html#para\"")
                .contains("href=\"figures/opinions.support_view_all_n_2.html\"")
                .contains("href=\"" + site + "/kk/me\"", "href=\"https://example.org/x\"")
                .contains("href=\"#top\"")
                .doesNotContain("<form", "<script", "Say");
        assertThat(out.resolve("kk/figures/opinions.support_view_all_n_2.html"))
                .content()
                .contains("href=\"../text.html\"");
        assertThat(out.resolve("kk/text.html"))
                .content()
                .contains("href=\"../cuts/1/data/events.csv\"");
        assertThat(out.resolve("kk/text.html")).content().doesNotContain("busy");
        assertThat(out.resolve("cuts/1/data/events.csv")).hasContent("event\n1");
        assertThat(out.resolve("assets/ab/page.css")).content().contains("url(\"../cd/f.woff2\")");
        assertThat(out.resolve("index.html")).content().contains("url=kk/index.html");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(out);
        }
    }

    @Test
    void whatCannotBeHadIsNamedAndNothingHalfIsLeft() throws IOException {
        page("/kk/text", "<a href=\"/kk/gone\">Gone</a>");
        assertThat(export(folder.resolve("a")))
                .startsWith("1 missing: " + site + "/kk/gone answered 404");
        assertThat(export(folder.resolve("a"))).startsWith("2 error: ").contains("there already");
        server.stop(0);
        assertThat(export(folder.resolve("b")))
                .startsWith("3 error: ")
                .contains("cannot be reached");
        assertThat(folder.resolve("b")).doesNotExist();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("a"));
        }
    }

    @Test
    void addressesThatDifferInCapitalsOnlyHaveDifferentFiles() {
        var filed = new Filed();
        String small = filed.of(URI.create("http://a/c/abc"), true);
        String large = filed.of(URI.create("http://a/c/ABC"), true);
        assertThat(small).isEqualTo("c/abc.html");
        assertThat(large).matches("c/ABC_[0-9a-f]{12}\\.html");
        assertThat(filed.of(URI.create("http://a/../x/.y/%2e%2e/z"), false))
                .doesNotContain("..")
                .doesNotContain("/.");
    }
}
