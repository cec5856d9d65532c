package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.entry.Scope;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.outreach.field.Inbox;
import org.kenes.server.outreach.reading.Reports;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Tombstones;
import org.kenes.testkit.SharedData;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// What a meeting's report says of one person ends with that person's contribution, in every edit
/// of the report, and does not come back with the next.
class EndedNoteTest {
    private static final String QUESTION =
            "А что будет с досрочной пенсией для подземных работников?";
    private static final String OTHER_QUESTION = "Еңбек демалысына қатысты кепілдік өзгере ме?";
    private static final String OPINION =
            "Без прямого упоминания вредных условий труда не согласен.";
    private static final String OTHER_OPINION = "Демалыс құқығы анық жазылғаны дұрыс.";

    @TempDir static Path data;
    private static Scenario scenario;
    private static Phone phone;

    @BeforeAll
    static void open() {
        scenario = Scenario.empty(data);
        Office office = new Office(scenario.site(), scenario.part(AdminKeys.class).issue());
        office.setUp();
        scenario.publishText();
        phone = office.phone("org-002", "KZ");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void itsWordsAreNowhereInTheReportAndAreNotHeardAgain() throws Exception {
        String first = report("uuid:" + UUID.nameUUIDFromBytes("first".getBytes(UTF_8)));
        String second = edit(first, "second").replace("<minutes>", "<minutes>1");
        send(first);
        send(second);
        assertThat(holding(QUESTION)).as("both edits and the texts of each").isGreaterThan(3);
        assertThat(contributions()).isEqualTo(4);

        end("dialogue.question", QUESTION, Scope.TEXT);
        end("dialogue.opinion", OPINION, Scope.ALL);
        assertThat(holding(QUESTION)).as("in the transaction itself").isZero();
        assertThat(holding(OPINION)).isZero();
        assertThat(holding(OTHER_QUESTION)).isGreaterThanOrEqualTo(2);

        scenario.part(Reports.class).readWaiting();
        var read = scenario.part(Inbox.class).fieldRecord(instance(second)).orElseThrow();
        assertThat(read.get("questions").get(0).get("text").asString()).isEqualTo(OTHER_QUESTION);
        assertThat(read.get("questions").get(1).get("text").isNull()).isTrue();
        assertThat(read.get("questions").get(1).get("lang").asString())
                .as("only the words went")
                .isEqualTo("ru");
        assertThat(read.get("opinions").get(0).get("text").asString()).isEqualTo(OTHER_OPINION);
        assertThat(read.get("opinions").get(1).get("stance").isNull()).as("all of it").isTrue();
        assertThat(read.get("event").get("title").asString()).isNotEmpty();

        send(edit(second, "third"));
        send(second);
        assertThat(holding(QUESTION)).as("said once more by the report").isZero();
        assertThat(holding(OPINION)).isZero();
        assertThat(contributions()).as("nothing is heard again").isEqualTo(4);
        assertThat(holding(OTHER_OPINION)).isGreaterThanOrEqualTo(2);
        scenario.part(PublicLog.class).sequence();
        assertThat(scenario.part(Tombstones.class).carryOut()).isEqualTo(2);
    }

    private static String report(String instance) {
        return SharedData.text("field/samples/submission-kk.xml")
                .replaceFirst("<instanceID>[^<]*", "<instanceID>" + instance)
                .replace("constitution-draft&#64;2026-02-12", "draft-1")
                .replace("art_24", "art_2")
                .replace("art_28", "art_3");
    }

    private static String edit(String xml, String name) {
        String next = "uuid:" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
        String bare = xml.replaceFirst("<deprecatedID>[^<]*</deprecatedID>", "");
        return bare.replace(
                "<instanceID>" + instance(xml),
                "<deprecatedID>" + instance(xml) + "</deprecatedID><instanceID>" + next);
    }

    private static String instance(String xml) {
        return xml.substring(xml.indexOf("<instanceID>") + 12, xml.indexOf("</instanceID>"));
    }

    private static void send(String xml) throws Exception {
        var answer = phone.send("en", List.of(Phone.xml(xml.getBytes(UTF_8))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
    }

    private static void end(String table, String words, Scope scope) {
        String code =
                scenario.part(JdbcClient.class)
                        .sql("select code from " + table + " where words = ?")
                        .param(words)
                        .query(String.class)
                        .single();
        assertThat(scenario.part(Tombstones.class).erase(code, scope, "subject-request"))
                .isInstanceOf(Tombstones.Outcome.Ended.class);
    }

    /// How many cells of the reports' tables hold the words.
    private static long holding(String words) {
        return scenario.part(JdbcClient.class)
                .sql(
                        """
                        select coalesce(sum((position(convert_to(:words, 'UTF8') in raw) > 0)::int
                            + (coalesce(field_record, '') like '%' || :words || '%')::int
                            + (:words = any(coalesce(kept.texts, '{}')))::int), 0)
                        from outreach.submission
                        left join outreach.report_private as kept using (instance_id)
                        """)
                .param("words", words)
                .query(Long.class)
                .single();
    }

    private static long contributions() {
        return scenario.part(JdbcClient.class)
                .sql(
                        "select (select count(*) from dialogue.opinion) + (select count(*) from"
                                + " dialogue.question)")
                .query(Long.class)
                .single();
    }
}
