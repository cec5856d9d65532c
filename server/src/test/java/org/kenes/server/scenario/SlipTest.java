package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.receipt.SlipBook;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.outreach.EventVoices;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Tombstones;
import org.kenes.server.record.slip.Slips;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A book of paper slips: registered before it is printed, each number counts once, and what is
/// missing can be seen by everybody.
@TestMethodOrder(OrderAnnotation.class)
class SlipTest {
    @TempDir static Path data;
    private static Scenario scenario;
    private static Slips slips;
    private static String book;
    private static List<String> serials;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        slips = scenario.part(Slips.class);
        book = slips.register("org-001", "KZ-19", 5);
        serials = slips.serials(book);
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    @Order(1)
    void aBookIsPrintedOnlyOnceItIsInThePublishedLog() {
        Person staff = organiser();
        assertThat(serials).hasSize(5).doesNotHaveDuplicates();
        assertThat(staff.get("ru/staff/slips/" + book).body())
                .contains("ещё нет в опубликованном журнале")
                .doesNotContain(serials.getFirst());
        scenario.part(PublicLog.class).sequence();
        assertThat(staff.get("ru/staff/slips/" + book).body())
                .contains(serials)
                .contains("<svg")
                .doesNotContain("ещё нет");
        var entry =
                scenario
                        .part(JdbcClient.class)
                        .sql("select entry from record.ledger_entry where seq is not null")
                        .query((row, n) -> (LogEntry.Public) LogEntry.parse(row.getBytes(1)))
                        .stream()
                        .filter(it -> it.kind() == 8)
                        .findFirst()
                        .orElseThrow();
        assertThat(entry.members())
                .containsEntry("book", book)
                .containsEntry("count", 5L)
                .containsEntry("region", "KZ-19")
                .containsEntry("root", SlipBook.root(serials).base64());
    }

    @Test
    @Order(2)
    void aSlipIsUnusedUntilItIsKeyedInAndThenCountsOnce() {
        String serial = serials.get(0);
        assertThat(state(serial)).isEqualTo("{\"state\":\"unused\"}");
        assertThat(hear("a note", serial.toLowerCase(Locale.ROOT).replace("-", " ")))
                .isEqualTo(EventVoices.Heard.TAKEN);
        assertThat(state(serial)).as("not in the log yet").isEqualTo("{\"state\":\"recorded\"}");
        scenario.part(PublicLog.class).sequence();
        assertThat(state(serial)).matches("\\{\"index\":\\d+,\"state\":\"recorded\"}");
        long entries = entries();
        assertThat(hear("a note", serial)).as("again").isEqualTo(EventVoices.Heard.TAKEN);
        assertThat(hear("another", serial)).isEqualTo(EventVoices.Heard.NO_SLIP);
        assertThat(hear("mistyped", "0000-0000-0000")).isEqualTo(EventVoices.Heard.NO_SLIP);
        assertThat(hear("none", "scribble")).isEqualTo(EventVoices.Heard.NO_SLIP);
        assertThat(entries()).as("nothing more is recorded").isEqualTo(entries);
    }

    @Test
    @Order(3)
    void aSpoiledSlipCannotBeUsedAndAUsedOneCannotBeSpoiled() {
        Person staff = organiser();
        Map<String, String> csrf = Map.of("_csrf", csrf(staff.get("ru/staff/slips").body()));
        assertThat(spoil(staff, csrf, serials.get(1)).statusCode()).isEqualTo(200);
        assertThat(spoil(staff, csrf, serials.get(1)).statusCode()).as("twice").isEqualTo(422);
        assertThat(spoil(staff, csrf, serials.get(0)).statusCode()).as("used").isEqualTo(422);
        assertThat(state(serials.get(1))).isEqualTo("{\"state\":\"void\"}");
        assertThat(hear("void", serials.get(1))).isEqualTo(EventVoices.Heard.NO_SLIP);
    }

