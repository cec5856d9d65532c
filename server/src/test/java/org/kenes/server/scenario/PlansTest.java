package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.account.Role;
import org.kenes.server.outreach.builtin.BuiltInForms;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.outreach.reading.Reports;
import org.kenes.testkit.SharedData;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an organisation announces: who may come, in which languages, where it can be watched; and
/// lists of codes that grow.
class PlansTest {
    private static final String PUBLIC = "6f1c2f3a-0000-4000-8000-000000000001";
    private static final String STAFF = "6f1c2f3a-0000-4000-8000-000000000002";
    private static final Pattern LINKED =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>");

    @TempDir static Path data;
    private static Scenario scenario;
    private static Phone phone;
    private static Office office;
    private static String version;

    @BeforeAll
    static void open() throws Exception {
        scenario = Scenario.open(data);
        office = new Office(scenario.site(), scenario.part(AdminKeys.class).issue());
        scenario.part(BuiltInForms.class).publishChanged();
        version =
                scenario.part(FieldForms.class).listed().stream()
                        .filter(it -> it.id().equals("kenes-event-plan"))
                        .findFirst()
                        .orElseThrow()
                        .version();
        phone = office.phone("org-001", "QK");
        announce(PUBLIC, "public", "https://stream.example/1?a=1&amp;b=2");
        announce(STAFF, "staff_only", "https://inner.example/secret");
        scenario.part(Reports.class).readWaiting();
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void ourOwnFormAsksForIt() throws Exception {
        for (String lang : List.of("kk", "ru", "en")) {
            var form = phone.get("report?form=kenes-event-plan&lang=" + lang);
            assertThat(form.statusCode()).isEqualTo(200);
            assertThat(form.body()).contains("name=\"online\"", "name=\"access\"");
        }
    }

    @Test
    void whatAnOfficePublishesUnderTheSameNameIsForOtherPrograms() throws Exception {
        String form = "field/forms/kenes-event-plan";
        assertThat(office.publish(SharedData.bytes(form + ".xml"), form + ".map.yaml").statusCode())
                .isEqualTo(200);
        assertThat(phone.get("formList").body()).contains("<version>2026021201</version>");
        assertThat(phone.get("report?form=kenes-event-plan&lang=kk").body())
                .contains("name=\"online\"");
    }

    @Test
    void whoMayComeInWhichLanguageAndWhereItCanBeWatchedStandOnItsPage() {
        String page = scenario.read("kk/events/" + PUBLIC).body();
        assertThat(page)
                .contains("<h1>Су &lt;/script")
                .contains("Кез келген адам")
                .contains("қазақша", "басқа")
                .contains("Достық 1")
                .contains("href=\"https://stream.example/1?a=1&amp;b=2\"")
                .doesNotContain("+7 700");
        JsonNode linked = linked(page);
        assertThat(linked.get("@type").asString()).isEqualTo("Event");
        assertThat(linked.get("name").asString()).startsWith("Су </script> туралы");
        assertThat(linked.get("startDate").asString()).isEqualTo("2031-03-20T16:30:00+05:00");
        assertThat(linked.get("endDate").asString()).isEqualTo("2031-03-20T17:45:00+05:00");
        assertThat(linked.get("eventAttendanceMode").asString())
                .isEqualTo("https://schema.org/MixedEventAttendanceMode");
        assertThat(linked.get("location").get(0).get("address").get("streetAddress").asString())
                .isEqualTo("Достық 1");
        assertThat(linked.get("location").get(1).get("url").asString())
                .isEqualTo("https://stream.example/1?a=1&b=2");
        assertThat(linked.get("inLanguage").get(0).asString()).isEqualTo("kk");
    }

    @Test
    void theListIsNarrowedByDaysAndByWhatItIs() {
        String one = "/kk/events/" + PUBLIC;
        assertThat(scenario.read("kk/events?activity=meeting&from=2031-03-20&to=2031-03-20").body())
                .contains(one)
                .contains("value=\"2031-03-20\"");
        for (String other : List.of("from=2031-03-21", "to=2031-03-19", "activity=lesson")) {
            assertThat(scenario.read("kk/events?" + other).body()).as(other).doesNotContain(one);
        }
        assertThat(scenario.read("kk/events?from=yesterday&activity=%3Cb%3E").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aMeetingForStaffHasNoAddressAndIsInNoCalendar() {
        String page = scenario.read("ru/events/" + STAFF).body();
        assertThat(page)
                .contains("Только сотрудники")
                .doesNotContain("Достық 1")
                .doesNotContain("inner.example");
        assertThat(linked(page).toString()).doesNotContain("Достық", "inner");
        String calendar = scenario.read("calendar/all.ics?lang=kk").body().replace("\r\n ", "");
        assertThat(calendar)
                .contains(PUBLIC)
                .contains("CONFERENCE;VALUE=URI:https://stream.example/1?a=1&b=2")
                .contains("LOCATION:Орталық зал\\, Достық 1\\, ")
                .doesNotContain(STAFF);
    }

    @Test
    void theRecordHasLanguagesAndAccessAndNoWordOfTheInvitation() throws IOException {
        scenario.cut();
        assertThat(log())
                .contains("\"languages\":[\"kk\",\"und\"]")
                .contains("\"access\":\"staff_only\"")
                .doesNotContain("Достық")
                .doesNotContain("stream.example");
    }

    @Test
    void aCodeThatIsAddedIsAskedForUnderstoodAndClosedAgain() throws Exception {
        Desk desk = Desk.open(scenario, Role.STEWARD, "Lists");
        String page = "kk/staff/field/codes";
        Map<String, String> herders =
                Map.of(
                        "list",
                        "audience",
                        "code",
                        "herders",
                        "name_kk",
                        "Малшылар",
                        "name_ru",
                        "Чабаны",
                        "name_en",
                        "Herders");
        assertThat(desk.send(page, page, herders).statusCode()).isEqualTo(303);
        assertThat(desk.send(page, page, herders).statusCode()).as("once").isEqualTo(422);
        assertThat(
                        desk.send(
                                        page,
                                        page,
                                        Map.of(
                                                "list",
                                                "audience",
                                                "code",
                                                "a b",
                                                "name_kk",
                                                "x",
                                                "name_ru",
                                                "x",
                                                "name_en",
                                                "x"))
                                .statusCode())
                .isEqualTo(422);
        assertThat(scenario.part(BuiltInForms.class).publishChanged())
                .as("the forms ask for it")
                .isEqualTo(2);
        assertThat(phone.get("report?lang=ru").body()).contains("Чабаны");
        assertThat(scenario.read("en/events").body()).contains("Herders");
        String id = "6f1c2f3a-0000-4000-8000-000000000003";
        announce(id, "public", "http://not.safe/");
        scenario.part(Reports.class).readWaiting();
        assertThat(scenario.read("kk/events/" + id).body())
                .as("a code that was not there yet is 'other', an address without TLS is left out")
                .contains("Малшылар")
                .doesNotContain("not.safe");
        String close = "kk/staff/field/codes/audience/herders/close";
        assertThat(desk.send(page, close, Map.of()).statusCode()).isEqualTo(303);
        assertThat(desk.send(page, close, Map.of()).statusCode()).isEqualTo(422);
        assertThat(
                        desk.send(page, "kk/staff/field/codes/audience/miners/close", Map.of())
                                .statusCode())
                .as("what came with the program stays")
                .isEqualTo(422);
        scenario.part(BuiltInForms.class).publishChanged();
        assertThat(phone.get("report?lang=ru").body()).doesNotContain("Чабаны");
        assertThat(scenario.read("kk/events/" + id).body()).contains("Малшылар");
        scenario.cut();
        assertThat(log()).contains("\"code\":\"herders\"").contains("\"closed\":\"2031-03-01\"");
    }

    /// The public entries as they stand in the published log; sealed ones are hashes there.
    private static String log() throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().contains("/tile/entries/")) {
                    text.append(new String(Files.readAllBytes(file), UTF_8));
                }
            }
        }
        return text.toString();
    }

    private static JsonNode linked(String page) {
        Matcher found = LINKED.matcher(page);
        assertThat(found.find()).isTrue();
        return JsonMapper.builder().build().readTree(found.group(1));
    }

    private static void announce(String id, String access, String online) throws Exception {
        String xml =
                """
                <data id="kenes-event-plan" version="%s">
                <region>QK-02</region><district>QK-02-d1</district><settlement/>
                <title>Су &lt;/script&gt; туралы</title><starts>2031-03-20T16:30:00.000+05:00</starts>
                <minutes>75</minutes><org>org-001</org><activity>meeting</activity>
                <nature>information</nature><format>hybrid</format><venue>school</venue>
                <groups>teachers herders</groups><langs>kk xx</langs><access>%s</access>
                <venue_name>Орталық зал</venue_name><address>Достық 1</address>
                <online>%s</online><contact>+7 700 000 00 02</contact>
                <meta><instanceID>uuid:%s</instanceID><entity id="%s"/></meta></data>
                """
                        .formatted(version, access, online, id, id);
        assertThat(phone.send("kk", List.of(Phone.xml(xml.getBytes(UTF_8)))).statusCode())
                .isEqualTo(201);
    }
}
