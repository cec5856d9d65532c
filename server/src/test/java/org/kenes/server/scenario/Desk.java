package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody of the staff, signed in with a link of their own, as their browser would be.
final class Desk {
    private static final Pattern TOKEN =
            Pattern.compile("<input type=\"hidden\" name=\"_csrf\" value=\"([^\"]+)\"");

    private final Person person;
    private String token;

    Desk(Scenario scenario, Role role, String name) {
        this.person = scenario.person(name);
        String link = "ru/" + scenario.part(StaffLinks.class).issue(role, name);
        this.token = token(person.get(link).body());
        assertThat(person.post(link, Map.of("_csrf", token)).statusCode()).isEqualTo(303);
        this.token = token(person.get("ru/staff").body());
    }

    private static String token(String page) {
        Matcher found = TOKEN.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    HttpResponse<String> read(String path) {
        return person.get(path);
    }

    HttpResponse<String> send(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", token);
        return person.post(path, all);
    }

    /// @param files name of the field → what is in the file
    HttpResponse<String> upload(
            String path, Map<String, String> fields, Map<String, String> files) {
        List<Phone.Part> parts = new ArrayList<>();
        parts.add(new Phone.Part("_csrf", null, "", token.getBytes(UTF_8)));
        fields.forEach((name, value) ->
                parts.add(new Phone.Part(name, null, "", value.getBytes(UTF_8))));
        files.forEach((name, text) ->
                parts.add(new Phone.Part(name, name + ".txt", "text/plain", text.getBytes(UTF_8))));
        return person.send(path, Phone.type(), Phone.body(parts));
    }
}
