package org.kenes.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.cli.words.UsageException;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.account.Role;
import org.kenes.server.account.StaffLinks;
import org.kenes.server.record.PublicLog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two dialogues at one port: what belongs to one is nothing in the other.
class SeveralTest {
    private static final String FILE =
            """
            dialogues:
              - host: water.localhost
                dialogue: water
                data: water
                origin: water.example.org/log
                variables: {KENES_TRUST_PROXY: true, KENES_DIALOGUE_NAME: A law on water, KENES_DIALOGUE_NAME_KK: Су туралы заң}
              - host: roads.localhost
                dialogue: roads
                data: roads
                origin: roads.example.org/log
                langs: ru,kk
                variables: {KENES_DIALOGUE_NAME: A law on roads & bridges, KENES_DIALOGUE_RUN_BY: Roads}
            """;

    @TempDir static Path folder;
    private static Several several;
    private static String told;

    @BeforeAll
    static void start() throws IOException {
        Path file = folder.resolve("dialogues.yaml");
        Files.writeString(file, FILE);
        var out = new ByteArrayOutputStream();
        several =
                Several.start(
                        DialoguesFile.read(file, 0),
                        Clock.systemUTC(),
                        new PrintStream(out, true, UTF_8));
        told = out.toString(UTF_8);
    }

    @AfterAll
    static void stop() {
        several.close();
    }

    @Test
    void eachAnswersUnderItsOwnName() throws IOException {
        assertThat(get("water.localhost", "/kk/")).contains("200", "Су туралы заң");
        assertThat(get("roads.localhost", "/ru/")).contains("200", "A law on roads &amp; bridges");
        assertThat(get("roads.localhost", "/en/")).startsWith("HTTP/1.1 404");
        assertThat(get("roads.localhost", "/log/health")).contains("200");
        assertThat(told)
                .contains("set up http://water.localhost:" + several.port() + "/en/")
                .contains("set up http://roads.localhost:" + several.port() + "/en/");
        assertThat(log("water.localhost").origin()).isEqualTo("water.example.org/log");
        assertThat(log("roads.localhost").origin()).isEqualTo("roads.example.org/log");
    }

    @Test
    void everyOtherHostSeesTheListOfBoth() throws IOException {
        assertThat(get("127.0.0.1", "/", "Accept-Language: ru"))
                .contains("200", "<h1>Диалоги этого сайта</h1>")
                .contains("href=\"http://water.localhost:" + several.port() + "/\"")
                .contains("A law on roads &amp; bridges", "Content-Security-Policy");
        assertThat(get("127.0.0.1", "/page.css")).contains("200", "text/css");
        assertThat(get("127.0.0.1", "/kk/text")).startsWith("HTTP/1.1 404");
    }

    @Test
    void whoWorksForOneIsNobodyInTheOther() throws IOException {
        StaffLinks links = several.server("water.localhost").getBean(StaffLinks.class);
        String secret = links.issue(Role.ADMIN, "Aigul").split("t=", 2)[1];
        assertThat(get("roads.localhost", "/ru/staff/enter?t=" + secret))
                .as("the one-time address of the other")
                .doesNotContain("<form method=\"post\" action=\"/ru/staff/enter\"");
        String cookie = cookie(secret);
        assertThat(get("water.localhost", "/en/staff", cookie)).startsWith("HTTP/1.1 200");
        assertThat(get("roads.localhost", "/ru/staff", cookie)).doesNotStartWith("HTTP/1.1 200");

        String key = several.server("roads.localhost").getBean(AdminKeys.class).issue();
        assertThat(program("roads.localhost", key)).doesNotStartWith("HTTP/1.1 401");
        assertThat(program("water.localhost", key)).startsWith("HTTP/1.1 401");
    }

    @Test
    void whereItIsNoDemonstrationTwoStewardsCloseTheDialogue() throws IOException {
        StaffLinks links = several.server("water.localhost").getBean(StaffLinks.class);
        String bolat = cookie(links.issue(Role.STEWARD, "Bolat").split("t=", 2)[1]);
        String dina = cookie(links.issue(Role.STEWARD, "Dina").split("t=", 2)[1]);
        String desk = "/en/staff/opening";
        String reason = "state=closed&reason=The+text+goes+to+the+parliament+today";
        assertThat(post(desk, desk, bolat, reason)).startsWith("HTTP/1.1 303");
        assertThat(get("water.localhost", desk, bolat))
                .contains("open, receives within its dates", "Waits for confirmation: closed");
        assertThat(post(desk, desk + "/1", bolat, "")).as("one's own").startsWith("HTTP/1.1 403");
        assertThat(post(desk, desk + "/1", dina, "")).startsWith("HTTP/1.1 303");
        assertThat(get("water.localhost", desk, dina)).contains("<strong>closed</strong>");
        assertThat(get("roads.localhost", "/ru/")).contains("Обсуждение идёт");
    }

