package org.kenes.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.channel.line.Channels;
import org.kenes.server.scenario.Scenario;
import org.kenes.server.scenario.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Telegram as it behaves when a webhook is set: it posts every update with the secret that it was
/// given, and posts it again until it gets a 2xx.
class WebhookTest {
    private static final Instant MORNING = Instant.parse("2031-03-01T04:00:00Z");
    private static final String SECRET = "told-when-the-webhook-was-set";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir static Path data;
    private static FakeBotApi api;
    private static TestClock clock;
    private static Scenario scenario;

    @BeforeAll
    static void open() throws Exception {
        api = new FakeBotApi();
        System.setProperty("kenes.telegram.token", FakeBotApi.TOKEN);
        System.setProperty("kenes.telegram.secret", SECRET);
        System.setProperty("kenes.telegram.base", api.base().toString());
        clock = TestClock.at(MORNING);
        scenario = Scenario.open(data, clock);
    }

    @AfterAll
    static void close() {
        scenario.close();
        api.close();
        for (String name : List.of("token", "secret", "base")) {
            System.clearProperty("kenes.telegram." + name);
        }
    }

    @Test
    void aQuestionComesOverTheWebhookIsAnsweredAndTakenOnceAfterAYes() throws Exception {
        assertThat(scenario.part(Channels.class).polling()).isEmpty();
        assertThat(post(1, 7, "Қашан күшіне енеді?", SECRET)).isEqualTo(202);
        assertThat(post(1, 7, "Қашан күшіне енеді?", SECRET)).as("once more").isEqualTo(200);
        assertThat(sent(7)).hasSize(1);
        assertThat(sent(7).getFirst()).contains("«Қашан күшіне енеді?»");
        long before = questions();
        assertThat(post(2, 7, "Иә", SECRET)).isEqualTo(202);
        assertThat(post(2, 7, "Иә", SECRET)).isEqualTo(200);
        assertThat(sent(7)).hasSize(2);
        assertThat(sent(7).getLast()).containsPattern("[0-9A-Z]{5}-[0-9A-Z]{5}");
        assertThat(questions()).isEqualTo(before + 1);
    }

    @Test
    void withoutTheSecretNothingIsRead() throws Exception {
        assertThat(post(10, 8, "Сәлем", "wrong")).isEqualTo(401);
        assertThat(post(10, 8, "Сәлем", "")).isEqualTo(401);
        assertThat(sent(8)).isEmpty();
        assertThat(raw("not json", SECRET)).isEqualTo(400);
        assertThat(raw("{\"message\":{}}", SECRET)).isEqualTo(400);
        assertThat(raw("x".repeat((1 << 18) + 1), SECRET)).isEqualTo(413);
        assertThat(raw("{\"update_id\":11,\"edited_message\":{}}", SECRET))
                .as("an update that is no message is taken and does nothing")
                .isEqualTo(200);
    }

    private static List<String> sent(long chat) throws Exception {
        clock.set(clock.instant().plusSeconds(2));
        scenario.part(ChannelLoop.class).turn();
        return api.sentTo(chat);
    }

    private static int post(long update, long chat, String text, String secret) throws Exception {
        return raw(
                """
                {"update_id":%d,"message":{"message_id":1,"from":{"id":%d,"language_code":"kk"},
                "chat":{"id":%d,"type":"private"},"date":1,"text":"%s"}}\
                """
                        .formatted(update, chat, chat, text),
                secret);
    }

    private static int raw(String body, String secret) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(scenario.site().resolve("channel/telegram"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8)));
        if (!secret.isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static long questions() {
        return scenario.part(JdbcClient.class)
                .sql("select count(*) from dialogue.question")
                .query(Long.class)
                .single();
    }
}
