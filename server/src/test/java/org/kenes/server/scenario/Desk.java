package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody of the staff at work: signed in over a one-time address, sending the forms of the pages
/// with the token of their session.
final class Desk {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Person person;
    private String token = "";

    private Desk(Person person) {
        this.person = person;
    }

    static Desk open(Scenario scenario, Role role, String name) {
        return open(scenario, role, name, null);
    }

    static Desk open(Scenario scenario, Role role, String name, @Nullable String organisation) {
        String address = "en/" + scenario.part(StaffLinks.class).issue(role, name, organisation);
        return enter(scenario, address, name);
    }

    /// @param address one-time address below the site
    static Desk enter(Scenario scenario, String address, String name) {
        Desk desk = new Desk(scenario.person("staff " + name));
        HttpResponse<String> answer =
                desk.send(address, "en/staff/enter", Map.of("t", address.split("t=", 2)[1]));
        assertThat(answer.statusCode()).isEqualTo(303);
        desk.tokenOf("en/staff");
        return desk;
    }

    HttpResponse<String> read(String path) {
        return person.get(path);
    }

    /// Opens the page and sends one of its forms.
    HttpResponse<String> send(String page, String action, Map<String, String> fields) {
        tokenOf(page);
        return send(action, fields);
    }

    HttpResponse<String> send(String path, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("_csrf", token);
        return person.post(path, all);
    }

    /// @param files name of the field → what is in the file
    HttpResponse<String> upload(
            String path, Map<String, String> fields, Map<String, String> files) {
        List<Phone.Part> parts = new ArrayList<>();
        parts.add(new Phone.Part("_csrf", null, "", token.getBytes(UTF_8)));
        fields.forEach(
                (name, value) -> parts.add(new Phone.Part(name, null, "", value.getBytes(UTF_8))));
        files.forEach((name, text) ->
                parts.add(new Phone.Part(name, name + ".txt", "text/plain", text.getBytes(UTF_8))));
        return person.send(path, Phone.type(), Phone.body(parts));
    }

    private void tokenOf(String page) {
        HttpResponse<String> shown = person.get(page);
        assertThat(shown.statusCode()).as(page).isEqualTo(200);
        Matcher found = TOKEN.matcher(shown.body());
        assertThat(found.find()).as("a form on " + page).isTrue();
        token = found.group(1);
    }
}
