package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.account.Role;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.builtin.BuiltInForms;
import org.kenes.server.outreach.field.Inbox;
import org.kenes.server.outreach.form.Questionnaire;
import org.kenes.server.outreach.paper.SecondEntries;
import org.kenes.server.outreach.published.FieldForms;
import org.kenes.server.outreach.reading.Reports;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// An installation that nobody gave a form to: the built-in ones are there, in three languages,
/// with the articles of the text and the regions of the register, and what they ask is understood.
class BuiltInFormsTest {
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    @TempDir static Path data;
    private static Scenario scenario;
    private static Phone phone;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        Office office = new Office(scenario.site(), scenario.part(AdminKeys.class).issue());
        assertThat(scenario.part(BuiltInForms.class).publishChanged()).isEqualTo(3);
        phone = office.phone("org-001", "QK");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void whatHasNotChangedIsNotPublishedAgain() {
        assertThat(scenario.part(BuiltInForms.class).publishChanged()).isZero();
        assertThat(scenario.part(FieldForms.class).all()).hasSize(3);
    }

    @Test
    void ourOwnPagesAndOtherProgramsCanAskThem() throws Exception {
        for (FieldForms.Published form : scenario.part(FieldForms.class).listed()) {
            byte[] xml =
                    phone.bytes("forms/" + form.id() + "/" + form.version() + "/form.xml").body();
            assertThat(Questionnaire.read(xml, LANGUAGES))
                    .as(form.id())
                    .isInstanceOf(Questionnaire.Read.Good.class);
            String text = new String(xml, UTF_8);
            for (String language : List.of("Қазақша (kk)", "Русский (ru)", "English (en)")) {
                assertThat(text).contains("<translation lang=\"" + language + "\"");
            }
            Matcher ids = Pattern.compile("jr:itext\\('([^']+)'\\)").matcher(text);
            while (ids.find()) {
                assertThat(text).as(form.id()).contains("<text id=\"" + ids.group(1) + "\">");
            }
        }
        for (String language : LANGUAGES) {
            assertThat(phone.get("report?lang=" + language).statusCode()).isEqualTo(200);
        }
        assertThat(phone.get("report?lang=kk").body())
                .contains("Жалпы, бүкіл мәтін")
                .contains("value=\"art_1\"");
    }

    @Test
    void aReportWithSpeakersAndARoundFromDoorToDoorAreRead() throws Exception {
        assertThat(phone.send("kk", List.of(Phone.xml(meeting()))).statusCode()).isEqualTo(201);
        assertThat(phone.send("kk", List.of(Phone.xml(round()))).statusCode()).isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
        JsonNode read = scenario.part(Inbox.class).fieldRecord("uuid:meeting").orElseThrow();
        assertThat(read.get("problems")).as(read.toString()).isEmpty();
        Event meeting = event("uuid:meeting");
        assertThat(meeting.state()).isEqualTo(EventState.COMPLETE);
        assertThat(meeting.facts().nature()).isEqualTo("campaign");
        assertThat(meeting.facts().activity()).isEqualTo("round_table");
        assertThat(meeting.speakers()).hasSize(2);
        assertThat(meeting.speakers().get(0).name()).as("said no").isNull();
        assertThat(meeting.speakers().get(1).name()).isEqualTo("B. B.");
        Event round = event("uuid:round");
        assertThat(round.facts().activity()).isEqualTo("door_to_door");
        assertThat(round.measures())
                .containsEntry("households_approached", 40L)
                .containsEntry("households_opened", 25L)
                .containsEntry("conversations", 19L);
        assertThat(round.attendance().low()).as("contacts are no attendance").isNull();
        scenario.cut();
        assertThat(scenario.numbers().figure("events.speakers-by-capacity").orElseThrow().rows())
                .anySatisfy(row -> {
                    assertThat(row.key()).containsEntry("capacity", "state_on_duty");
                    assertThat(row.n()).isEqualTo(1);
                });
        String page = scenario.read("en/events/" + meeting.id()).body();
        assertThat(page)
                .contains("Public official on duty")
                .contains("B. B.")
                .doesNotContain("A. A.");
    }

