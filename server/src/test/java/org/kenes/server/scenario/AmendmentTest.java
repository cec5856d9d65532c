package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.table.Csv;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.anchor.Resolution;
import org.kenes.lawtext.compare.Lineage;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.sample.Sample;
import org.kenes.server.text.Carried;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Drafts.Publication;
import org.kenes.server.text.Drafts.Published;
import org.kenes.server.text.Editing;
import org.kenes.server.text.Lineages;
import org.kenes.server.text.Text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The second version inserts an article (all later ones get another number), changes one
/// paragraph, rewrites article 18 so far that the machine is not sure, and drops the last article.
/// Four people spoke before.
@TestMethodOrder(OrderAnnotation.class)
class AmendmentTest {
    private static final Map<String, String> RAIN =
            Map.of(
                    "kk", "3-бап. Жаңбыр\n\nЖаңбыр суын жинауға рұқсат керек емес.\n\n",
                    "ru", "Статья 3. Дождь\n\nСобирать дождевую воду можно без разрешения.\n\n",
                    "en", "Article 3. Rain\n\nAnybody may collect rain without a permit.\n\n");
    private static final Map<String, String[]> YEARS =
            Map.of(
                    "kk", new String[] {"он бес жылдан", "он жылдан"},
                    "ru", new String[] {"пятнадцати лет", "десяти лет"},
                    "en", new String[] {"fifteen years", "ten years"});
    private static final Map<String, String> NAMES =
            Map.of(
                    "kk",
                    "1. Елді мекеннің атауы ұлттық кітапхана жүргізетін тізбеде сақталады.\n\n"
                            + "2. Көше, алаң және бекет атауларын мұрағат тексереді.\n\n",
                    "ru",
                    "1. Название поселения хранится в перечне, который ведёт народная"
                            + " библиотека.\n\n"
                            + "2. Имена улиц, площадей и остановок проверяет архив.\n\n",
                    "en",
                    "1. The name of a settlement is kept in a list that the public library"
                            + " runs.\n\n"
                            + "2. The archive looks at names of streets, squares and stops.\n\n");
    private static final Map<String, String> WORD = Map.of("ru", "Статья ", "en", "Article ");

    @TempDir static Path data;
    private static Scenario scenario;
    private static final Map<String, String> CODES = new LinkedHashMap<>();
    private static String secret = "";

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        say("Айгүл", "art_2", "support", "Пятнадцать лет — разумный срок.");
        Matcher shown =
                Pattern.compile("[0-9A-Z]{4}(?:-[0-9A-Z]{1,4}){6,}")
                        .matcher(
                                scenario.person("Айгүл")
                                        .get("ru/receipt/" + CODES.get("Айгүл"))
                                        .body());
        assertThat(shown.find()).isTrue();
        secret = shown.group();
        say("Марат", "art_5", "support", "");
        say("Ольга", "art_24", "support", "");
        say("Серик", "art_18", "support", "");
        scenario.cut();
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    private static void say(String who, String eId, String stance, String reason) {
        scenario.say(who, eId, stance, reason);
        String to = scenario.lastAnswer().headers().firstValue("Location").orElseThrow();
        CODES.put(who, to.substring(to.lastIndexOf('/') + 1));
    }

    private static String text(String lang) {
        String law = new String(Sample.law(lang), UTF_8);
        law = law.substring(0, law.indexOf("\n" + label(lang, 24)));
        law = law.replace(YEARS.get(lang)[0], YEARS.get(lang)[1]);
        law = law.replace("date: 2031-01-15", "date: 2031-03-01");
        int names = law.indexOf("\n", law.indexOf("\n" + label(lang, 18)) + 1);
        int end = law.indexOf("\n" + label(lang, 19));
        int chapter = law.lastIndexOf("\n\n", end - 2);
        assertThat(chapter).isGreaterThan(names);
        String tail = law.substring(end);
        String between = law.substring(names, end);
        int container = between.lastIndexOf("\n4");
        container = container < 0 ? between.lastIndexOf("\nГлава 4") : container;
        container = container < 0 ? between.lastIndexOf("\nChapter 4") : container;
        law =
                law.substring(0, names)
                        + "\n\n"
                        + NAMES.get(lang)
                        + (container < 0 ? "" : between.substring(container + 1))
                        + tail;
        for (int number = 23; number >= 3; number--) {
            law = law.replace("\n" + label(lang, number), "\n" + label(lang, number + 1));
        }
        int rain = law.indexOf("\n" + label(lang, 4)) + 1;
        return law.substring(0, rain) + RAIN.get(lang) + law.substring(rain);
    }

