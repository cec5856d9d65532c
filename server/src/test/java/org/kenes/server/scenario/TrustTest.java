package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.account.Role;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.check.EndOfTerm;
import org.kenes.server.outreach.reading.Reports;
import org.kenes.testkit.SharedData;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Signals that phones give rise to, what staff make of them, and what the public sees of both.
class TrustTest {
    @TempDir static Path data;
    private static Scenario scenario;
    private static Phone phone;
    private static Desk desk;

    @BeforeAll
    static void open() throws Exception {
        scenario = Scenario.empty(data);
        Office office = new Office(scenario.site(), scenario.part(AdminKeys.class).issue());
        office.setUp();
        phone = office.phone("org-002", "KZ");
        // five reports within an hour of one night, and one by day whose photo was taken there
        for (int i = 0; i < 5; i++) {
            send("night " + i, "2026-03-05T23:%02d".formatted(10 + i), false);
        }
        send("day", "2026-03-05T15:30", true);
        scenario.part(Reports.class).readWaiting();
        scenario.cut();
        desk = Desk.open(scenario, Role.STEWARD, "Rules");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void eachRuleFindsWhatItIsForAndNothingElse() {
        assertThat(marked("bulk_entry")).isEqualTo(5);
        assertThat(marked("plan_unknown")).isEqualTo(6);
        assertThat(marked("unannounced")).isEqualTo(6);
        assertThat(marked("text_reused")).isEqualTo(6);
        assertThat(marked("overlap")).isEqualTo(6);
        for (String code : List.of("mock_gps", "digit_heaping", "no_variance", "over_capacity")) {
            assertThat(marked(code)).as(code).isZero();
        }
    }

    @Test
    void aSignalChangesNoNumberAndThePublicSeesOnlyHowManyThereAre() {
        assertThat(event("night 0").state()).isEqualTo(EventState.REPORTED);
        var raised = scenario.numbers().figure("signals.raised").orElseThrow();
        assertThat(raised.rows())
                .anySatisfy(row -> {
                    assertThat(row.key()).containsEntry("code", "bulk_entry");
                    assertThat(row.n()).isEqualTo(5);
                });
        String page = scenario.read("en/events/" + plan("night 0")).body();
        assertThat(page).doesNotContain("at night");
    }

    @Test
    void staffLookAndSayWhatTheyFound() {
        String list = "en/staff/field/signals?rule=bulk_entry";
        assertThat(desk.read(list).body())
                .contains("Five or more reports within an hour at night")
                .contains("people often fill in all reports in the evening")
                .contains("measured: 5 reports; threshold: at least 5 reports within 60 minutes");
        assertThat(desk.read(list.replace("en/", "kk/")).body())
                .contains("өлшенгені: 5 есеп; шегі: 22:00–06:00 аралығында");
        String one = "en/staff/field/signals/bulk_entry/" + plan("night 1");
        assertThat(desk.send(list, one, Map.of("found", "dismissed", "note", "")).statusCode())
                .as("a note is needed")
                .isEqualTo(422);
        assertThat(
                        desk.send(list, one, Map.of("found", "dismissed", "note", "a long drive"))
                                .statusCode())
                .isEqualTo(303);
        assertThat(desk.read("en/staff/field/events/" + plan("night 1")).body())
                .contains("a long drive");
        scenario.cut();
        var open = scenario.numbers().figure("signals.open").orElseThrow();
        assertThat(open.rows())
                .anySatisfy(row -> {
                    assertThat(row.key()).containsEntry("code", "bulk_entry");
                    assertThat(row.n()).isEqualTo(4);
                });
    }

    @Test
    void whatIsDecidedHasAReasonAndStandsInTheHistory() {
        String page = "en/staff/field/events/" + plan("night 2");
        assertThat(desk.send(page, page, Map.of("to", "refuted", "reason", "  ")).statusCode())
                .isEqualTo(422);
        assertThat(event("night 2").state()).isEqualTo(EventState.REPORTED);
        String why = "the club was closed that day";
        assertThat(desk.send(page, page, Map.of("to", "refuted", "reason", why)).statusCode())
                .isEqualTo(303);
        assertThat(event("night 2").state()).isEqualTo(EventState.REFUTED);
        assertThat(scenario.read("kk/events/" + plan("night 2")).body()).contains(why);
        assertThat(desk.send(page, page, Map.of("to", "verified", "reason", why)).statusCode())
                .as("takes a second back-check")
                .isEqualTo(422);
        assertThat(
                        desk.send(page, page, Map.of("to", "reported", "reason", "another club"))
                                .statusCode())
                .as("one step back")
                .isEqualTo(303);
        assertThat(event("night 2").state()).isEqualTo(EventState.REPORTED);
        assertThat(event("night 2").history()).hasSize(3);
        assertThat(desk.read("en/staff/field/events?id=x/" + plan("night 2")).statusCode())
                .isEqualTo(303);
        assertThat(desk.read("en/staff/field/events?id=nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void aPhotoTakenThereMakesTheGradeBetterThanWordsAlone() {
        assertThat(event("night 0").attendance().grade()).isEqualTo("D");
        assertThat(event("day").attendance().grade()).isEqualTo("C");
    }

    @Test
    void contactsAndPrivateAnswersGoWhenTheirTimeIsOver() {
        JdbcClient jdbc = scenario.part(JdbcClient.class);
        jdbc.sql(
                        """
                        insert into outreach.draw (id, n, per_stratum, deadline, beacon_rule, checkers, outcomes_by)
                        values ('old', 1, 0, timestamptz '2020-01-01', '', '{}', date '2020-02-01'),
                               ('new', 1, 0, timestamptz '2040-01-01', '', '{}', date '2040-02-01')
                        """)
                .update();
        jdbc.sql(
                        "insert into outreach.draw_unit (draw, event, part) values ('old', ?,"
                                + " 'national'), ('new', ?, 'national')")
                .params(plan("night 0"), plan("night 1"))
                .update();
        jdbc.sql("update outreach.report_private set host_contact = '+7'").update();
        jdbc.sql("update outreach.report_private set keep_until = '2020-01-01' where event = ?")
                .param(plan("night 2"))
                .update();
        scenario.part(EndOfTerm.class).forget();
        assertThat(contact("night 0")).containsExactly("none");
        assertThat(contact("night 1")).containsExactly("+7");
        assertThat(contact("night 2")).as("nothing private is left").isEmpty();
    }

    private static List<String> contact(String name) {
        return scenario.part(JdbcClient.class)
                .sql(
                        "select coalesce(host_contact, 'none') from outreach.report_private where"
                                + " event = ?")
                .param(plan(name))
                .query(String.class)
                .list();
    }

    @Test
    void anOrganisationTakesItsOwnReportBackAndNoOther() {
        Desk own = Desk.open(scenario, Role.ORGANISER, "Own", "org-002");
        Desk other = Desk.open(scenario, Role.ORGANISER, "Other", "org-003");
        String page = "en/staff/events/" + plan("night 3");
        assertThat(other.read(page).statusCode()).isEqualTo(403);
        assertThat(own.read("kk/staff/events").body()).contains(plan("night 3").toString());
        assertThat(own.send(page, page, Map.of("reason", "entered twice")).statusCode())
                .isEqualTo(303);
        assertThat(event("night 3").state()).isEqualTo(EventState.WITHDRAWN);
        assertThat(event("night 3").history().getLast().by()).isEqualTo("org-002");
        assertThat(other.send("en/staff/events", page, Map.of("reason", "not mine")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatAnOrganisationDeclaresIsSignedBySomebodyElseOfIt() {
        Desk one = Desk.open(scenario, Role.LEAD, "One", "org-002");
        Desk two = Desk.open(scenario, Role.LEAD, "Two", "org-002");
        String page = "en/staff/organisation";
        Map<String, String> nothing = Map.of("has", "yes", "statement", " ", "paidBy", "members");
        assertThat(one.send(page, page + "/interest", nothing).statusCode()).isEqualTo(422);
        Map<String, String> words =
                Map.of("has", "yes", "statement", "Our members own mines.", "paidBy", "members");
        assertThat(one.send(page, page + "/interest", words).statusCode()).isEqualTo(303);
        assertThat(scenario.read("en/members/org-002").body())
                .as("not before it is signed")
                .doesNotContain("Our members own mines.")
                .contains("Not signed by the organisation");
        Map<String, String> sign = Map.of("what", "interest", "of", "2031-03-01");
        assertThat(one.send(page, page + "/sign", sign).statusCode())
                .as("who entered it does not sign it")
                .isEqualTo(403);
        assertThat(two.send(page, page + "/sign", sign).statusCode()).isEqualTo(303);
        assertThat(two.send(page, page + "/sign", sign).statusCode()).as("once").isEqualTo(422);
        String asOf =
                scenario.part(Organisations.class)
                        .memberships("org-002")
                        .getFirst()
                        .asOf()
                        .toString();
        Map<String, String> number = Map.of("what", "membership", "of", asOf);
        assertThat(two.send(page, page + "/sign", number).statusCode()).isEqualTo(303);
        assertThat(scenario.read("en/members/org-002").body())
                .contains("Our members own mines.")
                .contains("Signed by the organisation");
        assertThat(scenario.cut()).as("the log has both, and the tables").isNotNull();
    }

    private static void send(String name, String filled, boolean withPhotos) throws Exception {
        String id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
        String xml =
                SharedData.text("field/samples/submission-kk.xml")
                        .replace("f56f71d1-2677-4d63-ac01-556c9a96b74c", id)
                        .replace("0d5e2b3c-6f0b-4a57-9d8a-1c7f0a3f1a01", plan(name).toString())
                        .replaceFirst("<start>[^<]*", "<start>" + filled + ":00.000+05:00")
                        .replaceFirst("<end>[^<]*", "<end>" + filled + ":40.000+05:00");
        if (withPhotos) {
            xml = // nearly the same words
                    xml.replace("подземных работников?", "подземных работников, спасибо?")
                            .replace("кепілдік өзгере ме?", "не айтасыз, бәрі бізге маңызды")
                            .replace("труда не согласен", "мы на всё это не пойдём никогда");
        }
        List<Phone.Part> parts = new ArrayList<>();
        parts.add(Phone.xml(xml.getBytes(UTF_8)));
        if (withPhotos) {
            parts.add(Phone.photo("1772700000001.jpg"));
            parts.add(Phone.photo("1772700000002.jpg"));
        }
        assertThat(phone.send("en", parts).statusCode()).isEqualTo(201);
    }

    private static UUID plan(String name) {
        return UUID.nameUUIDFromBytes((name + " plan").getBytes(UTF_8));
    }

    private static Event event(String name) {
        return scenario.part(Events.class).find(plan(name)).orElseThrow();
    }

    private static long marked(String code) {
        return scenario.part(JdbcClient.class)
                .sql("select count(*) from outreach.signal where code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }
}
