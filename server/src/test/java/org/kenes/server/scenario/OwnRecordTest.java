package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Aigul has no account. With the key of her browser she finds what she said, on another device
/// too; without it nobody does, not even over the database.
@TestMethodOrder(OrderAnnotation.class)
class OwnRecordTest {
    @TempDir static Path data;
    private static Scenario scenario;
    private static Person aigul;
    private static String opinion = "";
    private static String question = "";

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        aigul = scenario.person("Айгүл");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    private static String code() {
        String to = scenario.lastAnswer().headers().firstValue("Location").orElseThrow();
        return to.replaceFirst(".*/", "");
    }

    @Test
    @Order(1)
    void whoeverHasSaidNothingHasNoRecord() {
        assertThat(aigul.get("ru/me").body()).contains("ещё ничего не говорил");
        assertThat(aigul.get("ru/me/data.zip").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void herPageListsWhatSheSaidNewestFirst() {
        scenario.say("Айгүл", "art_2", "oppose", "Вода должна быть общей.");
        opinion = code();
        scenario.ask("Айгүл", "art_3", "Кезекті кім бақылайды және қалай?");
        question = code();
        scenario.say("Марат", "art_2", "support", "");
        String page = aigul.get("ru/me").body();
        assertThat(page).containsSubsequence(question, opinion).doesNotContain(code());
        assertThat(aigul.get("ru/me").headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(scenario.person("Марат").get("ru/me").body()).contains(code());
    }

    @Test
    @Order(3)
    void theTableTellsNobodyWhoSaidWhat() {
        var rows =
                scenario.part(JdbcClient.class)
                        .sql("select tag, sealed from dialogue.book")
                        .query((row, n) ->
                                new String(row.getBytes("tag"), StandardCharsets.ISO_8859_1)
                                        + new String(
                                                row.getBytes("sealed"),
                                                StandardCharsets.ISO_8859_1))
                        .list();
        assertThat(rows).hasSize(3);
        assertThat(rows).noneMatch(it -> it.contains(opinion) || it.contains(question));
        assertThat(rows.stream().map(String::length).distinct())
                .as("no row is told from another by its length")
                .hasSize(1);
    }

    @Test
    @Order(4)
    void anotherDeviceTakesTheKeyAndFindsTheSame() {
        Matcher key =
                Pattern.compile("<code class=\"break\">([^<]+)</code>")
                        .matcher(aigul.get("kk/me/move").body());
        assertThat(key.find()).isTrue();
        Person phone = scenario.person("her other phone");
        assertThat(phone.post("kk/me/move", Map.of("key", "nonsense")).statusCode()).isEqualTo(422);
        var taken = phone.post("kk/me/move", Map.of("key", " " + key.group(1) + "\n"));
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(phone.get("kk/me").body()).contains(question, opinion);
    }

    @Test
    @Order(5)
    void theArchiveHoldsHerWordsReceiptsAndOpenings() throws IOException {
        scenario.cut();
        Map<String, String> files = archive();
        assertThat(files.keySet())
                .contains(
                        "README.txt",
                        "data.json",
                        "receipts.csv",
                        "receipts/" + opinion + ".kenes-receipt.json",
                        "openings/" + question + ".opening.json");
        assertThat(files.get("data.json")).contains("Вода должна быть общей.", "\"oppose\"");
        assertThat(files.get("receipts.csv"))
                .containsPattern(opinion + ",opinion,[0-9-]{10},([0-9A-Z]{4}-){13}[0-9A-Z]{4}");
    }

    @Test
    @Order(5)
    void whoeverHasLostKeyAndReceiptFindsTheirWordsByPastingThem() {
        Person stranger = scenario.person("stranger");
        String found =
                stranger.post("ru/receipt/words", Map.of("words", " вода  должна быть\nобщей. "))
                        .body();
        assertThat(found).contains(opinion).doesNotContain(question);
        String typed = "Вoда — должна быть, общeй!"; // an o and an e of the Latin alphabet
        assertThat(stranger.post("ru/receipt/words", Map.of("words", typed)).body())
                .contains(opinion);
        assertThat(stranger.post("ru/receipt/words", Map.of("words", "Вода должна быть")).body())
                .contains("Этих слов нет");
        assertThat(stranger.post("ru/receipt/words", Map.of("words", "в")).statusCode())
                .isEqualTo(422);
    }

    @Test
    @Order(6)
    void sheTakesOneBackWithoutItsSecret() throws IOException {
        assertThat(scenario.person("Марат").get("ru/me/withdraw?code=" + opinion).statusCode())
                .as("only her key")
                .isEqualTo(404);
        assertThat(
                        scenario.person("Марат")
                                .post("ru/me/withdraw", Map.of("code", opinion))
                                .statusCode())
                .isEqualTo(404);
        assertThat(aigul.get("ru/me/withdraw?code=" + opinion).body()).contains(opinion);
        assertThat(aigul.post("ru/me/withdraw", Map.of("code", opinion)).statusCode())
                .isEqualTo(303);
        scenario.cut();
        assertThat(scenario.read("ru/c/" + opinion).body()).doesNotContain("Вода должна");
        assertThat(aigul.get("ru/me").body()).contains(opinion);
        assertThat(archive().get("data.json")).doesNotContain("Вода должна");
        assertThat(aigul.get("ru/me").body()).doesNotContain("me/withdraw?code=" + opinion);
        assertThat(
                        scenario.person("stranger")
                                .post(
                                        "ru/receipt/words",
                                        Map.of("words", "Вода должна быть общей."))
                                .body())
                .contains("Этих слов нет");
    }

    @Test
    @Order(7)
    void aForgottenKeyFindsNothingAndWhatWasSaidStays() {
        assertThat(aigul.post("ru/me/forget", Map.of()).statusCode()).isEqualTo(303);
        assertThat(aigul.get("ru/me").body()).doesNotContain(question);
        assertThat(scenario.read("kk/c/" + question).statusCode()).isEqualTo(200);
    }

    private static Map<String, String> archive() throws IOException {
        var answer = aigul.bytes("ru/me/data.zip");
        Map<String, String> files = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer))) {
            for (ZipEntry it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                files.put(it.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