    private static String label(String lang, int number) {
        return lang.equals("kk") ? number + "-бап." : WORD.get(lang) + number + ".";
    }

    private static Published publish(Editing editing) {
        Map<String, String> titles = new TreeMap<>();
        Map<String, byte[]> files = new TreeMap<>();
        for (String lang : Sample.LANGUAGES) {
            var read =
                    LawReader.read(text(lang).getBytes(UTF_8), ReadOptions.named(lang))
                            .getFirst()
                            .expression();
            titles.put(lang, read.title());
            files.put(lang, AknWriter.write(read));
        }
        return scenario.part(Drafts.class)
                .publish(
                        new Publication(
                                "draft-2", "draft", Scenario.TODAY, titles, files, editing));
    }

    @Test
    @Order(1)
    void aDoubtfulProvisionHoldsUpPublication() {
        Published published = publish(Editing.NOTHING);
        assertThat(published).isInstanceOf(Published.Unconfirmed.class);
        assertThat(((Published.Unconfirmed) published).continuation().doubtful())
                .extracting(row -> row.unit().eId())
                .containsExactly("art_19");
        assertThat(scenario.part(Drafts.class).ids()).containsExactly("draft-1");
    }

    @Test
    @Order(2)
    void anEditorDecidesAndTheVersionIsPublished() {
        var decision =
                new Lineage.Decision(
                        List.of("art_18"),
                        List.of("art_19"),
                        Lineage.Relation.SAME,
                        "office",
                        "2031-03-01",
                        "");
        Editing editing = new Editing(List.of(decision), false, Map.of(), "office", "2031-03-01");
        assertThat(publish(editing)).isInstanceOf(Published.Done.class);
        assertThat(publish(editing)).isInstanceOf(Published.Already.class);
    }

    @Test
    @Order(3)
    void whatContinuesAProvisionKeepsItsIdentityInEveryLanguage() {
        Text now = scenario.part(Drafts.class).current().orElseThrow();
        for (String lang : Sample.LANGUAGES) {
            assertThat(now.provision(lang, "art_6").orElseThrow().wId()).isEqualTo("art_5");
            assertThat(now.provision(lang, "art_19").orElseThrow().wId()).isEqualTo("art_18");
            assertThat(now.provision(lang, "art_3").orElseThrow().wId())
                    .as("the number was another article's")
                    .isEqualTo("art_3-20310301");
        }
    }

    @Test
    @Order(4)
    void whereEverythingHasItsPlaceIsStored() {
        Lineages lineages = scenario.part(Lineages.class);
        assertThat(lineages.carried("draft-1", "art_5", "draft-2").orElseThrow())
                .isEqualTo(
                        new Carried(
                                "draft-1",
                                "art_5",
                                Resolution.Outcome.EXACT,
                                "art_6",
                                true,
                                true,
                                ""));
        Carried changed = lineages.carried("draft-1", "art_2", "draft-2").orElseThrow();
        assertThat(changed.outcome()).isEqualTo(Resolution.Outcome.EDITED);
        assertThat(changed.counts()).isFalse();
        assertThat(lineages.carried("draft-1", "art_24", "draft-2").orElseThrow().outcome())
                .isEqualTo(Resolution.Outcome.ORPHAN);
        assertThat(lineages.carried("draft-1", "art_2__para_1", "draft-2").orElseThrow().counts())
                .isTrue();
    }

    @Test
    @Order(5)
    void onlyAnOpinionOnTheSameWordsIsInTheCurrentFigure() {
        scenario.cut();
        assertThat(support()).isEqualTo(1);
    }

