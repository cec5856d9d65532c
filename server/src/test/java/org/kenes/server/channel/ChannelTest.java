package org.kenes.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.server.account.FieldKeys;
import org.kenes.server.channel.line.Signature;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventCodes;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.Telling;
import org.kenes.server.outreach.desk.KeyDesk;
import org.kenes.server.scenario.Scenario;
import org.kenes.server.scenario.TestClock;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.DialogueInfo;
import org.kenes.server.shell.state.LegalWindow;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// People with telephones against a real server, a local Bot API and a local SMS gateway.
class ChannelTest {
    private static final Instant MORNING = Instant.parse("2031-03-01T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2031, 3, 1);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String SECRET = "between us";
    private static final Map<String, String> SETTINGS =
            Map.of("kenes.telegram.token", FakeBotApi.TOKEN, "kenes.sms.secret", SECRET);

    @TempDir static Path data;
    private static FakeBotApi api;
    private static TestClock clock;
    private static Scenario scenario;
    private static long chats = 1_000;
    private static Instant now = MORNING;
    private long chat;

    @BeforeAll
    static void open() throws Exception {
        api = new FakeBotApi();
        SETTINGS.forEach(System::setProperty);
        System.setProperty("kenes.telegram.base", api.base().toString());
        System.setProperty("kenes.sms.send-to", api.base() + "/sms");
        clock = TestClock.at(MORNING);
        scenario = Scenario.open(data, clock);
    }

    @AfterAll
    static void close() {
        scenario.close();
        api.close();
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("kenes.telegram.base");
        System.clearProperty("kenes.sms.send-to");
    }

    @BeforeEach
    void somebodyNew() {
        chat = ++chats;
    }

    @Test
    void theFirstAnswerSaysWhatIsKeptAndTheNextOnesDoNot() throws Exception {
        assertThat(write("kk", "/start")).contains("Біз мыналарды сақтаймыз");
        assertThat(write("kk", "/start")).doesNotContain("Біз мыналарды сақтаймыз");
        assertThat(write("kk", "RU")).startsWith("Напишите вопрос");
        assertThat(write("kk", "EN")).startsWith("Write your question");
        api.writeInGroup("/start");
        turn();
        assertThat(api.sentTo(-5)).isEmpty();
    }

    @Test
    void aQuestionIsRecordedOnceAndOnlyAfterAYes() throws Exception {
        long before = count("select count(*) from dialogue.question");
        assertThat(write("ru", "Когда начнёт действовать статья 3?"))
                .contains("без вашего имени и номера", "«Когда начнёт действовать статья 3?»");
        assertThat(api.lastSent().path("reply_markup").path("keyboard").path(0).path(0).asString())
                .isEqualTo("Да");
        assertThat(count("select count(*) from dialogue.question")).isEqualTo(before);
        assertThat(write("ru", "Да")).containsPattern("квитанция: [0-9A-Z]{5}-[0-9A-Z]{5}");
        assertThat(count("select count(*) from dialogue.question")).isEqualTo(before + 1);
        assertThat(write("ru", "Да")).contains("Нет вопроса");
        assertThat(count("select count(*) from dialogue.question")).isEqualTo(before + 1);
    }

    @Test
    void theSameMessageAgainChangesNothing() throws Exception {
        String body =
                "{\"id\":\"m1\",\"from\":\"+77010000001\",\"text\":\"help\",\"at\":\"2031-03-01T04:00:00Z\"}";
        assertThat(post("sms", body, "sha256=" + Signature.of(bytes("other"), bytes(body))))
                .isEqualTo(401);
        assertThat(post("sms", body, "")).isEqualTo(401);
        assertThat(post("sms", body, signature(body))).isEqualTo(202);
        assertThat(post("sms", body, signature(body))).isEqualTo(200);
        assertThat(post("none", body, signature(body))).isEqualTo(404);
        assertThat(post("sms", "{}", signature("{}"))).isEqualTo(400);
        turn();
        assertThat(api.lastText().get("to").asString()).isEqualTo("+77010000001");
        String answer = api.lastText().toString();
        assertThat(api.lastSignature()).isEqualTo(signature(answer));
        assertThat(count("select count(*) from channel.taken where external_id = 'm1'"))
                .isEqualTo(1);
        // a bot that asks for news itself has no webhook
        assertThat(post("telegram", body, signature(body))).isEqualTo(401);
    }

    @Test
    void aCountIsAClaimOnlyFromTheHolderOfAKeyOfThatMeeting() throws Exception {
        UUID event = announce("org-001", "QK-02-d1", TODAY, "08:00");
        String code = code(event);
        assertThat(write("en", "KE " + code + " 118 S")).contains("changes no number");
        assertThat(state(event)).isEqualTo(EventState.PLANNED);
        assertThat(count("select count(*) from channel.hint where event = ?", event)).isEqualTo(1);

        String token = key("org-001", "QK-02");
        String page = linkPage(token, "POST");
        Matcher shown = Pattern.compile("KE LINK ([0-9A-Z]{8})").matcher(page);
        assertThat(shown.find()).isTrue();
        assertThat(linkPage(token, "GET")).doesNotContain("KE LINK ");
        assertThat(write("en", "KE LINK " + shown.group(1))).contains("speaks for your field key");
        long holder = chat;
        somebodyNew();
        assertThat(write("en", "KE LINK " + shown.group(1))).contains("not good any more");
        chat = holder;

        assertThat(write("en", "KE " + code.substring(0, 4) + "U 118 S"))
                .contains("Nothing was stored");
        UUID others = announce("org-002", "QK-02-d1", TODAY, "08:00");
        assertThat(write("en", "KE " + code(others) + " 9 H")).contains("not a meeting of your");
        UUID elsewhere = announce("org-001", "QK-01", TODAY, "08:00");
        assertThat(write("en", "KE " + code(elsewhere) + " 9 H")).contains("not a meeting of your");
        UUID later = announce("org-001", "QK-02-d1", TODAY.plusDays(2), "08:00");
        assertThat(write("en", "KE " + code(later) + " 9 H")).contains("has not taken place");

        assertThat(write("en", "ke " + code + " 100-140 3")).contains("attendance 100–140");
        Event held = scenario.part(Events.class).find(event).orElseThrow();
        assertThat(held.state()).isEqualTo(EventState.HELD);
        assertThat(held.attendance().low()).isEqualTo(100);
        assertThat(held.attendance().grade()).isEqualTo("E");
        assertThat(write("en", "KE " + code + " 118 S")).contains("Nothing was changed");
    }

    @Test
    void aReminderIsSentBeforeTheMeetingUnlessTheLawForbidsItAndThenForgotten() throws Exception {
        UUID event = announce("org-001", "QK-02-d1", TODAY.plusDays(5), "18:00");
        Instant begins = Instant.parse("2031-03-06T13:00:00Z");
        assertThat(write("ru", "РЯДОМ QK")).contains("не знаем места");
        assertThat(write("ru", "РЯДОМ Тенсу")).contains(code(event));
        assertThat(write("ru", "НАПОМНИ " + code(event))).contains("Мы напомним");
        assertThat(count("select count(*) from channel.reminder where event = ?", event))
                .isEqualTo(1);

        Dialogue dialogue = scenario.part(Dialogue.class);
        DialogueInfo open = dialogue.info();
        Instant due = begins.minus(Duration.ofDays(1));
        dialogue.become(_ ->
                open.with(
                        List.of(
                                new LegalWindow(
                                        LegalWindow.Effect.SILENCE,
                                        due.minusSeconds(1),
                                        due.plusSeconds(3_600),
                                        "rule"))));
        try {
            at(due);
            assertThat(api.sentTo(chat).getLast()).doesNotContain("Напоминание");
            at(due.plusSeconds(3_600));
            assertThat(api.sentTo(chat).getLast()).contains("Напоминание");
        } finally {
            dialogue.become(_ -> open);
        }
        assertThat(count("select count(*) from channel.reminder where event = ?", event)).isZero();
        at(due.plus(Duration.ofHours(2)));
        assertThat(count("select count(*) from channel.address")).isZero();
    }

    @Test
    void whoSaysStopIsForgotten() throws Exception {
        UUID event = announce("org-001", "QK-02-d1", TODAY.plusDays(20), "18:00");
        write("ru", "НАПОМНИ " + code(event));
        long known = count("select count(*) from channel.correspondent");
        assertThat(write("ru", "СТОП")).startsWith("Забыто");
        at(now.plusSeconds(2));
        assertThat(count("select count(*) from channel.correspondent")).isEqualTo(known - 1);
        assertThat(count("select count(*) from channel.reminder where event = ?", event)).isZero();
        assertThat(
                        count(
                                "select count(*) from channel.address where address = ?",
                                Long.toString(chat)))
                .isZero();
    }

    @Test
    void theLineIsLeftAloneForAsLongAsItAsks() throws Exception {
        api.refuseOnce(7);
        api.write(chat, "en", "help");
        turn();
        assertThat(api.sentTo(chat)).isEmpty();
        at(now.plusSeconds(6));
        assertThat(api.sentTo(chat)).isEmpty();
        at(now.plusSeconds(2));
        assertThat(api.sentTo(chat)).hasSize(1);
    }

    /// @return the answer
    private String write(String lang, String text) throws Exception {
        int before = api.sentTo(chat).size();
        api.write(chat, lang, text);
        at(now.plusSeconds(2));
        List<String> sent = api.sentTo(chat);
        assertThat(sent).hasSize(before + 1);
        return sent.getLast();
    }

    private static void at(Instant then) throws Exception {
        now = then.isAfter(now) ? then : now;
        clock.set(now);
        turn();
    }

    private static void turn() throws Exception {
        scenario.part(ListeningLoop.class).ask(0);
        scenario.part(ChannelLoop.class).turn();
    }

    private static UUID announce(String by, String place, LocalDate day, String start) {
        UUID event = UUID.randomUUID();
        var facts =
                new EventFacts(
                        List.of(by),
                        place,
                        "village_club",
                        "meeting",
                        "in_person",
                        "information",
                        List.of("residents"),
                        day,
                        start,
                        90L,
                        "no");
        var plan = new Telling.Announcement("plan " + event, event, facts);
        assertThat(scenario.part(Events.class).submit(plan))
                .isInstanceOf(Events.Outcome.Done.class);
        return event;
    }

    private static String code(UUID event) {
        return Objects.requireNonNull(
                scenario.part(EventCodes.class).of(List.of(event)).get(event));
    }

    private static EventState state(UUID event) {
        return scenario.part(Events.class).find(event).orElseThrow().state();
    }

    private static String key(String organisation, String place) {
        var wish = new FieldKeys.Wish(organisation, place, "reporter", "test", "en", 100, null);
        return ((KeyDesk.Issue.Done) scenario.part(KeyDesk.class).issue(wish)).token();
    }

    private static String linkPage(String token, String method) throws Exception {
        URI page = scenario.site().resolve("key/" + token + "/link");
        HttpRequest request =
                HttpRequest.newBuilder(page).method(method, BodyPublishers.noBody()).build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static int post(String id, String body, String signature) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(scenario.site().resolve("channel/" + id))
                        .header("X-Kenes-Signature", signature)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String signature(String body) {
        return "sha256=" + Signature.of(bytes(SECRET), bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static long count(String sql, Object... params) {
        return scenario.part(JdbcClient.class).sql(sql).params(params).query(Long.class).single();
    }
}
