package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.View;
import org.kenes.opinion.Stance;
import org.kenes.server.dialogue.Opinions;
import org.kenes.server.dialogue.Statement;
import org.kenes.server.outreach.Places;
import org.kenes.server.record.PublicLog;
import org.kenes.server.release.Releases;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Text;
import org.kenes.server.text.Wording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One small dialogue from the first words to the first cut, on a real server with a real
/// PostgreSQL.
@TestMethodOrder(OrderAnnotation.class)
class DialogueTest {
    @TempDir static Path data;
    private static Scenario scenario;

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    @Order(1)
    void beforeTheFirstCutNoPageShowsANumber() {
        assertThat(scenario.read("kk/").statusCode()).isEqualTo(200);
        assertThat(scenario.numbers().newest()).isEmpty();
    }

    @Test
    @Order(2)
    void anOpinionIsStoredAndRecordedTogetherAndGivesAReceipt() {
        var answer =
                scenario.say("Айгүл", "art_2", "support", "Вода должна быть общей.").lastAnswer();
        assertThat(answer.statusCode()).isEqualTo(303);
        String receipt = answer.headers().firstValue("Location").orElseThrow();
        var first = scenario.person("Айгүл").get(receipt.substring(1));
        assertThat(first.body())
                .as("the secret is shown")
                .containsPattern("([0-9A-Z]{4}-){13}[0-9A-Z]{4}");
        var second = scenario.person("Айгүл").get(receipt.substring(1));
        assertThat(second.body())
                .as("and never again")
                .doesNotContainPattern("([0-9A-Z]{4}-){13}[0-9A-Z]{4}");
    }