    /// Opinions that the figures of the newest cut take for opinions on the current version. The
    /// figures themselves keep numbers as small as these to themselves.
    private static long support() {
        long cut = scenario.numbers().cut().orElseThrow().number();
        Path table = data.resolve("cuts").resolve(cut + "/data/contributions.csv");
        try {
            return Csv.read(Files.readString(table), "contributions.csv").stream()
                    .filter(row -> "true".equals(row.get("on_current")))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(6)
    void theOpinionSaysSoItself() {
        assertThat(scenario.read("ru/c/" + CODES.get("Айгүл")).body())
                .contains("о прежнем тексте")
                .contains("/ru/c/" + CODES.get("Айгүл") + "/again");
        assertThat(scenario.read("kk/c/" + CODES.get("Ольга")).body())
                .contains("қазіргі нұсқада жоқ")
                .doesNotContain("/again");
        assertThat(scenario.read("en/c/" + CODES.get("Марат")).body())
                .doesNotContain("earlier wording");
    }

    @Test
    @Order(7)
    void itsAuthorSeesBothWordings() {
        HttpResponse<String> mine = scenario.person("Айгүл").get("ru/text/art_2/mine");
        assertThat(mine.headers().firstValue("Location").orElseThrow())
                .isEqualTo("/ru/c/" + CODES.get("Айгүл") + "/again");
        String page = scenario.person("Айгүл").get("ru/c/" + CODES.get("Айгүл") + "/again").body();
        assertThat(page)
                .containsPattern("<del>.*пятнадцати")
                .containsPattern("<ins>.*десяти")
                .contains("разумный срок")
                .doesNotContain("name=\"secret\"");
        assertThat(scenario.person("Марат").get("ru/c/" + CODES.get("Айгүл") + "/again").body())
                .contains("name=\"secret\"");
    }

    @Test
    @Order(8)
    void nobodyElseCanSayItAgain() {
        String address = "ru/c/" + CODES.get("Айгүл") + "/again";
        HttpResponse<String> answer =
                scenario.person("Марат").post(address, Map.of("version", "draft-2"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Этот секрет не от этого мнения");
    }

    @Test
    @Order(9)
    void oneClickSaysTheSameOfTheNewWording() {
        String address = "ru/c/" + CODES.get("Серик") + "/again";
        HttpResponse<String> answer =
                scenario.person("Серик").post(address, Map.of("version", "draft-2"));
        assertThat(answer.statusCode()).isEqualTo(303);
        String receipt = answer.headers().firstValue("Location").orElseThrow();
        String code = receipt.substring(receipt.lastIndexOf('/') + 1);
        assertThat(code).isNotEqualTo(CODES.get("Серик"));
        scenario.cut();
        assertThat(support()).isEqualTo(2);
        assertThat(scenario.read("ru/c/" + CODES.get("Серик")).body()).contains("/ru/c/" + code);
        assertThat(
                        scenario.person("Серик")
                                .get("ru/text/art_19/mine")
                                .headers()
                                .firstValue("Location"))
                .contains("/ru/receipt/" + code);
    }

    @Test
    @Order(10)
    void theSecretOfTheReceiptDoesOnAnyDevice() {
        String address = "ru/c/" + CODES.get("Айгүл") + "/again";
        HttpResponse<String> answer =
                scenario.person("Айгүл's other phone")
                        .post(address, Map.of("version", "draft-2", "secret", secret));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        scenario.cut();
        assertThat(support()).isEqualTo(3);
        assertThat(scenario.person("Айгүл").get(address).statusCode())
                .as("it is replaced")
                .isEqualTo(404);
    }

    @Test
    @Order(11)
    void anOldAddressLeadsToWhereTheWordsAreNow() {
        HttpResponse<String> moved = scenario.read("ru/text/art_22__para_3");
        assertThat(moved.statusCode()).isEqualTo(302);
        String to = moved.headers().firstValue("Location").orElseThrow();
        assertThat(to).startsWith("/ru/text/art_23__para_3?was=art_22__para_3");
        assertThat(scenario.read(to.substring(1)).body())
                .contains("Статья 22. Общие работы")
                .contains("/ru/text/@draft-1/art_22__para_3");
    }

    @Test
    @Order(12)
    void anAddressThatHasAnotherProvisionNowSaysSo() {
        assertThat(scenario.read("en/text/art_4").body())
                .contains("another provision had this number")
                .contains("/en/text/art_5\"");
    }

    @Test
    @Order(13)
    void anEarlierVersionStaysReadableAndAsksForNothing() {
        HttpResponse<String> old = scenario.read("ru/text/@draft-1/art_24");
        assertThat(old.statusCode()).isEqualTo(200);
        assertThat(old.body())
                .contains("ничто не продолжает")
                .contains("/ru/text/@draft-1/art_23")
                .doesNotContain("/stance");
        assertThat(scenario.read("kk/text/@draft-1").body()).contains("/kk/text/@draft-1/art_24");
        assertThat(scenario.read("kk/text/@draft-7").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(14)
    void anotherVersionStandsBesideRowByRow() {
        assertThat(scenario.read("ru/text/art_2?beside=@draft-1").body())
                .containsPattern("<del>.*пятнадцати")
                .containsPattern("<ins>.*десяти")
                .contains("class=\"pair\"");
        assertThat(scenario.read("ru/text/art_6?beside=@draft-1").body())
                .contains("без изменений")
                .contains("Статья 5");
        assertThat(scenario.read("ru/text/art_3?beside=@draft-1").body()).contains("новое");
        assertThat(scenario.read("ru/text/art_2?beside=kk").body()).contains("<div lang=\"kk\">");
    }
}
