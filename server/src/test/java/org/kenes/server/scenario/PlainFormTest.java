package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.outreach.reading.Reports;
import org.kenes.testkit.SharedData;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Our own form as a browser without scripts sends it.
class PlainFormTest {
    @TempDir static Path data;
    private static Scenario scenario;
    private static Office office;
    private static Phone phone;

    @BeforeAll
    static void open() {
        scenario = Scenario.empty(data);
        office = new Office(scenario.site(), scenario.part(AdminKeys.class).issue());
        office.setUp();
        phone = office.phone("org-002", "KZ");
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    void pressingTwiceStoresOneReportWithItsPhoto() throws Exception {
        String page = phone.get("report?lang=ru").body();
        Map<String, String> answers = answers(page, "Без скрипта");
        byte[] photo = SharedData.bytes("field/samples/1772700000001.jpg");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer =
                    send(answers, new Phone.Part("photo[1]/p_image", "image.jpg", "", photo));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(answer.body()).contains("Принято. Квитанция: ");
        }
        scenario.part(Reports.class).readWaiting();
        String instance = answers.get("instanceID");
        assertThat(one("select count(*) from outreach.submission where instance_id = ?", instance))
                .isEqualTo(1L);
        assertThat(
                        one(
                                "select count(*) from outreach.submission where instance_id = ? and"
                                        + " problems = 0 and event is not null",
                                instance))
                .isEqualTo(1L);
        assertThat(one("select count(*) from outreach.attachment where instance_id = ?", instance))
                .isEqualTo(1L);
    }

    @Test
    void whatIsWrongComesBackWithEverythingTyped() throws Exception {
        Map<String, String> answers = answers(phone.get("report?lang=ru").body(), "Напечатано");
        answers.remove("audience/method");
        HttpResponse<String> answer = send(answers);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("class=\"errors\"", "href=\"#audience.method\"", "нужен ответ")
                .contains("value=\"Напечатано\"")
                .contains("value=\"" + answers.get("instanceID") + "\"");
        assertThat(
                        one(
                                "select count(*) from outreach.submission where instance_id = ?",
                                answers.get("instanceID")))
                .isZero();
    }

    @Test
    void placesAreChosenInStepsAndRowsAreAdded() throws Exception {
        String page = phone.get("report?lang=kk").body();
        assertThat(page).doesNotContain("value=\"ulytau-zhezkazgan\"");
        Map<String, String> typed = hidden(page);
        typed.put("place/region", "KZ-62");
        typed.put("event/title", "Кездесу");
        typed.put("step", "lists");
        HttpResponse<String> districts = send(typed);
        assertThat(districts.statusCode()).isEqualTo(200);
        assertThat(districts.body())
                .contains("value=\"ulytau-zhezkazgan\"", "value=\"Кездесу\"")
                .doesNotContain("value=\"s-zhezkazgan\"");
        typed.put("place/district", "ulytau-zhezkazgan");
        typed.put("step", "more:question");
        String more = send(typed).body();
        assertThat(more)
                .contains("value=\"s-zhezkazgan\"", "name=\"question[6]/q_text\"")
                .doesNotContain("question[7]");
    }

    @Test
    void everyLanguageHasItsOwnWordsAndEveryKeyItsOwnForm() throws Exception {
        assertThat(phone.get("report?lang=kk").body()).contains("lang=\"kk\"", "Есепті жіберу");
        assertThat(phone.get("report?lang=ru").body()).contains("Отправить отчёт");
        assertThat(phone.get("report?lang=en").body()).contains("Send the report");
        assertThat(phone.get("report?form=kenes-event-plan&lang=en").body())
                .contains("type=\"datetime-local\"");
        assertThat(phone.get("report?form=none").statusCode()).isEqualTo(404);
        HttpResponse<String> stranger = new Phone(scenario.site(), "wrong").get("report?lang=ru");
        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(stranger.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        Phone ended = office.phone("org-002", "KZ");
        office.revoke(ended.keyId());
        assertThat(ended.get("report?lang=ru").statusCode()).isEqualTo(403);
        HttpResponse<String> worker = phone.get("sw.js");
        assertThat(worker.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
    }

    @Test
    void anAnnouncementMadeHereBecomesAPlan() throws Exception {
        String page = phone.get("report?form=kenes-event-plan&lang=ru").body();
        Map<String, String> answers = hidden(page);
        answers.put("district", "ulytau-zhezkazgan");
        answers.put("settlement", "s-talap");
        answers.put("title", "Встреча в ауле");
        answers.put("starts", "2031-03-09T16:30");
        answers.put("org", "org-002");
        answers.put("step", "send");
        HttpResponse<String> answer = send(answers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
        assertThat(
                        one(
                                "select count(*) from outreach.event where id = ?::uuid and state ="
                                        + " 'planned' and starts = '16:30'",
                                answers.get("instanceID").substring(5)))
                .isEqualTo(1L);
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field =
                Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                        .matcher(page);
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        assertThat(fields).containsKeys("form", "instanceID", "started");
        return fields;
    }

    private static Map<String, String> answers(String page, String title) {
        Map<String, String> answers = hidden(page);
        String[][] given = {
            {"place/region", "KZ-62"},
            {"place/district", "ulytau-zhezkazgan"},
            {"place/settlement", "s-zhezkazgan"},
            {"event/planned", "no"},
            {"event/title", title},
            {"event/date", "2031-02-27"},
            {"event/time", "14:30"},
            {"event/minutes", "75"},
            {"event/format", "in_person"},
            {"event/venue", "mine"},
            {"audience/groups", "miners"},
            {"audience/attendance", "118"},
            {"audience/method", "sheet"},
            {"audience/langs", "kk"},
            {"organiser/org", "org-002"},
            {"what/has_q", "no"},
            {"what/has_o", "no"},
            {"what/has_p", "yes"},
            {"photo[1]/p_caption", "Зал"},
            {"photo[1]/p_credit", "Фото: А. М."},
            {"photo[1]/p_licence", "cc_by_4"},
            {"photo[1]/p_consent", "all"},
            {"photo[1]/p_minors", "no"},
            {"close/declare", "OK"},
            {"step", "send"},
        };
        for (String[] pair : given) {
            answers.put(pair[0], pair[1]);
        }
        return answers;
    }

    private static HttpResponse<String> send(Map<String, String> answers, Phone.Part... files)
            throws Exception {
        List<Phone.Part> parts = new ArrayList<>();
        answers.forEach(
                (name, value) -> parts.add(new Phone.Part(name, null, "", value.getBytes(UTF_8))));
        parts.addAll(List.of(files));
        return phone.post("report", Phone.type(), Phone.body(parts));
    }

    private static long one(String sql, String param) {
        return scenario.part(JdbcClient.class).sql(sql).param(param).query(Long.class).single();
    }
}
