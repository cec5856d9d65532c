package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.Role;
import org.kenes.server.account.contact.Outbox;
import org.kenes.server.follow.Digest;
import org.kenes.server.record.PublicLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

/// Aigul asks a question and Saule follows it by mail, through a real mail server: nothing comes
/// before she opened the link, everything comes once, nothing comes after she ended it.
@TestMethodOrder(OrderAnnotation.class)
class FollowTest {
    private static final String ANSWER = "Норма берілген: екінші бапты қараңыз, ол анық жазылған.";
    private static final String SAULE = "Saule+kenes@Example.org";

    @TempDir static Path data;
    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static Scenario scenario;
    private static TestClock clock;
    private static String question = "";

    @BeforeAll
    static void open() {
        MAIL.start();
        System.setProperty("kenes.smtp", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort());
        clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        try {
            scenario = Scenario.open(data, clock);
        } finally {
            System.clearProperty("kenes.smtp");
        }
        scenario.ask("Aigul", "art_2", "Құдық кімдікі болады?");
        scenario.part(PublicLog.class).sequence();
        question = match("/c/([0-9A-Z-]{11})", scenario.read("kk/questions").body());
    }

    @AfterAll
    static void close() {
        scenario.close();
        MAIL.stop();
    }

    @Test
    @Order(1)
    void theLinkIsSentAndOpeningItChangesNothing() {
        assertThat(follow("no address").statusCode()).isEqualTo(422);
        HttpResponse<String> asked = follow(SAULE);
        assertThat(asked.statusCode()).isEqualTo(200);
        deliver();
        String mail = only();
        assertThat(mail).contains("To: " + SAULE).doesNotContain(question);
        String link = match("http://[^/]+/(kk/follow/confirm\\?t=[A-Za-z0-9_-]+)", plain(0));
        // A program that looks at links opens it twice; only the button confirms.
        scenario.read(link);
        assertThat(scenario.read(link).body()).contains("Иә, жіберіңіз");
        answer();
        deliver();
        assertThat(MAIL.getReceivedMessages()).as("not confirmed yet").hasSize(1);

        String token = link.replaceFirst(".*t=", "");
        assertThat(confirm(token).body()).contains("Расталды");
        assertThat(confirm(token).statusCode()).as("once").isEqualTo(410);
    }

    @Test
    @Order(2)
    void anAnswerIsToldAtOnceAndOnceWithoutWordsOfAnybody() throws MessagingException {
        deliver();
        deliver();
        assertThat(MAIL.getReceivedMessages()).hasSize(2);
        assertThat(plain(1))
                .contains(question, "/kk/c/" + question, "/kk/unfollow/")
                .doesNotContain("Құдық", "support", "қолдаймын", ANSWER);
        MimeMessage mail = MAIL.getReceivedMessages()[1];
        assertThat(mail.getHeader("List-Unsubscribe-Post")[0])
                .isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Unsubscribe")[0]).contains("/kk/unfollow/");
        assertThat(GreenMailUtil.getWholeMessage(mail)).doesNotContain("<img", "src=");
    }

    @Test
    @Order(3)
    void theDigestComesOnceADayAfterEightAndNeverInASilenceWindow() {
        String daily = subscribe("Marat@example.org", "", "daily");
        assertThat(daily).isNotEmpty();
        int before = MAIL.getReceivedMessages().length;
        clock.set(Instant.parse("2031-03-02T02:59:00Z"));
        deliver();
        assertThat(MAIL.getReceivedMessages()).as("07:59 in Tashkent").hasSize(before);
        silence("2031-03-02T00:00", "2031-03-03T00:00");
        clock.set(Instant.parse("2031-03-02T05:00:00Z"));
        deliver();
        assertThat(MAIL.getReceivedMessages()).as("silence").hasSize(before);
        clock.set(Instant.parse("2031-03-03T04:00:00Z"));
        deliver();
        deliver();
        assertThat(MAIL.getReceivedMessages()).as("09:00, once").hasSize(before + 1);
        assertThat(plain(before)).contains(question, "draft-1");
        clock.set(Instant.parse("2031-03-04T04:00:00Z"));
        deliver();
        assertThat(MAIL.getReceivedMessages()).as("nothing new").hasSize(before + 1);
    }

    @Test
    @Order(4)
    void oneClickEndsItWithoutACookieAndErasesTheAddress() throws MessagingException {
        String header = MAIL.getReceivedMessages()[1].getHeader("List-Unsubscribe")[0];
        String path = header.replaceFirst("<http://[^/]+/(.*)>", "$1");
        assertThat(scenario.read(path).body()).as("looking ends nothing").contains("Тоқтату");
        assertThat(addresses()).isEqualTo(2);
        HttpResponse<String> ended =
                scenario.person("mail program")
                        .send(
                                path,
                                "application/x-www-form-urlencoded",
                                "List-Unsubscribe=One-Click".getBytes(StandardCharsets.UTF_8));
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(addresses()).isEqualTo(1);
        assertThat(scenario.read("kk/unfollow/1-00000000000000000000000000000000").body())
                .contains("ескірген");
    }

