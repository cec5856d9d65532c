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
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.note.KeyType;
import org.kenes.ledger.note.SigningKey;
import org.kenes.ledger.receipt.Slip;
import org.kenes.ledger.tree.Hash;
import org.kenes.ledger.tree.Merkle;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.slip.DeviceSlips;
import org.kenes.server.record.slip.DeviceSlips.Brought;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A device whose key is registered hands out signed slips; what is missing between them, what was
/// said twice under one number and what was promised and not kept is seen by everybody.
@TestMethodOrder(OrderAnnotation.class)
class DeviceSlipTest {
    private static final String ID = "dev-0042";

    @TempDir static Path data;
    private static Scenario scenario;
    private static DeviceSlips slips;
    private static SigningKey key;
    private static Person staff;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        slips = scenario.part(DeviceSlips.class);
        key = SigningKey.ofSeed(origin() + "/device/" + ID, KeyType.ED25519, new byte[32]);
        String link = scenario.part(StaffLinks.class).issue(Role.ORGANISER, "Айсұлу", "org-001");
        staff = new Person(scenario.site());
        String csrf = csrf(staff.get("ru/" + link).body());
        staff.post(
                "ru/staff/enter",
                Map.of("t", link.substring(link.indexOf('=') + 1), "_csrf", csrf));
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    @Order(1)
    void aKeyIsRegisteredInTheLogForADeviceOfOnesOwnOrganisation() {
        assertThat(bring(slip(1, Slip.NONE, leaf("x"), 0)).statusCode())
                .as("not registered yet")
                .isEqualTo(403);
        assertThat(register(ID, "scribble").body()).contains("Это не ключ Ed25519");
        assertThat(register("dev-0043", key.verifier().toString()).statusCode())
                .as("the key of another device")
                .isEqualTo(422);
        assertThat(register(ID, key.verifier().toString()).statusCode()).isEqualTo(303);
        assertThat(register(ID, key.verifier().toString()).statusCode()).as("once").isEqualTo(422);
        assertThat(staff.get("ru/staff/slips/devices").body()).contains(ID);
        scenario.part(PublicLog.class).sequence();
        assertThat(keyEntries())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.members())
                                .containsEntry("action", "register")
                                .containsEntry("id", ID)
                                .containsEntry("org", "org-001")
                                .containsEntry("vkey", key.verifier().toString()));
    }

    @Test
    @Order(2)
    void aSlipMayBeBroughtAgainAndShowsWhereItsEntryIs() {
        scenario.say("person", "art_5", "support", "");
        scenario.part(PublicLog.class).sequence();
        byte[] entry =
                scenario.part(JdbcClient.class)
                        .sql("select entry from record.ledger_entry where shuffle is not null")
                        .query((row, n) -> row.getBytes(1))
                        .list()
                        .getFirst();
        Slip first = new Slip(origin(), Merkle.leaf(entry), ID, 1, Slip.NONE, today());
        assertThat(bring(first.sign(key).bytes()).statusCode()).isEqualTo(201);
        assertThat(bring(first.sign(key).bytes()).statusCode()).as("again").isEqualTo(200);
        assertThat(scenario.read("log/device/" + ID + "/1").body())
                .matches("\\{\"index\":\\d+,\"state\":\"logged\"}");
        assertThat(scenario.read("log/device/" + ID + "/2").statusCode()).isEqualTo(404);
        byte[] forged =
                first.sign(SigningKey.ofSeed(key.name(), KeyType.ED25519, Hash.sha256().bytes()))
                        .bytes();
        assertThat(bring(forged).statusCode()).as("signed by somebody else").isEqualTo(400);
        assertThat(bring("scribble".getBytes(UTF_8)).statusCode()).isEqualTo(400);
    }

    @Test
    @Order(3)
    void gapsRepeatsBreaksAndBrokenPromisesAreCounted() {
        Slip first = new Slip(origin(), leaf("one"), ID, 1, Slip.NONE, today());
        assertThat(bring(first.sign(key).bytes()).statusCode())
                .as("another text under number 1")
                .isEqualTo(409);
        assertThat(scenario.read("log/device/" + ID + "/1").body())
                .isEqualTo("{\"state\":\"repeated\"}");
        assertThat(bring(slip(2, leaf("not the one before"), leaf("two"), 0)).statusCode())
                .isEqualTo(201);
        assertThat(bring(slip(5, leaf("four"), leaf("five"), -9)).statusCode()).isEqualTo(201);
        assertThat(scenario.read("log/device/" + ID + "/2").body())
                .isEqualTo("{\"state\":\"waiting\"}");
        assertThat(scenario.read("log/device/" + ID + "/5").body())
                .isEqualTo("{\"state\":\"late\"}");
        assertThat(scenario.read("log/device/slips").body())
                .contains(
                        "\"broken\":1,\"id\":\"dev-0042\",\"late\":1,\"missing\":2,\"org\":\"org-001\","
                            + "\"received\":3,\"repeated\":1")
                .contains(
                        "\"orgs\":[{\"broken\":1,\"late\":1,\"missing\":2,\"org\":\"org-001\","
                                + "\"received\":3,\"repeated\":1}]");
    }

    @Test
    @Order(4)
    void aRevokedKeySignsNothingNewButOldSlipsAreStillTaken() {
        Map<String, String> form =
                Map.of("_csrf", csrf(staff.get("ru/staff/slips/devices").body()), "id", ID);
        assertThat(staff.post("ru/staff/slips/devices/revoke", form).statusCode()).isEqualTo(303);
        assertThat(staff.post("ru/staff/slips/devices/revoke", form).statusCode())
                .as("twice")
                .isEqualTo(422);
        assertThat(slips.bring(slip(6, leaf("five"), leaf("six"), 1))).isEqualTo(Brought.NO_KEY);
        assertThat(slips.bring(slip(4, leaf("three"), leaf("four"), -1))).isEqualTo(Brought.NEW);
        scenario.part(PublicLog.class).sequence();
        assertThat(keyEntries())
                .hasSize(2)
                .last()
                .satisfies(entry -> assertThat(entry.members()).containsEntry("action", "revoke"));
    }

    private static List<LogEntry.Public> keyEntries() {
        return scenario
                .part(JdbcClient.class)
                .sql("select entry from record.ledger_entry where seq is not null order by idx")
                .query((row, n) -> (LogEntry.Public) LogEntry.parse(row.getBytes(1)))
                .stream()
                .filter(it -> it.kind() == 9)
                .toList();
    }

    private static byte[] slip(long seq, Hash previous, Hash leaf, int days) {
        return new Slip(origin(), leaf, ID, seq, previous, today().plusDays(days))
                .sign(key)
                .bytes();
    }

    private static Hash leaf(String text) {
        return Hash.sha256(text.getBytes(UTF_8));
    }

    private static LocalDate today() {
        return Scenario.TODAY;
    }

    private static String origin() {
        return scenario.part(PublicLog.class).origin();
    }

    private static HttpResponse<String> register(String id, String vkey) {
        return staff.post(
                "ru/staff/slips/devices",
                Map.of(
                        "_csrf",
                        csrf(staff.get("ru/staff/slips/devices").body()),
                        "org",
                        "org-009",
                        "device",
                        id,
                        "vkey",
                        vkey));
    }

    private static HttpResponse<String> bring(byte[] note) {
        URI address = scenario.site().resolve("log/device/slips");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "text/plain; charset=utf-8")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(note))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String csrf(String page) {
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1);
    }
}
