package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.entry.LogEntry;
import org.kenes.ledger.entry.Scope;
import org.kenes.ledger.receipt.Opening;
import org.kenes.ledger.receipt.Receipt;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.record.PublicLog;
import org.kenes.server.record.Tombstones;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What was said ends: by its author, by the operator; the place and every proof stay.
@TestMethodOrder(OrderAnnotation.class)
class WithdrawalTest {
    private static final String WORDS = "Вода у нас одна на всех, и делить её надо поровну.";

    @TempDir static Path data;
    private static Scenario scenario;
    private static String code = "";
    private static String secret = "";
    private static Receipt before;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        scenario.say("Айгүл", "art_2", "support", WORDS).say("Марат", "art_2", "oppose", "Нет.");
        scenario.say("Айгүл", "art_2", "support", WORDS);
        var answer = scenario.say("Ольга", "art_3", "oppose", WORDS).lastAnswer();
        String location = answer.headers().firstValue("Location").orElseThrow();
        String page = scenario.person("Ольга").get(location.substring(1)).body();
        code = location.substring(location.lastIndexOf('/') + 1);
        Matcher shown = Pattern.compile("(?:[0-9A-Z]{4}-){13}[0-9A-Z]{4}").matcher(page);
        assertThat(shown.find()).isTrue();
        secret = shown.group();
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    @Order(1)
    void theOpeningIsForTheAuthorAndOpensTheEntry() {
        var opened =
                scenario.person("Ольга")
                        .post("ru/receipt/" + code + "/opening", Map.of("secret", secret));
        assertThat(opened.statusCode()).isEqualTo(200);
        Opening opening = Opening.parse(opened.body().getBytes(StandardCharsets.UTF_8));
        assertThat(opening.parts()).hasSize(4);
        assertThat(opened.body()).contains(WORDS);
        String wrong = secret.replaceFirst("^.", secret.startsWith("0") ? "1" : "0");
        assertThat(
                        scenario.person("Ольга")
                                .post("ru/receipt/" + code + "/opening", Map.of("secret", wrong))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(2)
    void theReceiptFileHoldsPromiseAndProof() {
        before = receipt();
        assertThat(before.ack()).isNotNull();
        assertThat(before.proof()).isNotNull();
    }

    @Test
    @Order(3)
    void theQrCodeOfTheReceiptLeadsToItAndTheWholeProofFitsIntoAnother() {
        String page = scenario.read("ru/receipt/" + code).body();
        assertThat(page).contains("<svg class=\"qr\"").contains(code + ".qr.svg");
        var capitals = scenario.read("RU/RECEIPT/" + code);
        assertThat(capitals.statusCode()).isEqualTo(303);
        assertThat(capitals.headers().firstValue("Location")).contains("/ru/receipt/" + code);
        var whole = scenario.read("ru/receipt/" + code + ".qr.svg");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(whole.body()).startsWith("<svg");
    }

    @Test
    @Order(3)
    void aTypingErrorIsSaidAtItsField() {
        assertThat(withdraw("abc").statusCode()).isEqualTo(422);
        assertThat(withdraw("abc").body()).contains("56 букв и цифр");
    }

    @Test
    @Order(4)
    void theAuthorTakesItBackAndTheWordsAreNowhere() {
        scenario.cut();
        assertThat(opinions()).isEqualTo(3);
        assertThat(withdraw(secret).statusCode()).isEqualTo(303);
        assertThat(scenario.read("ru/c/" + code).body())
                .doesNotContain(WORDS)
                .contains("Слов больше нет");
        scenario.part(PublicLog.class).sequence();
        assertThat(stored()).as("the opening").isEqualTo(4);
        assertThat(scenario.part(Tombstones.class).carryOut()).isEqualTo(1);
        assertThat(stored()).as("the opening is destroyed").isZero();
        assertThat(inTheDatabase(WORDS)).as("what others said stays").isEqualTo(1);
        assertThat(withdraw(secret).statusCode()).as("a second time").isEqualTo(409);
        assertThat(scenario.read("ru/receipt/" + code).body()).contains("отозван");
    }

    @Test
    @Order(5)
    void theTombstoneIsInTheLogAndTheNextCutFollowsFromIt() {
        scenario.cut();
        assertThat(scenario.read("ru/receipt/" + code).statusCode()).isEqualTo(200);
        assertThat(opinions()).isEqualTo(2);
        assertThat(signedTombstones()).isEqualTo(1);
    }

    @Test
    @Order(6)
    void theOldReceiptHoldsAndItsOpeningNoLongerExists() {
        assertThat(receipt().proof().index()).isEqualTo(before.proof().index());
        assertThat(
                        scenario.person("Ольга")
                                .post("ru/receipt/" + code + "/opening", Map.of("secret", secret))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(7)
    void afterTakingBackOneMaySpeakAgain() {
        var again = scenario.say("Ольга", "art_3", "oppose", WORDS).lastAnswer();
        assertThat(again.statusCode()).isEqualTo(303);
        scenario.cut();
        assertThat(opinions()).isEqualTo(3);
    }

    @Test
    @Order(8)
    void anErasureOfTheWordsLeavesThePositionCounted() {
        String other =
                scenario.part(JdbcClient.class)
                        .sql("select code from dialogue.opinion where words = 'Нет.'")
                        .query(String.class)
                        .single();
        assertThat(scenario.part(Tombstones.class).erase(other, Scope.TEXT, "personal-data"))
                .isInstanceOf(Tombstones.Outcome.Ended.class);
        scenario.part(PublicLog.class).sequence();
        assertThat(scenario.part(Tombstones.class).carryOut()).isEqualTo(1);
        scenario.cut();
        assertThat(inTheDatabase("Нет.")).isZero();
        assertThat(opinions()).isEqualTo(3);
        assertThat(scenario.part(Tombstones.class).erase(other, Scope.TEXT, "other"))
                .isInstanceOf(Tombstones.Outcome.Over.class);
        assertThat(scenario.part(Tombstones.class).erase(other, Scope.ALL, "legal-order"))
                .as("all after words")
                .isInstanceOf(Tombstones.Outcome.Ended.class);
        scenario.cut();
        assertThat(opinions()).isEqualTo(2);
    }

    @Test
    @Order(9)
    void theOperatorErasesWithTheAdministratorsKeyOnly() {
        String code =
                scenario.part(JdbcClient.class)
                        .sql("select code from dialogue.opinion where not gone limit 1")
                        .query(String.class)
                        .single();
        Map<String, String> form = Map.of("code", code, "scope", "all", "reason", "legal-order");
        String key = scenario.part(AdminKeys.class).issue();
        var person = scenario.person("Operator");
        assertThat(person.post("api/v1/erasures", form).statusCode()).isEqualTo(401);
        assertThat(person.post("api/v1/erasures", form, "Bearer x").statusCode()).isEqualTo(401);
        assertThat(
                        person.post(
                                        "api/v1/erasures",
                                        Map.of("code", code, "scope", "all", "reason", "dislike"),
                                        "Bearer " + key)
                                .statusCode())
                .isEqualTo(422);
        var done = person.post("api/v1/erasures", form, "Bearer " + key);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("copiesUntil");
        assertThat(person.post("api/v1/erasures", form, "Bearer " + key).statusCode())
                .isEqualTo(409);
        scenario.cut();
        assertThat(opinions()).isEqualTo(1);
    }

    private static HttpResponse<String> withdraw(String typed) {
        return scenario.person("Ольга")
                .post("ru/c/" + code + "/withdraw", Map.of("secret", typed, "scope", "all"));
    }

    private static Receipt receipt() {
        var file = scenario.read("ru/receipt/" + code + ".kenes-receipt.json");
        assertThat(file.statusCode()).isEqualTo(200);
        return Receipt.parse(file.body().getBytes(StandardCharsets.UTF_8));
    }

    private static long stored() {
        return scenario.part(JdbcClient.class)
                .sql(
                        "select num_nonnulls(coded, words, prov, ctl) from vault.opening v join"
                                + " record.ledger_entry e using (dedup) where e.code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    private static long inTheDatabase(String words) {
        return scenario.part(JdbcClient.class)
                .sql("select count(*) from dialogue.opinion where words = ?")
                .param(words)
                .query(Long.class)
                .single();
    }

    /// Withdrawals in the log that carry the author's signature.
    private static long signedTombstones() {
        return scenario
                .part(JdbcClient.class)
                .sql(
                        "select e.entry from record.ledger_entry e join record.ledger_intent i on"
                                + " i.idx = e.idx where i.kind = 5")
                .query((row, n) -> (LogEntry.Public) LogEntry.parse(row.getBytes(1)))
                .stream()
                .filter(entry -> entry.members().containsKey("sig"))
                .count();
    }

    /// Opinions in the public table of the newest cut; figures hide numbers as small as these.
    private static long opinions() {
        long cut = scenario.numbers().cut().orElseThrow().number();
        try (Stream<Path> files = Files.walk(data.resolve("cuts").resolve(Long.toString(cut)))) {
            Path table =
                    files.filter(file -> file.endsWith("contributions.csv"))
                            .findFirst()
                            .orElseThrow();
            return Files.readAllLines(table).size() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