    @Test
    void aSheetOfPaperIsKeyedInTwiceAndTheDifferencesAreCounted() throws Exception {
        String instance =
                IntStream.range(0, 1_000)
                        .mapToObj(n -> "uuid:paper-" + n)
                        .filter(SecondEntries::isChosen)
                        .findFirst()
                        .orElseThrow();
        byte[] xml =
                new String(meeting(), UTF_8)
                        .replace("uuid:meeting", instance)
                        .replace("headcount", "sheet")
                        .replace("</what>", "<on_paper>yes</on_paper></what>")
                        .replace(
                                "<close>",
                                "<paper><scan>1772700000001.jpg</scan><rows>31</rows></paper><close>")
                        .getBytes(UTF_8);
        assertThat(
                        phone.send("ru", List.of(Phone.xml(xml), Phone.photo("1772700000001.jpg")))
                                .statusCode())
                .isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
        assertThat(event(instance).attendance().grade())
                .as("the sheet is kept and has as many rows as were claimed")
                .isEqualTo("B");
        Desk desk = Desk.open(scenario, Role.STEWARD, "Second");
        assertThat(desk.read("kk/staff/paper").body()).contains(instance);
        String page = "en/staff/paper/" + instance;
        assertThat(desk.read(page).body()).doesNotContain("value=\"31\"");
        assertThat(desk.read(page + "/sheet.jpg").statusCode()).isEqualTo(200);
        Map<String, String> typed = new TreeMap<>();
        typed.putAll(Map.of("date", "2031-02-27", "start", "10:00", "minutes", "60"));
        typed.putAll(
                Map.of("activity", "round_table", "nature", "campaign", "format", "in_person"));
        typed.putAll(Map.of("value", "37", "low", "31", "high", "31", "method", "sheet"));
        typed.putAll(
                Map.of(
                        "questions",
                        "0",
                        "support",
                        "0",
                        "partly",
                        "0",
                        "oppose",
                        "0",
                        "none",
                        "0"));
        assertThat(desk.send(page, page, typed).headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("done=1");
        assertThat(desk.send("en/staff/field", page, typed).statusCode()).as("once").isEqualTo(404);
        scenario.cut();
        var share = scenario.numbers().figure("paper.disagreement").orElseThrow().rows().getFirst();
        assertThat(share.k()).isEqualTo(1);
        assertThat(share.n()).isEqualTo(15);
    }

    @Test
    void theSheetIsPrintedInEveryLanguageAndAboutOneTwentiethIsChosen() {
        for (String language : LANGUAGES) {
            assertThat(scenario.read(language + "/print/report").statusCode()).isEqualTo(200);
        }
        assertThat(scenario.read("kk/print/report?plan=nothing").statusCode()).isEqualTo(404);
        long chosen =
                IntStream.range(0, 10_000).filter(n -> SecondEntries.isChosen("uuid:" + n)).count();
        assertThat(chosen).isBetween(430L, 570L);
    }

    private static Event event(String instance) {
        return scenario.part(Events.class)
                .find(UUID.nameUUIDFromBytes(instance.getBytes(UTF_8)))
                .orElseThrow();
    }

    private static String version(String id) {
        return scenario.part(FieldForms.class).listed().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow()
                .version();
    }

    private static byte[] meeting() {
        return """
        <data id="kenes-event-report" version="%s"><law/>
        <place><region>QK-02</region><district>QK-02-d1</district><settlement/></place>
        <event><planned>no</planned><title>t</title><activity>round_table</activity>
        <nature>campaign</nature><date>2031-02-27</date><time>10:00:00.000+05:00</time>
        <minutes>60</minutes><hours>yes</hours><format>in_person</format><venue>school</venue></event>
        <audience><groups>teachers pupils</groups><attendance>31</attendance>
        <method>headcount</method><langs>kk ru</langs></audience>
        <organiser><org>org-001</org></organiser>
        <what><has_s>yes</has_s><has_q>no</has_q><has_o>no</has_o><has_p>no</has_p></what>
        <speaker><s_capacity>state_on_duty</s_capacity><s_org/><s_name>A. A.</s_name>
        <s_public>no</s_public></speaker>
        <speaker><s_capacity>expert</s_capacity><s_org>org-002</s_org><s_name>B. B.</s_name>
        <s_public>yes</s_public></speaker>
        <close><declare>OK</declare></close><meta><instanceID>uuid:meeting</instanceID></meta></data>
        """
                .formatted(version("kenes-event-report"))
                .getBytes(UTF_8);
    }

    private static byte[] round() {
        return """
        <data id="kenes-visit-report" version="%s"><law/>
        <place><region>QK-02</region><district>QK-02-d1</district><settlement/></place>
        <round><date>2031-02-27</date><nature>information</nature><org>org-001</org>
        <approached>40</approached><opened>25</opened><talks>19</talks></round>
        <what><has_q>no</has_q><has_o>no</has_o></what>
        <close><declare>OK</declare></close><meta><instanceID>uuid:round</instanceID></meta></data>
        """
                .formatted(version("kenes-visit-report"))
                .getBytes(UTF_8);
    }
}
