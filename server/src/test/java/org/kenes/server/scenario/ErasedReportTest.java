package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.entry.Scope;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.outreach.reading.Reports;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Tombstones;
import org.kenes.testkit.SharedData;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/// What somebody said at a meeting ends: then no table of the database has the words, the report in
/// which they came included, while what others said stays.
@TestMethodOrder(OrderAnnotation.class)
class ErasedReportTest {
    private static final String SAMPLE = "field/samples/submission-ru.xml";
    private static final String FIRST = "af40051a-fcf5-4c39-aea9-0e988f17dfb6";
    private static final String EDITED = "00000000-0000-4000-8000-000000000001";
    private static final String OTHER = "00000000-0000-4000-8000-000000000002";
    private static final String WORDS =
            "Кто отвечает за воду в нашем ауле и за дорогу до районного центра?";
    private static final String OTHERS =
            "Когда наконец построят мост через реку у нашей новой школы?";

    @TempDir static Path data;
    private static Scenario scenario;
    private static Phone phone;

    @BeforeAll
    static void open() throws Exception {
        scenario = Scenario.empty(data);
        Office office = new Office(scenario.site(), scenario.part(AdminKeys.class).issue());
        office.setUp();
        scenario.publishText();
        phone = office.phone("org-000", "KZ");
        send(report(FIRST, WORDS));
        send(report(OTHER, OTHERS));
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    @Order(1)
    void theWordsOfAnErasedQuestionAreInNoTable() {
        assertThat(holding(WORDS)).contains("outreach.submission", "outreach.report_private");
        List<String> others = holding(OTHERS);
        erase(code(WORDS));
        assertThat(holding(WORDS)).isEmpty();
        assertThat(holding(OTHERS)).as("another report").isEqualTo(others);
    }

    @Test
    @Order(2)
    void whatElseWasNotedInItStaysTheRemarkWithoutAPositionToo() {
        assertThat(
                        scenario.part(JdbcClient.class)
                                .sql(
                                        "select stance, voices from dialogue.opinion where words ="
                                                + " 'Мало времени, чтобы прочитать весь текст.'")
                                .query((row, n) -> row.getString(1) + row.getInt(2))
                                .list())
                .as("of both reports")
                .containsExactly("9", "9");
    }

    @Test
    @Order(3)
    void readingAllReportsAgainBringsNothingBack() {
        scenario.part(Reports.class).readAgain("kenes-event-report", "2026031301");
        scenario.part(Reports.class).readWaiting();
        assertThat(holding(WORDS)).isEmpty();
        assertThat(holding(OTHERS)).contains("outreach.report_private");
    }

    @Test
    @Order(4)
    void anEditThatArrivesAfterwardsLosesThemToo() throws Exception {
        send(
                report(EDITED, WORDS)
                        .replace(
                                "<instanceName>",
                                "<deprecatedID>uuid:" + FIRST + "</deprecatedID><instanceName>"));
        assertThat(holding(WORDS)).isEmpty();
    }

    private static void erase(String code) {
        assertThat(scenario.part(Tombstones.class).erase(code, Scope.ALL, "personal-data"))
                .isInstanceOf(Tombstones.Outcome.Ended.class);
        scenario.part(PublicLog.class).sequence();
        scenario.part(Tombstones.class).carryOut();
    }

    private static String code(String words) {
        return scenario.part(JdbcClient.class)
                .sql("select code from dialogue.question where words = ?")
                .param(words)
                .query(String.class)
                .single();
    }

    private static String report(String instance, String words) {
        return SharedData.text(SAMPLE)
                .replace(FIRST, instance)
                .replace("constitution-draft&#64;2026-02-12", "draft-1")
                .replace("Кто будет отвечать за воду в ауле?", words);
    }

    private static void send(String xml) throws Exception {
        assertThat(phone.send("ru", List.of(Phone.xml(xml.getBytes(UTF_8)))).statusCode())
                .isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
    }

    /// Every table of the database that has the words, as text or as bytes.
    private static List<String> holding(String words) {
        JdbcClient jdbc = scenario.part(JdbcClient.class);
        String hex = HexFormat.of().formatHex(words.getBytes(UTF_8));
        return jdbc
                .sql(
                        "select table_schema || '.' || table_name from information_schema.tables"
                                + " where table_type = 'BASE TABLE' and table_schema not in"
                                + " ('pg_catalog', 'information_schema') order by 1")
                .query(String.class)
                .list()
                .stream()
                .filter(table ->
                        jdbc.sql(
                                        "select exists (select from "
                                                + table
                                                + " as row where position(? in row::text) > 0"
                                                + " or position(? in row::text) > 0)")
                                .params(words, hex)
                                .query(Boolean.class)
                                .single())
                .toList();
    }
}
