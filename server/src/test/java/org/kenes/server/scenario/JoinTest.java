package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.Role;
import org.kenes.server.coalition.Organisations;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A fishermen's union asks to take part; the steward says yes, and no to another.
class JoinTest {
    private static final String QUEUE = "ru/staff/members/applications";

    @TempDir Path data;
    private Scenario scenario;
    private Desk steward;

    @BeforeEach
    void open() {
        scenario = Scenario.open(data);
        steward = Desk.open(scenario, Role.STEWARD, "Bolat");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private HttpResponse<String> ask(Map<String, String> other) {
        Map<String, String> fields =
                new TreeMap<>(
                        Map.of(
                                "name-kk", "Балықшылар одағы",
                                "kind", "union",
                                "role", "independent",
                                "contact", "+7 700 000 00 00",
                                "words", "Біз өзен туралы айтқымыз келеді."));
        fields.putAll(other);
        return scenario.person("Ерлан").post("kk/join", fields);
    }

    private String number() {
        return steward.read(QUEUE).body().replaceAll("(?s).*id=\"application-([0-9]+)\".*", "$1");
    }

    private HttpResponse<String> decide(String number, String how, String field, String value) {
        return steward.send(QUEUE, QUEUE + "/" + number + "/" + how, Map.of(field, value));
    }

    private String contacts() {
        return scenario.part(JdbcClient.class)
                .sql("select string_agg(contact, '|') from coalition.application")
                .query(String.class)
                .single();
    }

    @Test
    void anOrganisationIsInTheRegisterOnlyWhenAStewardSaysSo() {
        assertThat(scenario.read("kk/members").body()).contains("/kk/join");
        HttpResponse<String> sent = ask(Map.of());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        assertThat(scenario.read("kk/join?sent=true").body()).contains("Өтініш түсті.");
        assertThat(scenario.read("kk/members").body()).doesNotContain("Балықшылар одағы");
        assertThat(steward.read(QUEUE).body())
                .contains("Балықшылар одағы", "+7 700 000 00 00", "Біз өзен туралы");
        String number = number();
        assertThat(decide(number, "accept", "id", "Балық"))
                .satisfies(it -> assertThat(it.statusCode()).isEqualTo(422))
                .satisfies(it -> assertThat(it.body()).contains("value=\"Балық\""));
        assertThat(decide(number, "accept", "id", "org-001").body())
                .contains("уже есть у другой организации");
        assertThat(decide(number, "accept", "id", "fishers").statusCode()).isEqualTo(303);
        assertThat(scenario.read("ru/members/fishers").body()).contains("Балықшылар одағы");
        assertThat(scenario.part(Organisations.class).find("fishers").orElseThrow().role())
                .isEqualTo("independent");
        assertThat(contacts()).as("the contact went with the decision").isEmpty();
        assertThat(steward.read(QUEUE).body()).contains("Ожидающих заявок нет");
        scenario.cut();
        assertThat(scenario.read("cuts/1/data/organisations.csv").body()).contains("fishers");
    }

    @Test
    void aRefusalNeedsAReasonAndLeavesNothingPublic() {
        ask(Map.of());
        String number = number();
        assertThat(decide(number, "refuse", "reason", " ").statusCode()).isEqualTo(422);
        assertThat(contacts()).isEqualTo("+7 700 000 00 00");
        assertThat(decide(number, "refuse", "reason", "Нет такой организации").statusCode())
                .isEqualTo(303);
        assertThat(contacts()).isEmpty();
        ask(Map.of("name-kk", "Екінші"));
        assertThat(decide(number, "accept", "id", "fishers").body())
                .as("decided before")
                .contains("уже решено");
        assertThat(scenario.read("ru/members").body()).doesNotContain("Балықшылар");
    }

    @Test
    void whatIsMissingIsSaidAndNothingTypedIsLost() {
        HttpResponse<String> refused =
                ask(Map.of("name-kk", "", "contact", "", "role", "member", "coalition", "none"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Осыны толтырыңыз.", "Біреуін таңдаңыз.", "Біз өзен туралы")
                .contains("value=\"union\" selected");
        assertThat(ask(Map.of("name-ru", "x".repeat(201))).body()).contains("Ең көбі 200 таңба");
        assertThat(ask(Map.of("kind", "nonsense")).statusCode()).isEqualTo(422);
        assertThat(ask(Map.of("role", "branch")).statusCode()).isEqualTo(422);
        assertThat(steward.read(QUEUE).body()).contains("Ожидающих заявок нет");
    }
}