    @Test
    @Order(5)
    void noTableHoldsAnAddressThatCanBeReadOrASlotBesideIt() {
        JdbcClient jdbc = scenario.part(JdbcClient.class);
        List<String> columns =
                jdbc.sql(
                                "select table_name || '.' || column_name from"
                                        + " information_schema.columns where table_schema ="
                                        + " 'account' and column_name in ('slot', 'card', 'dedup')")
                        .query(String.class)
                        .list();
        assertThat(columns).isEmpty();
        String rows =
                jdbc.sql("select string_agg(s::text, ' ') from account.subscription s")
                        .query(String.class)
                        .single();
        assertThat(rows.toLowerCase(java.util.Locale.ROOT)).doesNotContain("marat", "example");
        assertThat(scenario.person("x").get("kk/follow?about=" + opinion()).statusCode())
                .as("an opinion is not followed")
                .isEqualTo(404);
    }

    @Test
    @Order(6)
    void feedsAreAtomAndSayTheAnswer() throws Exception {
        for (String feed :
                List.of(
                        "kk/feed.atom",
                        "kk/text/art_2/feed.atom",
                        "kk/c/" + question + "/feed.atom")) {
            HttpResponse<String> read = scenario.read(feed);
            assertThat(read.statusCode()).as(feed).isEqualTo(200);
            Document atom = parse(read.body());
            assertThat(atom.getDocumentElement().getNamespaceURI())
                    .isEqualTo("http://www.w3.org/2005/Atom");
            assertThat(text(atom.getDocumentElement(), "content")).contains(ANSWER);
            assertThat(text(atom.getDocumentElement(), "id")).startsWith("tag:kenes,scenario:");
            Instant.parse(text(atom.getDocumentElement(), "updated"));
        }
        assertThat(scenario.read("kk/text/art_3/feed.atom").body()).doesNotContain(ANSWER);
        assertThat(scenario.read("kk/releases/feed.atom").statusCode()).isEqualTo(200);
        assertThat(scenario.read("kk/text/art_999/feed.atom").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> follow(String address) {
        return scenario.person("Saule")
                .post(
                        "kk/follow",
                        Map.of("about", question, "address", address, "often", "weekly"));
    }

    private static String subscribe(String address, String about, String often) {
        int before = MAIL.getReceivedMessages().length;
        scenario.person("m")
                .post("kk/follow", Map.of("about", about, "address", address, "often", often));
        deliver();
        String token = match("confirm\\?t=([A-Za-z0-9_-]+)", plain(before));
        assertThat(confirm(token).statusCode()).isEqualTo(200);
        return token;
    }

    private static HttpResponse<String> confirm(String token) {
        return scenario.person("Saule").post("kk/follow/confirm", Map.of("t", token));
    }

    private static void answer() {
        Desk expert = Desk.open(scenario, Role.EXPERT, "Dina");
        Desk second = Desk.open(scenario, Role.DRAFTER, "Erlan");
        expert.send(
                "kk/staff/answers",
                "kk/staff/answers/draft",
                Map.of("code", question, "office", "Кеңсе", "text", ANSWER, "refs", "art_2"));
        String id =
                match("name=\"answer\" value=\"(\\d+)\"", second.read("kk/staff/answers").body());
        assertThat(
                        second.send(
                                        "kk/staff/answers",
                                        "kk/staff/answers/publish",
                                        Map.of("answer", id))
                                .statusCode())
                .isEqualTo(303);
    }

    private static void silence(String from, String to) {
        String key = scenario.part(org.kenes.server.account.AdminKeys.class).issue();
        var added =
                scenario.person("program")
                        .post(
                                "api/v1/windows",
                                Map.of("kind", "silence", "from", from, "to", to, "rule", "a day"),
                                "Bearer " + key);
        assertThat(added.statusCode()).isEqualTo(201);
    }

    private static String opinion() {
        scenario.say("Aigul", "art_2", "support", "Дұрыс.");
        return scenario.lastAnswer()
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst(".*/", "");
    }

    /// As the two loops do it.
    private static void deliver() {
        scenario.part(Digest.class).write();
        Outbox outbox = scenario.part(Outbox.class);
        while (outbox.sendNext()) {
            // one transaction per letter
        }
    }

    private static long addresses() {
        return scenario.part(JdbcClient.class)
                .sql("select count(*) from account.subscription")
                .query(Long.class)
                .single();
    }

    private static String only() {
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        return GreenMailUtil.getWholeMessage(MAIL.getReceivedMessages()[0]);
    }

    /// The plain text of a mail.
    private static String plain(int which) {
        try {
            var parts =
                    (jakarta.mail.internet.MimeMultipart)
                            MAIL.getReceivedMessages()[which].getContent();
            return parts.getBodyPart(0).getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document parse(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Element in, String name) {
        var all = in.getElementsByTagNameNS("*", name);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < all.getLength(); i++) {
            text.append(i == 0 ? "" : name.equals("content") ? "\n" : "");
            text.append(i == 0 || name.equals("content") ? all.item(i).getTextContent() : "");
        }
        return text.toString();
    }

    private static String match(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }
}
