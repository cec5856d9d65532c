package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.outreach.field.Inbox;
import org.kenes.server.outreach.photo.ImageBombTest;
import org.kenes.server.outreach.photo.Photo;
import org.kenes.server.outreach.photo.PhotoDecisions;
import org.kenes.server.outreach.photo.PhotoLook;
import org.kenes.server.outreach.photo.Photos;
import org.kenes.server.outreach.reading.Reports;
import org.kenes.testkit.SharedData;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Photos from a phone to a page and off it again.
class PhotoTest {
    @TempDir static Path data;
    private static Scenario scenario;
    private static Office office;

    @BeforeAll
    static void open() throws Exception {
        scenario = Scenario.empty(data);
        office = new Office(scenario.site(), scenario.part(AdminKeys.class).issue());
        office.setUp();
        send("kk", "org-002", "1772700000001.jpg", "1772700000002.jpg");
        send("en", "org-003", "1772850000003.jpg");
        scenario.part(Reports.class).readWaiting();
        assertThat(scenario.part(PhotoLook.class).lookAtArrived()).isEqualTo(3);
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    private static void send(String lang, String organisation, String... photos) throws Exception {
        List<Phone.Part> parts =
                new ArrayList<>(
                        List.of(
                                Phone.xml(
                                        SharedData.bytes(
                                                "field/samples/submission-" + lang + ".xml"))));
        for (String name : photos) {
            parts.add(Phone.photo(name));
        }
        assertThat(office.phone(organisation, "KZ").send(lang, parts).statusCode()).isEqualTo(201);
    }

    @Test
    void onlyWithLicenceConsentAndCreditIsAPhotoShownAndThenUntilItIsTakenDown() throws Exception {
        Photo photo = named("1772700000001.jpg");
        assertThat(decisions().obstacles(photo)).isEmpty();
        var done = (PhotoDecisions.Decision.Done) decisions().publish(photo.id(), null);
        assertThat(done.renditions()).hasSize(3);
        assertThat(decisions().publish(photo.id(), null))
                .isInstanceOf(PhotoDecisions.Decision.Done.class);
        String address = "media/" + done.renditions().getFirst().name();
        HttpResponse<byte[]> shown = get(address);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/jpeg");
        String page = new String(get("kk/events/" + photo.event()).body(), UTF_8);
        assertThat(page).contains("/media/", photo.credit(), photo.caption());

        decisions().takeDown(photo.id(), "person-asked");
        assertThat(get(address).statusCode()).isEqualTo(410);
        assertThat(get("media/" + "0".repeat(32) + "-640.jpg").statusCode()).isEqualTo(404);
        assertThat(new String(get("kk/events/" + photo.event()).body(), UTF_8))
                .doesNotContain(photo.caption());
        assertThat(decisions().takeDown(photo.id(), "again"))
                .isInstanceOf(PhotoDecisions.Decision.Refused.class);
        assertThat(decisions().publish(photo.id(), null))
                .isInstanceOf(PhotoDecisions.Decision.Refused.class);
    }

    @Test
    void withoutConsentNothingIsShown() {
        Photo photo = named("1772850000003.jpg");
        assertThat(decisions().obstacles(photo)).isNotEmpty();
        assertThat(decisions().publish(photo.id(), "binder 4"))
                .isInstanceOf(PhotoDecisions.Decision.Refused.class);
    }

    @Test
    void theReportStillReadsAsItWasSent() {
        assertThat(
                        scenario.part(Inbox.class)
                                .summary(named("1772700000001.jpg").instanceId())
                                .orElseThrow()
                                .get("state"))
                .isEqualTo("complete");
    }

    @Test
    void aBombIsStoredJudgedByItsHeaderAndNeverDecoded() throws Exception {
        String name = "1772760000009.png";
        String xml = SharedData.text("field/samples/submission-ru.xml");
        int rows = xml.indexOf("<close>");
        String photo =
                "<photo><p_image>%s</p_image><p_caption>x</p_caption><p_credit>x</p_credit>"
                        + "<p_licence>cc_by_4</p_licence><p_consent>scene</p_consent>"
                        + "<p_minors>no</p_minors></photo>";
        xml =
                (xml.substring(0, rows) + photo.formatted(name) + xml.substring(rows))
                        .replace("<has_p>no</has_p>", "<has_p>yes</has_p>");
        byte[] bomb = ImageBombTest.png(30_000, 30_000, 0);
        List<Phone.Part> parts =
                List.of(
                        Phone.xml(xml.getBytes(UTF_8)),
                        new Phone.Part(name, name, "image/png", bomb));
        assertThat(office.phone("org-000", "KZ").send("ru", parts).statusCode()).isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
        assertThat(scenario.part(PhotoLook.class).lookAtArrived()).isEqualTo(1);
        Photo judged = named(name);
        assertThat(judged.state()).isEqualTo("rejected");
        assertThat(judged.reason()).isEqualTo("too_large");
        assertThat(decisions().publish(judged.id(), null))
                .isInstanceOf(PhotoDecisions.Decision.Refused.class);
    }

    private static Photo named(String file) {
        return photos().list(null, null).stream()
                .filter(it -> it.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static PhotoDecisions decisions() {
        return scenario.part(PhotoDecisions.class);
    }

    private static Photos photos() {
        return scenario.part(Photos.class);
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        URI address = scenario.site().resolve(path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
        }
    }
}