    @Test
    @Order(4)
    void everybodySeesWhatIsMissingByBookAndByRegion() {
        assertThat(scenario.read("log/slips").body())
                .isEqualTo(
                        "{\"books\":[{\"book\":\""
                                + book
                                + "\",\"missing\":3,\"org\":\"org-001\",\"printed\":5,\"recorded\":1,"
                                + "\"region\":\"KZ-19\",\"void\":1}],\"regions\":[{\"missing\":3,\"printed\":5,"
                                + "\"recorded\":1,\"region\":\"KZ-19\",\"void\":1}]}");
        assertThat(scenario.read("log/slip/0000-0000-0000").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void theCodeOnTheHoldersHalfLeadsToThePage() {
        var capitals = scenario.read("RU/SLIP/" + serials.get(0));
        assertThat(capitals.statusCode()).isEqualTo(303);
        String page = capitals.headers().firstValue("Location").orElseThrow();
        assertThat(scenario.read(page.substring(1)).body())
                .contains("записано")
                .doesNotContain("Арна");
    }

    @Test
    @Order(6)
    void whatIsErasedCannotBeFoundThroughItsSlipButTheSlipStaysUsed() {
        String code =
                scenario.part(JdbcClient.class)
                        .sql("select code from record.slip where serial = ?")
                        .param(serials.get(0))
                        .query(String.class)
                        .single();
        assertThat(scenario.part(Tombstones.class).erase(code, Scope.ALL, "legal-order"))
                .isInstanceOf(Tombstones.Outcome.Ended.class);
        scenario.part(PublicLog.class).sequence();
        assertThat(scenario.part(Tombstones.class).carryOut()).isEqualTo(1);
        assertThat(state(serials.get(0))).isEqualTo("{\"state\":\"recorded\"}");
        assertThat(hear("another", serials.get(0))).isEqualTo(EventVoices.Heard.NO_SLIP);
    }

    @Test
    @Order(7)
    void aNewBookIsRegisteredOnThePageOfItsOwnOrganisation() {
        Person staff = organiser();
        String csrf = csrf(staff.get("ru/staff/slips").body());
        var wrong =
                staff.post(
                        "ru/staff/slips", Map.of("_csrf", csrf, "region", "19", "count", "0x10"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Код вида KZ-19").contains("Число от 1 до 500");
        var done =
                staff.post(
                        "ru/staff/slips",
                        Map.of("_csrf", csrf, "org", "org-009", "region", "", "count", "2"));
        assertThat(done.headers().firstValue("Location"))
                .as("one's own organisation, whatever is sent")
                .contains("/ru/staff/slips/org-001-0002");
        assertThat(person("org-002").get("ru/staff/slips/" + book).statusCode()).isEqualTo(404);
    }

    private static EventVoices.Heard hear(String key, String serial) {
        var note =
                new EventVoices.Note(
                        key,
                        "draft-1",
                        "art_2",
                        null,
                        "Арна қашан тазаланады?",
                        "kk",
                        "",
                        "",
                        1,
                        Scenario.TODAY,
                        Map.of("event", "e", "slip", serial));
        return scenario.part(TransactionTemplate.class)
                .execute(status ->
                        scenario.part(EventVoices.class).hear(List.of(note)).getFirst().heard());
    }

    private static String state(String serial) {
        return scenario.read("log/slip/" + serial).body();
    }

    private static long entries() {
        return scenario.part(JdbcClient.class)
                .sql("select count(*) from record.ledger_entry")
                .query(Long.class)
                .single();
    }

    private static Person organiser() {
        return person("org-001");
    }

    private static Person person(String organisation) {
        String link = scenario.part(StaffLinks.class).issue(Role.ORGANISER, "Айсұлу", organisation);
        Person staff = new Person(scenario.site());
        String csrf = csrf(staff.get("ru/" + link).body());
        assertThat(
                        staff.post(
                                        "ru/staff/enter",
                                        Map.of(
                                                "t",
                                                link.substring(link.indexOf('=') + 1),
                                                "_csrf",
                                                csrf))
                                .statusCode())
                .isEqualTo(303);
        return staff;
    }

    private static HttpResponse<String> spoil(
            Person staff, Map<String, String> csrf, String serial) {
        var form = new HashMap<>(csrf);
        form.put("serial", serial);
        return staff.post("ru/staff/slips/void", form);
    }

    private static String csrf(String page) {
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1);
    }
}
