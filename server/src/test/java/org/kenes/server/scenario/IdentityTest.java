package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.account.contact.Outbox;
import org.kenes.server.record.PublicLog;
import org.kenes.server.shell.setup.Randomness;
import org.kenes.server.voice.blind.BlindClient;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Aigul confirms an address, Marat an identity: each has one voice at that level, from however
/// many browsers, and nothing that is stored says which voice is whose.
@TestMethodOrder(OrderAnnotation.class)
class IdentityTest {
    private static final String AIGUL = "Aigul@Example.org";

    @TempDir static Path data;
    private static Scenario scenario;
    private static TestClock clock;
    private static IdentityProvider provider;

    @BeforeAll
    static void open() throws Exception {
        clock = TestClock.at(Instant.parse("2031-03-01T09:00:00Z"));
        provider = new IdentityProvider(clock);
        Map<String, String> settings =
                Map.of(
                        "kenes.oidc.issuer", provider.issuer(),
                        "kenes.oidc.client-id", IdentityProvider.CLIENT,
                        "kenes.oidc.client-secret", IdentityProvider.SECRET);
        settings.forEach(System::setProperty);
        try {
            scenario = Scenario.open(data, clock);
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    @AfterAll
    static void close() {
        scenario.close();
        provider.close();
    }

    @Test
    @Order(1)
    void aLinkIsGoodOnceInTheBrowserThatAskedAndForTenMinutes() {
        String token = asked("Aigul", AIGUL);
        assertThat(use("somebody else", token).statusCode()).isEqualTo(410);
        scenario.person("Aigul").get("kk/confirm/email?t=" + token);
        assertThat(scenario.person("Aigul").get("kk/confirm/email?t=" + token).body())
                .as("looking spends nothing")
                .contains("Ереже бойынша растау");
        HttpResponse<String> confirmed = use("Aigul", token);
        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(confirmed.headers().firstValue("Location").orElseThrow())
                .endsWith("/kk/confirm?done=1");
        assertThat(use("Aigul", token).statusCode()).isEqualTo(410);

        String late = asked("Berik", "berik@example.org");
        clock.set(clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(use("Berik", late).statusCode()).isEqualTo(410);
    }

    @Test
    @Order(2)
    void theAnswerIsTheSameForEveryAddressAndOnlyThreeLinksAreSent() {
        String first = ask("Vera", "vera@example.org").body();
        assertThat(ask("Vera", "nobody-knows@example.org").body()).isEqualTo(first);
        int before = mails().size();
        for (int i = 0; i < 5; i++) {
            assertThat(ask("Vera", "vera@example.org").body()).isEqualTo(first);
        }
        assertThat(mails()).hasSize(before + 2);
        assertThat(ask("Vera", "vera\nBcc: all@example.org").statusCode()).isEqualTo(422);
    }

    @Test
    @Order(3)
    void oneAddressHasOneVoiceFromEveryBrowser() {
        say("Aigul", "support");
        assertThat(inForce(1)).containsExactly("support");
        assertThat(
                        use("Aigul's phone", asked("Aigul's phone", "aigul+two@example.ORG"))
                                .statusCode())
                .isEqualTo(303);
        say("Aigul's phone", "oppose");
        assertThat(inForce(1)).containsExactly("oppose");
        say("nobody in particular", "partly");
        assertThat(inForce(0)).containsExactly("partly");
        String code = scenario.lastAnswer().headers().firstValue("Location").orElseThrow();
        assertThat(scenario.read("api/v1/contributions/" + code.replaceFirst(".*/", "")).body())
                .contains("\"level\":0");
    }

    @Test
    @Order(4)
    void anIdentityServiceIsAskedWhoSomebodyIsAndNothingElse() throws Exception {
        provider.subject = "person-1";
        assertThat(identify("Marat").headers().firstValue("Location").orElseThrow())
                .endsWith("/ru/confirm?done=2");
        assertThat(provider.asked)
                .containsEntry("scope", "openid")
                .containsEntry("code_challenge_method", "S256");
        say("Marat", "support");
        identify("Marat's other browser");
        say("Marat's other browser", "oppose");
        assertThat(inForce(2)).containsExactly("oppose");
        provider.subject = "person-2";
        identify("Saule");
        say("Saule", "support");
        assertThat(inForce(2)).containsExactlyInAnyOrder("oppose", "support");
    }

    @Test
    @Order(5)
    void whatIsNotForUsIsRefused() throws Exception {
        var spoilers =
                List.<java.util.function.UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder>>of(
                        it -> it.claim("nonce", "another"),
                        it -> it.audience("another client"),
                        it -> it.issuer("https://another.example"),
                        it ->
                                it.expirationTime(
                                        java.util.Date.from(
                                                clock.instant().minus(Duration.ofHours(1)))));
        for (var spoiler : spoilers) {
            provider.spoiled = spoiler;
            assertThat(identify("Mallory").statusCode()).isEqualTo(400);
        }
        provider.spoiled = java.util.function.UnaryOperator.identity();
        HttpResponse<String> foreign =
                scenario.person("Mallory").get("confirm/oidc/callback?state=x&code=code-0");
        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(scenario.person("Mallory").get("ru/confirm/oidc/other").statusCode())
                .isEqualTo(404);
        say("Mallory", "oppose");
        assertThat(inForce(2)).hasSize(2);
    }

    @Test
    @Order(6)
    void aBlindSignatureGivesAVoiceThatNobodyCanJoinWithItsOwner() throws Exception {
        String link = asked("Dinara", "dinara@example.org");
        String page = scenario.person("Dinara").get("kk/confirm/email?t=" + link).body();
        RSAPublicKey key =
                (RSAPublicKey)
                        KeyFactory.getInstance("RSA")
                                .generatePublic(
                                        new RSAPublicKeySpec(
                                                number(match("data-blind-n=\"([^\"]+)", page)),
                                                number(match("data-blind-e=\"([^\"]+)", page))));
        Randomness randomness = Randomness.seeded("Dinara");
        byte[] prepared = randomness.bytes(64);
        var client =
                new BlindClient(
                        key,
                        prepared,
                        randomness.bytes(48),
                        new BigInteger(1, randomness.bytes(300)));
        var issued = issue("Dinara", link, client.blinded());
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
        byte[] blind = read(match("\"signature\":\"([^\"]+)", issued.body()));
        var voice = voice("somebody's new browser", 1, prepared, client.unblind(blind));
        assertThat(voice.statusCode()).as(voice.body()).isEqualTo(204);
        say("somebody's new browser", "partly");
        assertThat(inForce(1)).containsExactlyInAnyOrder("oppose", "partly");

        assertThat(
                        voice("another browser of hers", 1, prepared, client.unblind(blind))
                                .statusCode())
                .isEqualTo(204);
        say("another browser of hers", "support");
        assertThat(inForce(1)).as("still one voice").containsExactlyInAnyOrder("oppose", "support");

        assertThat(voice("Mallory", 2, prepared, client.unblind(blind)).statusCode())
                .as("a token of another level")
                .isEqualTo(422);
        assertThat(voice("Mallory", 1, randomness.bytes(64), client.unblind(blind)).statusCode())
                .as("another message")
                .isEqualTo(422);
        assertThat(
                        issue("Dinara", asked("Dinara", "dinara@example.org"), client.blinded())
                                .statusCode())
                .as("once")
                .isEqualTo(409);
        assertThat(use("Dinara", asked("Dinara", "dinara@example.org")).statusCode())
                .as("nor the other way")
                .isEqualTo(409);
        assertThat(issue("Aigul", asked("Aigul", AIGUL), client.blinded()).statusCode())
                .as("who has a key by rule gets no signature")
                .isEqualTo(409);
    }

    private static HttpResponse<String> issue(String who, String token, byte[] blinded) {
        return scenario.person(who)
                .post("voice/issue", Map.of("t", token, "blinded", write(blinded)));
    }

    private static HttpResponse<String> voice(
            String who, int level, byte[] prepared, byte[] signature) {
        return scenario.person(who)
                .post(
                        "voice",
                        Map.of(
                                "level",
                                "" + level,
                                "prepared",
                                write(prepared),
                                "signature",
                                write(signature)));
    }

    private static String write(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] read(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static BigInteger number(String text) {
        return new BigInteger(1, read(text));
    }

    @Test
    @Order(7)
    void theCutSaysHowManyKeysWereGivenAtEachLevel() throws IOException {
        scenario.part(PublicLog.class).sequence();
        scenario.cut();
        String keys = Files.readString(data.resolve("cuts/1/data/keys_issued.csv"));
        assertThat(keys).contains("draft-1,1,2031-03-01,2").contains("draft-1,2,2031-03-01,2");
        assertThat(scenario.numbers().figure("persons.verified")).isPresent();
        scenario.cut();
    }

    @Test
    @Order(8)
    void inTheWholeDatabaseNothingJoinsAPersonWithAVoice() {
        JdbcClient jdbc = scenario.part(JdbcClient.class);
        List<String> slots =
                jdbc.sql("select encode(slot, 'hex') from dialogue.opinion")
                        .query(String.class)
                        .list();
        List<String> persons =
                jdbc.sql(
                                "select encode(person, 'hex') from account.confirmation union"
                                        + " select encode(person, 'hex') from account.confirm_link")
                        .query(String.class)
                        .list();
        assertThat(slots).hasSizeGreaterThan(4);
        assertThat(persons).hasSizeGreaterThan(2);
        List<String> tables =
                jdbc.sql(
                                "select table_schema || '.' || table_name from"
                                        + " information_schema.tables where table_schema not in"
                                        + " ('pg_catalog', 'information_schema')")
                        .query(String.class)
                        .list();
        for (String table : tables) {
            String rows =
                    jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                            .query(String.class)
                            .single();
            assertThat(rows.toLowerCase(java.util.Locale.ROOT))
                    .as(table)
                    .doesNotContain("example.org", "person-1", "person-2");
            boolean voices = slots.stream().anyMatch(rows::contains);
            boolean people = persons.stream().anyMatch(rows::contains);
            assertThat(voices && people).as(table + " holds both").isFalse();
            if (table.startsWith("account.")) {
                assertThat(voices).as(table).isFalse();
            }
        }
        // The days of the two are no finer than a day.
        assertThat(
                        jdbc.sql(
                                        "select data_type from information_schema.columns where"
                                                + " table_name = 'confirmation' and column_name ="
                                                + " 'issued_on'")
                                .query(String.class)
                                .single())
                .isEqualTo("date");
        assertThat(HexFormat.of().parseHex(persons.getFirst())).hasSize(32);
    }

    @Test
    @Order(9)
    void afterTheDialogueNobodyCanBeFoundAgain() throws IOException {
        String key = "Bearer " + scenario.part(AdminKeys.class).issue();
        assertThat(forget(key, false).statusCode()).as("not while it runs").isEqualTo(409);
        Person aigul = scenario.person("Aigul");
        assertThat(aigul.get("kk/me").body()).contains("/kk/receipt/");
        Instant before = clock.instant();
        long size = scenario.part(PublicLog.class).sequence().head().size();
        clock.set(before.plus(Duration.ofDays(60)));
        assertThat(forget("Bearer wrong", false).statusCode()).isEqualTo(401);
        assertThat(forget(key, true).body()).contains("\"confirmations\":4", "\"keys\":3");
        assertThat(aigul.get("kk/me").body()).contains("/kk/receipt/");
        assertThat(forget(key, false).statusCode()).isEqualTo(200);
        assertThat(aigul.get("kk/me").body()).doesNotContain("me/withdraw?code=");
        assertThat(forget(key, true).body()).contains("\"confirmations\":0", "\"keys\":0");
        assertThat(data.resolve("keys/person.key")).doesNotExist();
        assertThat(scenario.part(PublicLog.class).sequence().head().size())
                .as("the record says so, once")
                .isEqualTo(size + 1);
    }

    private static HttpResponse<String> forget(String key, boolean only) {
        return scenario.person("operator")
                .post("api/v1/identity/forget?dry-run=" + only, Map.of(), key);
    }

    private static HttpResponse<String> ask(String who, String address) {
        HttpResponse<String> answer =
                scenario.person(who).post("kk/confirm/email", Map.of("address", address));
        Outbox outbox = scenario.part(Outbox.class);
        while (outbox.sendNext()) {
            // one transaction per letter
        }
        return answer;
    }

    /// The token of the link that was sent.
    private static String asked(String who, String address) {
        List<Path> before = mails();
        assertThat(ask(who, address).statusCode()).isEqualTo(200);
        Path mail = mails().stream().filter(it -> !before.contains(it)).findFirst().orElseThrow();
        return match("confirm/email\\?t=([A-Za-z0-9_-]+)", plain(mail));
    }

    private static HttpResponse<String> use(String who, String token) {
        return use(who, token, "kk");
    }

    private static HttpResponse<String> use(String who, String token, String lang) {
        return scenario.person(who).post(lang + "/confirm/email/use", Map.of("t", token));
    }

    private static String token(HttpResponse<String> redirect) {
        return match("t=([A-Za-z0-9_-]+)", redirect.headers().firstValue("Location").orElseThrow());
    }

    /// Goes to the identity service as a browser does, and comes back.
    private static HttpResponse<String> identify(String who)
            throws IOException, InterruptedException {
        HttpResponse<String> leaves = scenario.person(who).get("ru/confirm/oidc/id");
        assertThat(leaves.statusCode()).as(leaves.body()).isEqualTo(302);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var entrance = URI.create(leaves.headers().firstValue("Location").orElseThrow());
            var returns =
                    client.send(HttpRequest.newBuilder(entrance).build(), BodyHandlers.ofString());
            String back = returns.headers().firstValue("Location").orElseThrow();
            var known = scenario.person(who).get(back.replaceFirst("^https?://[^/]+/", ""));
            return known.statusCode() == 303 ? use(who, token(known), "ru") : known;
        }
    }

    private static void say(String who, String stance) {
        scenario.say(who, "art_2", stance, "");
        assertThat(scenario.lastAnswer().statusCode()).isEqualTo(303);
    }

    private static List<String> inForce(int level) {
        return scenario.part(JdbcClient.class)
                .sql(
                        "select stance from dialogue.opinion where level = ? and not replaced"
                                + " and wid = 'art_2' and said_on = '2031-03-01' order by id")
                .param(level)
                .query(String.class)
                .list();
    }

    private static List<Path> mails() {
        Path folder = data.resolve("mail");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(Path::toString)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(Path mail) {
        try {
            var message =
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(Files.readAllBytes(mail)));
            return ((MimeMultipart) message.getContent()).getBodyPart(0).getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String match(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }
}
