package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.kenes.testkit.SharedData;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/// The staff who publish forms and hand out keys, over HTTP as `kenes field …` does.
public final class Office {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI site;
    private final String key;

    public Office(URI site, String key) {
        this.site = site;
        this.key = key;
    }

    /// Places, organisations and both forms of the shared data.
    public void setUp() {
        done(post("places", "text/csv", SharedData.bytes("field/places/places-sample.csv")));
        for (String id : List.of("coalition-a", "coalition-b")) {
            String position = id.endsWith("a") ? "support" : "oppose";
            done(
                    post(
                            "coalitions?id=" + id + "&position=" + position + "&kk=K&ru=R&en=E",
                            "text/csv",
                            new byte[0]));
        }
        done(post("orgs", "text/csv", SharedData.bytes("field/orgs-sample.csv")));
        for (String form : List.of("kenes-event-report", "kenes-event-plan")) {
            done(
                    publish(
                            SharedData.bytes("field/forms/" + form + ".xml"),
                            "field/forms/" + form + ".map.yaml"));
        }
    }

    public Phone phone(String organisation, String place) {
        return phone(organisation, place, 1_200);
    }

    /// @param rate uploads in a minute
    public Phone phone(String organisation, String place, int rate) {
        var answer =
                post(
                        "keys?org=" + organisation + "&place=" + place + "&rate=" + rate,
                        "text/plain",
                        new byte[0]);
        done(answer);
        return new Phone(JSON.readTree(answer.body()).get("url").asString());
    }

    void revoke(String keyId) {
        done(post("keys/" + keyId + "/revoke", "text/plain", new byte[0]));
    }

    HttpResponse<String> publish(byte[] form, String... mapping) {
        List<Phone.Part> parts = new ArrayList<>();
        parts.add(new Phone.Part("form", "form.xml", "text/xml", form));
        for (String file : List.of("districts.csv", "settlements.csv", "orgs.csv")) {
            parts.add(
                    new Phone.Part(
                            "media", file, "text/csv", SharedData.bytes("field/media/" + file)));
        }
        for (String file : mapping) {
            parts.add(new Phone.Part("mapping", "map.yaml", "", SharedData.bytes(file)));
        }
        return post("forms", Phone.type(), Phone.body(parts));
    }

    HttpResponse<String> openRosa(String path, @Nullable String password) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve("openrosa/" + path));
        if (password != null) {
            request.header("Authorization", "Basic " + password);
        }
        return send(request.build());
    }

    private HttpResponse<String> post(String path, String type, byte[] body) {
        return send(
                HttpRequest.newBuilder(site.resolve("api/v1/field/" + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
