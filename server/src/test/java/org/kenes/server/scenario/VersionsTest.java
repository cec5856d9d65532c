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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kenes.lawtext.akn.AknReader;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.sample.Sample;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Drafts.Publication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A second version of the draft is published while people speak: what changed can be read in every
/// language, and nothing said before is lost.
@TestMethodOrder(OrderAnnotation.class)
class VersionsTest {
    @TempDir static Path data;
    private static Scenario scenario;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        scenario.say("Айгүл", "art_2", "support", "Вода должна быть общей.");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    @Order(1)
    void oneVersionHasNothingToBeComparedWith() {
        HttpResponse<String> page = scenario.read("ru/text/compare");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Пока есть одна версия").doesNotContain("<ins>");
        assertThat(scenario.read("ru/text").body()).doesNotContain("text/compare");
    }

    /// One word of article 2(2) is another one, and article 24 is gone.
    @Test
    @Order(2)
    void aSecondVersionIsPublished() {
        var edits =
                Map.of(
                        "kk", new String[] {"он бес жылдан", "он жылдан", "\n24-бап."},
                        "ru", new String[] {"пятнадцати лет", "десяти лет", "\nСтатья 24."},
                        "en", new String[] {"fifteen years", "ten years", "\nArticle 24."});
        Map<String, String> titles = new TreeMap<>();
        Map<String, byte[]> files = new TreeMap<>();
        edits.forEach((lang, edit) -> {
            String law = new String(Sample.law(lang), UTF_8).replace(edit[0], edit[1]);
            byte[] shorter = law.substring(0, law.indexOf(edit[2])).getBytes(UTF_8);
            var expression =
                    LawReader.read(shorter, ReadOptions.named(lang)).getFirst().expression();
            titles.put(lang, expression.title());
            files.put(lang, AknWriter.write(expression));
        });
        assertThat(
                        scenario.part(Drafts.class)
                                .publish(
                                        new Publication(
                                                "draft-2", "draft", Scenario.TODAY, titles, files)))
                .isInstanceOf(Drafts.Published.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "kk, бес, қосылды, алып тасталды",
        "ru, пятнадцати, добавлено, исключено",
        "en, fifteen, added, removed"
    })
    @Order(3)
    void whatChangedIsSaidInEveryLanguage(String lang, String old, String added, String removed) {
        HttpResponse<String> page = scenario.read(lang + "/text/compare");
        assertThat(page.statusCode()).isEqualTo(200);
        String body = page.body();
        assertThat(body)
                .containsPattern("<del><span[^>]*>" + removed + ": </span>[^<]*" + old)
                .contains("href=\"#art_2\"")
                .contains("href=\"#old-art_24\"")
                .doesNotContain("href=\"#art_3\"")
                .contains("<details")
                .doesNotContain("<script");
        assertThat(body.contains("<ins><span class=\"said\" lang=\"" + lang + "\">" + added))
                .as("an insertion is said too, unless only words were left out")
                .isEqualTo(!lang.equals("kk"));
        assertThat(body.indexOf("href=\"#art_2\""))
                .as("the list comes before the texts")
                .isLessThan(body.indexOf("id=\"art_2\""));
        assertThat(scenario.read(lang + "/text").body()).contains("text/compare");
    }

    @Test
    @Order(4)
    void theFiguresStandBesideTheirDefinitions() {
        assertThat(scenario.read("en/text/compare").body())
                .contains("1 of 23")
                .contains("2 of 24")
                .contains("Articles with another wording or another heading than before");
    }

    @Test
    @Order(5)
    void theTableIsThereForEveryProgram() {
        String csv = scenario.read("ru/text/compare.csv").body();
        assertThat(csv).startsWith("№,").contains("десяти лет").contains("Прежний текст");
        assertThat(csv.lines().count())
                .as("titles, three provisions, and the heading of the new article in its cell")
                .isEqualTo(5);
        assertThat(scenario.read("kk/text/compare.html").body()).contains("<table");
        HttpResponse<String> docx = scenario.read("en/text/compare.docx?from=draft-1&to=draft-2");
        assertThat(docx.statusCode()).isEqualTo(200);
        assertThat(docx.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("draft-1-draft-2.en.docx");
        assertThat(docx.body()).startsWith("PK");
    }

    @Test
    @Order(6)
    void aVersionThatNobodyPublishedIsNotFound() {
        assertThat(scenario.read("ru/text/compare?from=draft-7").statusCode()).isEqualTo(404);
        assertThat(scenario.read("ru/text/compare.csv?to=draft-7").statusCode()).isEqualTo(404);
        assertThat(scenario.read("ru/text/languages?left=de").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"kk, ru", "ru, kk", "en, kk"})
    @Order(7)
    void twoLanguagesOfAVersionStandSideBySide(String lang, String other) {
        HttpResponse<String> page = scenario.read(lang + "/text/languages");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<div lang=\"" + other + "\">")
                .contains("/" + lang + "/text/art_2/differs")
                .contains("languages.json?version=draft-2");
    }

    @Test
    @Order(7)
    void aLanguageBesideItselfMeansAnother() {
        assertThat(scenario.read("ru/text/languages?left=ru&right=ru").body())
                .contains("<div lang=\"kk\">");
    }

    @Test
    @Order(8)
    void theReportOnTheLanguagesIsPublished() {
        HttpResponse<String> report = scenario.read("en/text/languages.json");
        assertThat(report.headers().firstValue("Content-Type").orElseThrow()).contains("json");
        assertThat(report.body()).contains("kenes-law-parity/1").contains("\"lengthRatio\"");
    }

    @Test
    @Order(9)
    void anArticleShowsWhatItSaidBefore() {
        HttpResponse<String> page = scenario.read("ru/text/art_2__para_2/changes");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("пятнадцати").contains("id=\"draft-1-art_2\"");
        assertThat(scenario.read("en/text/art_3/changes").body())
                .contains("unchanged")
                .doesNotContain("<del>");
        assertThat(scenario.read("ru/text/art_2").body()).contains("/ru/text/art_2/changes");
        assertThat(scenario.read("ru/text/art_99/changes").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(10)
    void theVersionBeforeIsUntouched() {
        Drafts drafts = scenario.part(Drafts.class);
        byte[] file = drafts.file("draft-1", "ru").orElseThrow();
        assertThat(AknReader.read(file, ReadOptions.named("draft-1")).expression().title())
                .isEqualTo(drafts.find("draft-1").orElseThrow().draft().title("ru"));
        scenario.cut();
    }

    /// It writes to the same database, and this one is told nothing.
    @Test
    @Order(11)
    void whatAnotherServerPublishesIsSeenASecondLater() throws Exception {
        Drafts drafts = scenario.part(Drafts.class);
        JdbcClient database = scenario.part(JdbcClient.class);
        assertThat(drafts.ids()).containsExactly("draft-1", "draft-2");
        database.sql("insert into text.draft (id, status, published_on) values (?, 'draft', ?)")
                .params("draft-3", Scenario.TODAY)
                .update();
        List<String> inside = scenario.part(TransactionTemplate.class).execute(_ -> drafts.ids());
        assertThat(inside).as("whoever records something").contains("draft-3");
        Thread.sleep(1_100);
        assertThat(drafts.ids()).as("whoever reads").contains("draft-3");
        database.sql("delete from text.draft where id = 'draft-3'").update();
    }
}