    @Test
    @Order(3)
    void theSameAnswerAgainChangesNothing() {
        long before = size();
        assertThat(
                        scenario.say("Айгүл", "art_2", "support", "Вода должна быть общей.")
                                .lastAnswer()
                                .statusCode())
                .isEqualTo(303);
        assertThat(size()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void anotherAnswerReplacesTheFirstAndBothStayInTheLog() {
        long before = size();
        scenario.say("Айгүл", "art_2", "oppose", "Передумала.");
        assertThat(size())
                .as("a new entry and the act that replaces the old one")
                .isEqualTo(before + 2);
    }

    @Test
    @Order(5)
    void whatCannotBeMeantComesBackWithEverythingTyped() {
        var refused = scenario.say("Марат", "art_2", "maybe", "Мои слова.").lastAnswer();
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Мои слова.");
    }

    @Test
    @Order(6)
    void aProvisionThatDoesNotExistRecordsNothing() {
        long before = size();
        scenario.say("Марат", "art_99", "support", "");
        assertThat(scenario.lastAnswer().statusCode()).isEqualTo(404);
        assertThat(size()).isEqualTo(before);
    }

    @Test
    @Order(7)
    void questionsAndMeetingsAreRecordedToo() {
        long before = size();
        scenario.ask("Ольга", "art_3", "Кезекті кім бақылайды және қалай?");
        assertThat(scenario.lastAnswer().statusCode()).isEqualTo(303);
        scenario.attend(settlement(), 118);
        assertThat(size()).isEqualTo(before + 2);
    }

    @Test
    @Order(8)
    void numbersComeFromTheCutAndCountTheLastAnswerOnly() {
        for (int i = 0; i < 24; i++) {
            scenario.say("житель " + i, "art_4", i < 14 ? "support" : "oppose", "");
        }
        scenario.cut();
        assertThat(number("opinions.count")).isEqualTo(25);
        assertThat(number("questions.count")).isNull();
        assertThat(number("events.held")).isEqualTo(1);
        FigureFindings support = scenario.numbers().figure("opinions.support").orElseThrow();
        assertThat(support.row(View.ALL, new TreeMap<>()).orElseThrow().k()).isEqualTo(14);
        assertThat(scenario.read("ru/figures/opinions.support").body()).contains("56");
    }

    @Test
    @Order(9)
    void nothingNewMeansNoNewCut() {
        long number = scenario.numbers().cut().orElseThrow().number();
        scenario.cut();
        assertThat(scenario.numbers().cut().orElseThrow().number()).isEqualTo(number);
    }

    @Test
    @Order(10)
    void everyPageAnswersInEveryLanguage() {
        for (String lang : new String[] {"kk", "ru", "en"}) {
            for (String path :
                    new String[] {
                        "", "text", "text/art_2", "text/art_2/opinions", "say?about=art_2",
                                "ask?about=art_2", "questions",
                        "events", "members", "figures", "figures/opinions.by-provision", "releases",
                                "verify", "receipt",
                        "about", "about/method", "about/privacy", "accessibility", "help", "imprint"
                    }) {
                var answer = scenario.read(lang + "/" + path);
                assertThat(answer.statusCode()).as(lang + "/" + path).isEqualTo(200);
                assertThat(answer.body())
                        .as(lang + "/" + path)
                        .contains("<html lang=\"" + lang + "\"");
                assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
            }
        }
    }

    @Test
    @Order(11)
    void aReleaseWhoseWordsDoNotHoldIsRefusedAndNamesTheClaim() {
        // one meeting in one settlement is not "in all regions"
        assertThat(scenario.release())
                .isInstanceOfSatisfying(
                        Releases.Outcome.Refused.class,
                        refused ->
                                assertThat(refused.lines()).anyMatch(line -> line.contains("c3")));
        assertThat(scenario.read("kk/releases").statusCode()).isEqualTo(200);
    }

    private static Long number(String figure) {
        return scenario.numbers()
                .figure(figure)
                .flatMap(found -> found.row(View.ALL, new TreeMap<>(Map.of())))
                .map(row -> row.n())
                .orElse(null);
    }

    private static String settlement() {
        return scenario.part(Places.class).ofLevel(3).getFirst().code();
    }

    @Test
    @Order(12)
    void theSameTextStandsOnceAndOpensToAllWhoSaidIt() {
        List<String> codes = new ArrayList<>();
        for (String who : List.of("Бақыт", "Дина", "Ерлан")) {
            String words = who.equals("Дина") ? "  қысқа  әрі ТҮСІНІКТІ " : "Қысқа әрі түсінікті.";
            var answer = scenario.say(who, "art_4", "support", words).lastAnswer();
            codes.add(
                    answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", ""));
        }
        scenario.say("Гүлнар", "art_4", "oppose", "Қысқа әрі түсінікті.");
        String page = scenario.read("kk/text/art_4/opinions").body();
        assertThat(page)
                .contains("kk/c/" + codes.getLast())
                .doesNotContain("kk/c/" + codes.getFirst());
        assertThat(page).containsOnlyOnce("Және дәл осы мәтін тағы да");
        String all =
                scenario.read("kk/text/art_4/opinions?stance=support&same=" + codes.getLast())
                        .body();
        assertThat(all).contains(codes).doesNotContain("Және дәл осы мәтін тағы да");
    }

    @Test
    @Order(13)
    void behindACampaignThePageEndsAndTheNextGoesOn() {
        String said =
                scenario.say("Зере", "art_6", "support", "Алдымен айтылған сөз.")
                        .lastAnswer()
                        .headers()
                        .firstValue("Location")
                        .orElseThrow()
                        .replaceFirst(".*/", "");
        Opinions opinions = scenario.part(Opinions.class);
        Text text = scenario.part(Drafts.class).current().orElseThrow();
        Wording wording = text.wordingAt("art_6").orElseThrow();
        List<Statement> copies = new ArrayList<>();
        for (int i = 0; i < 510; i++) {
            byte[] key = new byte[32];
            key[0] = (byte) i;
            key[1] = (byte) (i >> 8);
            copies.add(
                    new Statement(
                            opinions.slot(key, wording),
                            text.draft().id(),
                            wording.wid(),
                            Stance.SUPPORT,
                            "Бәріне таратыңыз!",
                            "kk",
                            Statement.Whence.self("", ""),
                            null,
                            false));
        }
        opinions.submitAll(copies);
        String first = scenario.read("kk/text/art_6/opinions?stance=support").body();
        assertThat(first).containsOnlyOnce("Бәріне таратыңыз!").doesNotContain(said);
        String next =
                first.replaceFirst("(?s).*rel=\"next\" href=\"/([^\"]+)\".*", "$1")
                        .replace("&amp;", "&");
        assertThat(scenario.read(next).body()).contains(said).doesNotContain("Бәріне таратыңыз!");
    }

    private static long size() {
        return scenario.part(PublicLog.class).sequence().head().size();
    }
}
