package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.record.PublicLog;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Those who keep the server see how it does, and nothing of what people said.
class WatchTest {
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Pattern METRIC = Pattern.compile("\\b(?:kenes|jvm)_[a-z_]+[a-z]\\b");

    /// What Aigul said; it must turn up nowhere but where words belong.
    private static final String WORDS = "Сөздіңтаңбасы құдық туралы";

    @TempDir static Path data;
    private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();
    private static Scenario scenario;
    private static URI metrics;

    @BeforeAll
    static void open() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
        System.setProperty("kenes.metrics", "127.0.0.1:" + port);
        try {
            scenario = Scenario.open(data);
        } finally {
            System.clearProperty("kenes.metrics");
        }
        // Everything that would be written on the lowest level an operator may switch on for us.
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        LINES.start();
        root.addAppender(LINES);
        ((Logger) LoggerFactory.getLogger("org.kenes")).setLevel(Level.TRACE);
        scenario.say("Aigul", "art_2", "oppose", WORDS);
        scenario.ask("Aigul", "art_2", WORDS + "?");
        scenario.read("kk/c/AAAA-AAAA-AAA");
        scenario.read("kk/search?q=" + "Сөздіңтаңбасы");
        scenario.part(PublicLog.class).sequence();
    }

    @AfterAll
    static void close() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender(LINES);
        ((Logger) LoggerFactory.getLogger("org.kenes")).setLevel(null);
        scenario.close();
    }

    @Test
    void readingsTellOfTheLogAndOfRequestsByTheirPattern() throws Exception {
        String told = scrape();
        assertThat(told)
                .containsPattern("(?m)^kenes_log_published_entries [1-9]")
                .containsPattern("(?m)^kenes_log_waiting_seconds 0.0$")
                .containsPattern("(?m)^kenes_log_halted 0.0$")
                .containsPattern("(?m)^kenes_data_free_bytes [1-9]")
                .containsPattern("(?m)^kenes_duty_failures_total\\{duty=\"[a-z]+\"} 0.0$")
                .containsPattern("(?m)^kenes_duty_done_seconds\\{duty=\"[a-z]+\"} [0-9]")
                .containsPattern(
                        "(?m)^kenes_http_request_seconds_count\\{method=\"POST\",route=\"/\\{lang}/text/\\{eId}/stance\",status=\"\\d+\"}"
                            + " 1$");
        assertThat(told)
                .as("no word, code, key or stance of anybody")
                .doesNotContain("таңбасы", "AAAA-AAAA", "oppose", "support");
    }

    @Test
    void theSiteItselfGivesNoReadings() {
        assertThat(scenario.read("metrics").statusCode()).isEqualTo(404);
    }

    @Test
    void healthIsToldToWhateverStandsInFront() {
        assertThat(scenario.read("health/live").body()).isEqualTo("{\"live\":\"ok\"}");
        var ready = scenario.read("health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"database\":\"ok\",\"running\":\"ok\"}");
    }

    @Test
    void aServerThatIsFrozenDoesNotKeepItsLocksForEver() {
        assertThat(
                        scenario.part(JdbcClient.class)
                                .sql("show idle_in_transaction_session_timeout")
                                .query(String.class)
                                .single())
                .isEqualTo("2min");
    }

    @Test
    void noWordOfAPersonIsInTheLogOfTheProgram() {
        assertThat(LINES.list)
                .extracting(line ->
                        line.getFormattedMessage()
                                + (line.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(line.getThrowableProxy())))
                .noneMatch(line -> line.contains("таңбасы") || line.contains("AAAA-AAAA"));
    }

    @Test
    void dashboardAndAlertsAskForReadingsThatExist() throws Exception {
        String told = scrape();
        Set<String> exist = found(told);
        try (Stream<Path> files = Files.list(DEPLOY.resolve("prometheus"))) {
            for (Path file : files.toList()) {
                Set<String> asked = found(Files.readString(file));
                assertThat(asked).as(file.toString()).isNotEmpty();
                assertThat(exist).as(file.toString()).containsAll(asked);
            }
        }
    }

    @Test
    void everyTableAndKeyHasItsLineInTheDocumentOnTrust() throws Exception {
        String trust = Files.readString(Path.of("..", "docs", "trust.md"));
        List<String> tables =
                scenario.part(JdbcClient.class)
                        .sql(
                                """
                                select table_schema || '.' || table_name from information_schema.tables
                                where table_type = 'BASE TABLE' and table_name <> 'schema_version'
                                  and table_schema not in ('pg_catalog', 'information_schema')
                                order by 1
                                """)
                        .query(String.class)
                        .list();
        assertThat(tables).hasSizeGreaterThan(80).allMatch(it -> trust.contains("`" + it + "`"));
        try (Stream<Path> keys = Files.list(data.resolve("keys"))) {
            assertThat(keys.map(it -> it.getFileName().toString()))
                    .allMatch(it ->
                            trust.contains("keys/" + it.replaceFirst("^blind-.*", "blind-*.key")));
        }
    }

    private static Set<String> found(String text) {
        return METRIC.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String scrape() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
