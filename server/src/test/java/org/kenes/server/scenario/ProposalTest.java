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
import org.kenes.dataset.figure.CellState;
import org.kenes.dataset.figure.View;
import org.kenes.lawtext.akn.AknWriter;
import org.kenes.lawtext.imported.ReadOptions;
import org.kenes.lawtext.read.LawReader;
import org.kenes.sample.Sample;
import org.kenes.server.account.Role;
import org.kenes.server.record.PublicLog;
import org.kenes.server.text.Drafts;
import org.kenes.server.text.Drafts.Publication;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Aigul and Berik propose other words for the same provision; two drafters decide about them, with
/// a reason, in public; what was accepted is in the text.
@TestMethodOrder(OrderAnnotation.class)
class ProposalTest {
    private static final String PLACE = "art_2__para_2";
    private static final String WHY =
            "Пятнадцать лет – слишком долгий срок, люди просили о десяти.";

    @TempDir static Path data;
    private static Scenario scenario;
    private static Desk asel;
    private static Desk daniyar;
    private static String aigul = "";
    private static String berik = "";
    private static String vera = "";

    @BeforeAll
    static void open() {
        scenario = Scenario.open(data);
        asel = Desk.open(scenario, Role.DRAFTER, "Asel");
        daniyar = Desk.open(scenario, Role.DRAFTER, "Daniyar");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    @Order(1)
    void theBoxHoldsThePresentWordingAndLookingStoresNothing() {
        assertThat(scenario.read("ru/text/" + PLACE).body()).contains("ru/propose?about=" + PLACE);
        assertThat(scenario.read("ru/propose?about=" + PLACE).body()).contains(present());
        HttpResponse<String> look = propose("Айгүл", fewer(), "Долго.", "look");
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body())
                .containsPattern("<del>.*пятнадцати")
                .containsPattern("<ins>.*десяти")
                .contains("Долго.");
        assertThat(scenario.read("ru/proposals").body()).contains("Предложений здесь пока нет");
    }

