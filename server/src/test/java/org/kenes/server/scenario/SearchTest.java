package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Readers look for words in three languages, as people type them.
class SearchTest {
    @TempDir static Path data;
    private static Scenario scenario;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        scenario.ask("Айгүл", "art_2", "Ауылдағы құдықтарды кім тазалайды?");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    private static String search(String lang, String query) {
        String q = URLEncoder.encode(query, StandardCharsets.UTF_8);
        var page = scenario.read(lang + "/search?q=" + q);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    @ParameterizedTest
    @CsvSource({
        "ru, колодцами, art_10",
        "ru, плотина, art_11",
        "ru, 'наводнение паводок', art_16",
        "en, dams, art_11",
        "en, well, art_10",
        "kk, құдық, art_10",
        "kk, құдықтарды, art_10",
        "kk, бөгеттің, art_11",
        "kk, кудык, art_10",
        "kk, кудыктарды, art_10",
        "kk, кудыктын, art_10",
        "kk, богеттин, art_11",
        "ru, кудык, art_10"
    })
    void anyFormOfAWordIsFound(String lang, String query, String article) {
        assertThat(search(lang, query)).contains("/" + lang + "/text/" + article + "\"");
    }

    @Test
    void wordsTypedWithRussianLettersComeAfterThoseTypedAsTheyAreWritten() {
        scenario.ask("Болат", "art_2", "Кудык суы ащы ма?");
        assertThat(search("kk", "құдық"))
                .contains("<mark>Кудык</mark>")
                .containsPattern("<mark>[Ққ]ұдық[а-яәіңғүұқөһ]*</mark>");
        assertThat(search("kk", "кудык")).containsPattern("(?s)<mark>Кудык</mark>.*<mark>[Ққ]ұдық");
    }

    @Test
    void whatIsFoundIsMarkedInItsLine() {
        assertThat(search("ru", "колодец")).containsPattern("<mark>[Кк]олод[а-я]+</mark>");
    }

    @Test
    void questionsAreFoundWithTheText() {
        String page = search("kk", "құдықтар");
        assertThat(page).contains("/kk/c/").contains("/kk/text/art_10\"");
        assertThat(
                        scenario.read(
                                        "kk/search?in=question&q="
                                                + URLEncoder.encode(
                                                        "құдық", StandardCharsets.UTF_8))
                                .body())
                .contains("/kk/c/")
                .doesNotContain("/kk/text/art_10\"");
    }

    @Test
    void aWordOfAnotherLanguageIsFoundThere() {
        assertThat(search("en", "колодец")).contains("/en/text/art_10\"").contains("lang=\"ru\"");
    }

    @Test
    void latinLookAlikesInsideAWordDoNotMatter() {
        assertThat(search("ru", "кoлoдцы")).contains("/ru/text/art_10\"");
    }

    @Test
    void nothingFoundSaysSoAndMarkupStaysText() {
        assertThat(search("ru", "синхрофазотрон")).contains("Таких слов не найдено");
        assertThat(search("ru", "<b>' & | ! \\ :*"))
                .contains("value=\"&lt;b>")
                .doesNotContain("<b>'");
    }
}
