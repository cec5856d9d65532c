package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody of the staff at work: signed in over a one-time address, sending the forms of the pages
/// with the token of their session.
final class Desk {
    private static final Pattern TOKEN = Pattern.compile("name=\"(_csrf)\" value=\"([^\"]+)\"");

    private final Person person;

    private Desk(Person person) {
        this.person = person;
    }

    static Desk open(Scenario scenario, Role role, String name) {
        Person person = scenario.person("staff " + name);
        String address = "en/" + scenario.part(StaffLinks.class).issue(role, name);
        Desk desk = new Desk(person);
        HttpResponse<String> answer =
                desk.send(address, "en/staff/enter", Map.of("t", address.split("t=", 2)[1]));
        assertThat(answer.statusCode()).isEqualTo(303);
        return desk;
    }

    HttpResponse<String> read(String path) {
        return person.get(path);
    }

    /// Opens the page and sends one of its forms.
    HttpResponse<String> send(String page, String action, Map<String, String> fields) {
        HttpResponse<String> shown = person.get(page);
        assertThat(shown.statusCode()).as(page).isEqualTo(200);
        Matcher token = TOKEN.matcher(shown.body());
        assertThat(token.find()).as("a form on " + page).isTrue();
        Map<String, String> all = new TreeMap<>(fields);
        all.put(token.group(1), token.group(2));
        return person.post(action, all);
    }
}