    @Test
    @Order(2)
    void whatChangesNothingIsRefusedWithItsWords() {
        HttpResponse<String> same = propose("Айгүл", present() + " ", "Мой довод", "send");
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body()).contains("Это нынешняя редакция", "Мой довод");
    }

    @Test
    @Order(3)
    void aProposalIsRecordedAndWhoTouchesTheSameWordsIsTold() {
        aigul = sent(propose("Айгүл", fewer(), "Долго.", "send"));
        String other = present().replace("пятнадцати лет", "двадцати лет");
        assertThat(propose("Берик", other, "", "look").body())
                .contains("Другие предлагают изменить те же слова", aigul);
        berik = sent(propose("Берик", other, "", "send"));
        String elsewhere = present() + " Закон действует.";
        assertThat(propose("Вера", elsewhere, "", "look").body()).doesNotContain(aigul);
        vera = sent(propose("Вера", elsewhere, "", "send"));
        assertThat(scenario.read("kk/c/" + aigul).body())
                .contains("түсті")
                .containsPattern("<ins><span class=\"said\" lang=\"kk\">қосылды: </span> десяти");
        assertThat(scenario.read("ru/decisions").body()).contains(aigul, berik, "поступило");
        assertThat(scenario.read("ru/decisions?decision=accepted").body()).doesNotContain(aigul);
    }

    @Test
    @Order(4)
    void aDecisionNeedsAReasonAndTheTypedNumberForMany() {
        Map<String, String> form = decision("declined", berik, "Коротко.");
        HttpResponse<String> refused = send(asel, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Коротко.", "не короче 40 знаков");
        form.put("decision", "maybe");
        assertThat(send(asel, form).statusCode()).isEqualTo(422);
    }

    @Test
    @Order(5)
    void whatIsAcceptedMustHaveLandedInALaterVersionThatReadsDifferently() {
        Map<String, String> form = decision("accepted", aigul, WHY);
        form.put("version", "draft-1");
        assertThat(send(asel, form).body()).contains("назовите редакцию, опубликованную после");
        publishSecondVersion();
        form.put("version", "draft-2");
        form.put("place", "art_3");
        assertThat(send(asel, form).body()).contains("читается так же");
        form.put("place", "");
        assertThat(send(asel, form).statusCode()).isEqualTo(303);
    }

    @Test
    @Order(6)
    void theSecondDrafterPublishesAndNotTheFirst() {
        String batch = batch(asel);
        assertThat(publish(asel, batch).statusCode()).isEqualTo(403);
        assertThat(publish(daniyar, batch).statusCode()).as("not in the log yet").isEqualTo(409);
        scenario.part(PublicLog.class).sequence();
        assertThat(publish(daniyar, batch).statusCode()).isEqualTo(303);
        assertThat(scenario.read("ru/c/" + aigul).body())
                .contains("принято", WHY, "/ru/text/" + PLACE + "/changes");
        assertThat(scenario.read("kk/decisions?decision=accepted").body())
                .contains(aigul, "Негіздеме әлі аударылған жоқ")
                .doesNotContain(berik);
    }

    @Test
    @Order(7)
    void manyAreDecidedTogetherWithTheirNumberTypedAndAReasonInTwoLanguages() {
        Map<String, String> form = decision("declined", berik + "," + vera, WHY);
        form.put("reason_kk", "Он бес жыл тым ұзақ мерзім, адамдар он жылды сұрады.");
        assertThat(send(daniyar, form).body()).contains("Вы выбрали другое число предложений: 2");
        form.put("count", "2");
        assertThat(send(daniyar, form).statusCode()).isEqualTo(303);
        assertThat(publish(asel, batch(daniyar)).statusCode()).isEqualTo(303);
        assertThat(scenario.read("kk/c/" + vera).body())
                .contains("қабылданбады", "Он бес жыл тым ұзақ", WHY);
        assertThat(asel.read("ru/staff/decisions").body()).doesNotContain(berik);
    }

    @Test
    @Order(8)
    void theCutHasTheTableAndTheFigures() {
        scenario.cut();
        String csv = scenario.read("ru/decisions.csv").body();
        assertThat(csv.lines().count()).isEqualTo(4);
        assertThat(csv).contains("accepted,Рабочая группа", "draft-2").contains("declined");
        assertThat(scenario.read("ru/decisions.parquet").body()).startsWith("PAR1");
        // Two of three: fewer than ten are never shown as a number, and never left out.
        var decided = scenario.numbers().figure("proposals.by-decision").orElseThrow();
        assertThat(decided.row(View.ALL, new TreeMap<>(Map.of("decision", "declined"))))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(CellState.SUPPRESSED));
        assertThat(scenario.read("ru/decisions").body())
                .contains("Предложения по решениям", "меньше 10");
    }

    @Test
    @Order(9)
    void wordsThatAModeratorHidesAreNotShownAndTheRowStays() {
        Desk marat = Desk.open(scenario, Role.MODERATOR, "Marat");
        String page = marat.read("ru/staff/moderation").body();
        assertThat(page).contains(vera, "Предложение");
        var hidden =
                marat.send(
                        "ru/staff/moderation",
                        "ru/staff/moderation",
                        Map.of("code", vera, "action", "hide", "rule", "M5", "count", "1"));
        assertThat(hidden.statusCode()).isEqualTo(303);
        assertThat(scenario.read("ru/c/" + vera).body())
                .contains("M5")
                .doesNotContain("Закон действует");
        assertThat(scenario.read("ru/decisions").body()).contains(vera, "Слова не показаны");
        scenario.cut();
        assertThat(scenario.read("ru/decisions.csv").body().lines().count()).isEqualTo(3);
    }

    private static String present() {
        String page = scenario.read("ru/propose?about=" + PLACE).body();
        int from = page.indexOf("<textarea id=\"text\"");
        return page.substring(page.indexOf('>', from) + 1, page.indexOf("</textarea>", from))
                .strip();
    }

    private static String fewer() {
        return present().replace("пятнадцати", "десяти");
    }

    private static HttpResponse<String> propose(
            String who, String wording, String reason, String step) {
        return scenario.person(who)
                .post(
                        "ru/propose",
                        Map.of(
                                "about", PLACE,
                                "version", "draft-1",
                                "text", wording,
                                "reason", reason,
                                "step", step,
                                "once",
                                        "once-"
                                                + Integer.toHexString(who.hashCode())
                                                + "-0123456789"));
    }

    private static String sent(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    }

    private static Map<String, String> decision(String what, String codes, String reason) {
        return new HashMap<>(
                Map.of(
                        "code", codes,
                        "decision", what,
                        "body", "Рабочая группа",
                        "reason_ru", reason));
    }

    private static HttpResponse<String> send(Desk desk, Map<String, String> form) {
        return desk.send("ru/staff/decisions", "ru/staff/decisions", form);
    }

    private static String batch(Desk desk) {
        String page = desk.read("ru/staff/decisions").body();
        return page.replaceFirst("(?s).*?name=\"batch\" value=\"([0-9]+)\".*", "$1");
    }

    private static HttpResponse<String> publish(Desk desk, String batch) {
        return desk.send(
                "ru/staff/decisions", "ru/staff/decisions/publish", Map.of("batch", batch));
    }

    private static void publishSecondVersion() {
        var edits =
                Map.of(
                        "kk", new String[] {"он бес жылдан", "он жылдан"},
                        "ru", new String[] {"пятнадцати лет", "десяти лет"},
                        "en", new String[] {"fifteen years", "ten years"});
        Map<String, String> titles = new TreeMap<>();
        Map<String, byte[]> files = new TreeMap<>();
        edits.forEach((lang, edit) -> {
            String law = new String(Sample.law(lang), UTF_8).replace(edit[0], edit[1]);
            var expression =
                    LawReader.read(law.getBytes(UTF_8), ReadOptions.named(lang))
                            .getFirst()
                            .expression();
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
}