    /// Sixty texts a minute from one network go through; then a ticket is asked for, and a device
    /// that works for it need not wait.
    @Test
    void aBusyNetworkIsSlowedDownAndNothingTypedIsLost() throws Exception {
        String network = "Forwarded: for=203.0.113.7";
        String body = "text=Who+repairs+the+well+in+our+village&step=send";
        String slowed = "";
        for (int i = 0; i <= 60; i++) {
            slowed = post("/en/ask", network, body);
        }
        assertThat(slowed)
                .startsWith("HTTP/1.1 429")
                .contains("Many are writing from your network just now.")
                .contains("Who repairs the well in our village");
        String ticket = found("name=\"ticket\" value=\"([^\"]+)\"", slowed);
        assertThat(post("/en/ask", network, body + "&ticket=" + ticket))
                .as("too early")
                .startsWith("HTTP/1.1 429");
        String worked = body + "&ticket=" + ticket + "&ticket-work=" + work(ticket);
        assertThat(post("/en/ask", network, worked)).doesNotStartWith("HTTP/1.1 429");
        assertThat(post("/en/ask", network, worked)).as("once").startsWith("HTTP/1.1 429");
        assertThat(post("/en/ask", "Forwarded: for=203.0.114.7", body))
                .as("another network")
                .doesNotStartWith("HTTP/1.1 429");
    }

    private static int work(String ticket) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (int i = 0; ; i++) {
            byte[] digest = sha.digest((ticket + ":" + i).getBytes(UTF_8));
            if (digest[0] == 0 && digest[1] == 0) {
                return i;
            }
        }
    }

    @Test
    void theyCannotShareWhatBelongsToOne() throws IOException {
        refused(FILE.replace("data: roads", "data: water"), "cannot share data");
        refused(FILE.replace("host: roads", "host: water"), "cannot share host");
        refused(FILE.replace("roads.example.org/log", "water.example.org/log"), "share origin");
        refused(
                FILE.replaceAll(
                        "variables: \\{",
                        "variables: {KENES_DATABASE_URL: 'jdbc:postgresql://h/k', "),
                "cannot share KENES_DATABASE_URL");
        refused(FILE.replace("langs: ru,kk", "port: 90"), "port cannot stand in this file");
        refused(FILE.replace("langs: ru,kk", "lang: ru"), "unknown option --lang");
        refused(FILE.replace("KENES_DIALOGUE_RUN_BY", "KENES_LISTEN"), "not of one dialogue");
        refused(FILE.replace("KENES_DIALOGUE_RUN_BY", "KENES_RUN"), "unknown variable KENES_RUN");
        refused(
                FILE.replace("{KENES_DIALOGUE_NAME: A law on roads", "[A law on roads")
                        .replace("Roads}", "Roads]"),
                "variables are a mapping");
        refused("dialogues: 3", "a list of dialogues is expected");
        assertThatThrownBy(() ->
                        Serve.options(List.of("--dialogues", "f", "--zone", "UTC"))
                                .only("port", "dialogues"))
                .hasMessage("--zone does not go with --dialogues");
        assertThatThrownBy(() ->
                        Environment.refuseThoseOfOneDialogue(
                                Set.of("PATH", "KENES_LISTEN", "KENES_DATABASE_URL")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("KENES_DATABASE_URL: belongs to one dialogue");
    }

    private static void refused(String text, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), text);
        assertThatThrownBy(() -> DialoguesFile.read(file, 0))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(why);
    }

    private static PublicLog log(String host) {
        return several.server(host).getBean(PublicLog.class);
    }

    /// Whoever enters by a one-time address holds this cookie.
    private static String cookie(String secret) throws IOException {
        String path = "/en/staff/enter";
        String form = get("water.localhost", path + "?t=" + secret);
        assertThat(form).contains("<form method=\"post\" action=\"/en/staff/enter\"");
        String session = "Cookie: " + found("(?i)set-cookie: ([^;]+)", form);
        String answer = post(path, session, "t=" + secret + "&_csrf=" + token(form));
        assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: /en/staff\r\n");
        return "Cookie: " + found("(?i)set-cookie: ([^;]+)", answer);
    }

    /// Opens a page and sends one of its forms.
    private static String post(String page, String action, String cookie, String fields)
            throws IOException {
        String token = token(get("water.localhost", page, cookie));
        return post(action, cookie, fields + "&_csrf=" + token);
    }

    private static String post(String path, String cookie, String body) throws IOException {
        return exchange(
                "POST %s HTTP/1.1\r\nHost: water.localhost\r\nConnection: close\r\n".formatted(path)
                        + "Sec-Fetch-Site: same-origin\r\n"
                        + cookie
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body);
    }

    private static String token(String page) {
        return found("name=\"_csrf\" value=\"([^\"]+)\"", page);
    }

    private static String program(String host, String key) throws IOException {
        return exchange(
                ("POST /api/v1/programs HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n"
                                + "Authorization: Bearer %s\r\nContent-Length: 0\r\n\r\n")
                        .formatted(host, key));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String get(String host, String path, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return exchange(
                "GET %s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n%s\r\n"
                        .formatted(path, host, several.port(), more));
    }

    /// By hand, because clients do not let one say another host than they connect to.
    private static String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), several.port())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
