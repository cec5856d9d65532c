package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.account.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An installation begins with one administrator. Whoever they take on, nobody gets power over
/// others from one person alone, and what staff did can be told afterwards.
class PeopleTest {
    @TempDir Path data;
    private Scenario scenario;
    private TestClock clock;
    private Desk admin;

    @BeforeEach
    void open() {
        clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        scenario = Scenario.empty(data, clock);
        admin = Desk.open(scenario, Role.ADMIN, "Administrator");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private HttpResponse<String> take(Desk by, Role role, String name) {
        return by.send(
                "ru/staff/roles",
                "ru/staff/roles",
                Map.of("role", role.name(), "name", name, "reason", "Приказ № 7"));
    }

    /// The address that the page shows once, below the site.
    private static String address(Desk desk) {
        Matcher found =
                Pattern.compile("id=\"address\">https?://[^/]+/([^<]+)<")
                        .matcher(desk.read("ru/staff/roles").body());
        return found.find() ? found.group(1) : "";
    }

    private static String waiting(Desk desk) {
        Matcher found =
                Pattern.compile("/confirm\"><input[^>]*><input[^>]*name=\"id\" value=\"([0-9]+)")
                        .matcher(desk.read("ru/staff/roles").body());
        return found.find() ? found.group(1) : "";
    }

    private HttpResponse<String> confirm(Desk by, String id) {
        return by.send("ru/staff/roles", "ru/staff/roles/confirm", Map.of("id", id));
    }

    @Test
    void theOnlyOneAppointsAStewardAloneAndNobodyElse() {
        assertThat(take(admin, Role.PUBLISHER, "Bolat").statusCode()).isEqualTo(303);
        assertThat(admin.read("ru/staff/roles").body()).contains("Bolat", "ждёт подтверждения");
        assertThat(waiting(admin)).as("not by who proposed").isEmpty();
        assertThat(take(admin, Role.EXPERT, "Ainur").statusCode())
                .as("the field is the steward's")
                .isEqualTo(422);
        take(admin, Role.STEWARD, "Olga");
        String address = address(admin);
        assertThat(address).contains("staff/enter?t=");
        assertThat(address(admin)).as("shown once").isEmpty();
        take(admin, Role.STEWARD, "Second");
        assertThat(address(admin)).as("since Olga could confirm").isEmpty();

        Desk olga = Desk.enter(scenario, address, "Olga");
        assertThat(confirm(olga, waiting(olga)).statusCode()).isEqualTo(303);
        assertThat(address(olga)).contains("staff/enter?t=");
        take(olga, Role.EXPERT, "Ainur");
        assertThat(address(olga)).contains("staff/enter?t=");
        assertThat(take(olga, Role.EXPERT, "").statusCode()).isEqualTo(422);
    }

    @Test
    void aWishThatNobodyConfirmsEndsAfterAWeek() {
        take(admin, Role.STEWARD, "Olga");
        Desk olga = Desk.enter(scenario, address(admin), "Olga");
        take(admin, Role.MODERATOR, "Marat");
        String id = waiting(olga);
        clock.set(clock.instant().plus(Duration.ofDays(8)));
        Desk late = Desk.open(scenario, Role.STEWARD, "Late");
        assertThat(waiting(late)).isEmpty();
        assertThat(confirm(late, id).statusCode()).isEqualTo(409);
    }

    @Test
    void aNewAddressForThePowerfulTakesTwoAndVoidsTheOldOnes() {
        take(admin, Role.STEWARD, "Olga");
        Desk olga = Desk.enter(scenario, address(admin), "Olga");
        String old = scenario.part(StaffLinks.class).issue(Role.MODERATOR, "Marat");
        long marat =
                scenario.part(StaffLinks.class).everybody().stream()
                        .filter(it -> it.name().equals("Marat"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        admin.send("ru/staff/roles", "ru/staff/roles/renew", Map.of("id", "" + marat));
        assertThat(address(admin)).isEmpty();
        assertThat(confirm(olga, waiting(olga)).statusCode()).isEqualTo(303);
        String fresh = address(olga);
        assertThat(scenario.person("thief").get("ru/" + old).body()).doesNotContain("Войти</but");
        Desk.enter(scenario, fresh, "Marat");
    }

    @Test
    void workEndsAtOnceAndTheLastWhoCouldConfirmStays() {
        take(admin, Role.STEWARD, "Olga");
        Desk olga = Desk.enter(scenario, address(admin), "Olga");
        assertThat(end(olga, "Administrator").statusCode()).isEqualTo(303);
        assertThat(admin.read("ru/staff").statusCode()).isEqualTo(401);
        assertThat(end(olga, "Olga").statusCode()).as("nobody is left then").isEqualTo(409);
    }

    private HttpResponse<String> end(Desk by, String name) {
        long id =
                scenario.part(StaffLinks.class).everybody().stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .id();
        return by.send("ru/staff/roles", "ru/staff/roles/end", Map.of("id", "" + id));
    }

    @Test
    void aSessionEndsAfterTwelveHoursAndGrowsOldForRolesSooner() {
        clock.set(clock.instant().plus(Duration.ofMinutes(20)));
        assertThat(admin.read("ru/staff/roles").statusCode()).isEqualTo(200);
        assertThat(take(admin, Role.STEWARD, "Olga").statusCode())
                .as("asks to sign in again")
                .isEqualTo(401);
        clock.set(clock.instant().plus(Duration.ofHours(12)));
        assertThat(admin.read("ru/staff").statusCode()).isEqualTo(401);
    }

    @Test
    void allSessionsOfOnePersonEndTogether() {
        Desk office = Desk.enter(scenario, "en/" + again(), "office");
        Desk home = Desk.enter(scenario, "en/" + again(), "home");
        assertThat(home.read("en/staff").statusCode()).isEqualTo(200);
        office.send("en/staff/account", "en/staff/account/sessions", Map.of());
        assertThat(home.read("en/staff").statusCode()).isEqualTo(401);
        assertThat(office.read("en/staff").statusCode()).isEqualTo(401);
    }

    private String again() {
        StaffLinks links = scenario.part(StaffLinks.class);
        return links.again(links.everybody().getFirst().id());
    }

    @Test
    void aChangedRowOfTheListOfActionsShows() {
        take(admin, Role.STEWARD, "Olga");
        take(admin, Role.PUBLISHER, "Bolat");
        AuditLog audit = scenario.part(AuditLog.class);
        assertThat(audit.broken()).isEmpty();
        assertThat(admin.read("en/staff/audit").body())
                .contains("The chain is whole", "role.grant.power", "sign-in.address")
                .doesNotContain("Приказ");
        JdbcClient jdbc = scenario.part(JdbcClient.class);
        jdbc.sql("update account.audit set object = 'nothing' where n = 2").update();
        assertThat(audit.broken()).contains(2L);
        assertThat(admin.read("en/staff/audit").body()).contains("The chain breaks at row 2");
        jdbc.sql("delete from account.audit where n = 2").update();
        assertThat(audit.broken()).contains(2L);
    }

    @Test
    void aPasskeyThatNobodyAskedForOpensNothing() {
        Person stranger = scenario.person("stranger");
        Matcher token =
                Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                        .matcher(stranger.get("en/staff/sign-in").body());
        assertThat(token.find()).isTrue();
        var answer =
                stranger.post(
                        "en/staff/sign-in",
                        Map.of("_csrf", token.group(1), "credential", "{\"id\":\"AAAA\"}"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("was not accepted");
        assertThat(stranger.get("en/staff").statusCode()).isEqualTo(401);
    }
}
