package org.kenes.server.outreach.form;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.testkit.SharedData;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class QuestionnaireTest {
    private static final Map<String, String> DEVICE =
            Map.of("today", "2026-03-06", "uid", "uuid:1", "start", "s", "end", "e");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/data/a = 'yes'|true",
                "/data/a != 'no' and ../b >= 5|true",
                ". <= today()|true",
                ". > today()|false",
                "/data/b < 10 or /data/none = ''|true",
                "not(/data/b <= 9)|false",
                "selected(/data/many, 'y')|true",
                "selected(/data/many, 'z')|false",
                "/data/b + 1 = 10|true",
                "/data/a < 5|false",
            })
    void conditionsHoldAsInXPath(String text, boolean holds) {
        Map<String, String> answers =
                Map.of("a", "yes", "b", "9", "many", "x y", "self", "2026-03-05");
        Expression read = ExpressionParser.parse(text, "self", "data").orElseThrow();
        assertThat(read.holds(path -> answers.getOrDefault(path, ""), "2026-03-05"))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"count(/data/a) > 1", "/other/a = 1", "/data/a =", "'open", "pulldata('x')"})
    void whatOurPagesDoNotKnowIsSaid(String text) {
        assertThat(ExpressionParser.parse(text, "a", "data")).isEmpty();
    }

    @Test
    void theSuppliedFormsCanBeAskedInThreeLanguages() {
        for (String name : List.of("kenes-event-report", "kenes-event-plan")) {
            Questionnaire form = form(name);
            assertThat(form.questions()).hasSizeGreaterThanOrEqualTo(5);
            for (Node.Question question : form.questions()) {
                assertThat(question.label().keySet())
                        .as(question.path())
                        .containsExactly("kk", "ru", "en");
            }
        }
    }

    @Test
    void rightAnswersMakeTheInstanceThatCollectWouldMake() {
        Filled filled = new Filled(form("kenes-event-report"), answers(), DEVICE);
        assertThat(filled.wrong()).isEmpty();
        Instance root = ((Instance.Read.Good) Instance.read(filled.xml())).root();
        assertThat(root.attributes()).containsEntry("id", "kenes-event-report");
        assertThat(root.value("meta/instanceID")).isEqualTo("uuid:1");
        assertThat(root.value("law")).isEqualTo("constitution-draft@2026-02-12");
        assertThat(root.value("audience/groups")).isEqualTo("miners workers");
        assertThat(root.value("event/time")).isEqualTo("14:00:00.000");
        assertThat(root.value("close/declare")).isEqualTo("OK");
        assertThat(root.all("audience/low")).as("not asked").isEmpty();
        assertThat(root.all("question")).hasSize(2);
        assertThat(root.all("question").get(1).value("q_text")).isEqualTo("Неге <бұлай> & солай?");
        assertThat(root.all("opinion")).as("nobody said that there were any").isEmpty();
        assertThat(root.value("meta/instanceName")).isEqualTo("2026-03-05 s-zhezkazgan Кездесу");
    }

    @Test
    void everythingThatIsWrongIsNamedByItsControl() {
        Map<String, List<String>> answers = answers();
        answers.put("event/title", List.of(" "));
        answers.put("event/date", List.of("2026-03-07"));
        answers.put("event/minutes", List.of("many"));
        answers.put("event/format", List.of("seance"));
        answers.put("audience/method", List.of("estimate"));
        answers.put("audience/low", List.of("200"));
        answers.put("what/has_p", List.of("yes"));
        answers.remove("question[2]/q_article");
        var wrong = new Filled(form("kenes-event-report"), answers, DEVICE).wrong();
        assertThat(wrong.stream().map(it -> it.control() + " " + it.fault()))
                .contains(
                        "event/title MISSING",
                        "event/date AGAINST_ITS_RULE",
                        "event/minutes NOT_A_NUMBER",
                        "event/format NOT_A_CHOICE",
                        "audience/low AGAINST_ITS_RULE",
                        "audience/high MISSING",
                        "question[2]/q_article MISSING",
                        "photo[1]/p_image MISSING")
                .doesNotContain("question[1]/q_text MISSING", "opinion[1]/o_text MISSING");
    }

    @Test
    void aFormThatOurPagesCannotAskSaysWhy() {
        String xml =
                new String(SharedData.bytes("field/forms/kenes-event-report.xml"), UTF_8)
                        .replace(
                                "relevant=\"/data/event/planned = 'yes'\"",
                                "relevant=\"count(/data/a)\"");
        assertThat(Questionnaire.read(xml.getBytes(UTF_8), List.of("kk")))
                .isInstanceOfSatisfying(
                        Questionnaire.Read.Foreign.class,
                        it ->
                                assertThat(it.foreign())
                                        .containsExactly(
                                                "condition of event/plan_id: count(/data/a)"));
    }

    private static Questionnaire form(String name) {
        byte[] xml = SharedData.bytes("field/forms/" + name + ".xml");
        return ((Questionnaire.Read.Good) Questionnaire.read(xml, List.of("kk", "ru", "en")))
                .questionnaire();
    }

    private static Map<String, List<String>> answers() {
        Map<String, List<String>> answers = new TreeMap<>();
        String[][] pairs = {
            {"place/region", "KZ-62"},
            {"place/district", "ulytau-zhezkazgan"},
            {"place/settlement", "s-zhezkazgan"},
            {"event/planned", "no"},
            {"event/title", "Кездесу"},
            {"event/date", "2026-03-05"},
            {"event/time", "14:00"},
            {"event/minutes", "75"},
            {"event/format", "in_person"},
            {"event/venue", "mine"},
            {"audience/attendance", "118"},
            {"audience/method", "sheet"},
            {"audience/langs", "kk"},
            {"organiser/org", "org-002"},
            {"what/has_q", "yes"},
            {"what/has_o", "no"},
            {"what/has_p", "no"},
            {"question[1]/q_text", "Неге?"},
            {"question[1]/q_lang", "kk"},
            {"question[1]/q_article", "art_24"},
            {"question[1]/q_answered", "no"},
            {"question[3]/q_text", ""},
            {"question[2]/q_text", "Неге <бұлай> & солай?"},
            {"question[2]/q_lang", "kk"},
            {"question[2]/q_article", "general"},
            {"question[2]/q_answered", "no"},
            {"opinion[1]/o_persons", "1"},
            {"close/declare", "OK"},
        };
        for (String[] pair : pairs) {
            answers.put(pair[0], List.of(pair[1]));
        }
        answers.put("audience/groups", List.of("miners", "workers"));
        return answers;
    }
}
