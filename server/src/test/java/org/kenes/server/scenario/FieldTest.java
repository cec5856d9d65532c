package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.server.account.AdminKeys;
import org.kenes.server.outreach.Event;
import org.kenes.server.outreach.EventState;
import org.kenes.server.outreach.Events;
import org.kenes.server.outreach.field.Caller;
import org.kenes.server.outreach.field.Inbox;
import org.kenes.server.outreach.field.Intake;
import org.kenes.server.outreach.reading.Reports;
import org.kenes.server.record.PublicLog;
import org.kenes.server.shell.language.Lang;
import org.kenes.testkit.SharedData;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Phones against a real server and a real PostgreSQL: what the field specification says of
/// clients, with the forms and the reports that are supplied with it.
class FieldTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PHOTO_1 = "1772700000001.jpg";
    private static final String PHOTO_2 = "1772700000002.jpg";

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
    void theListTheManifestAndTheBytesAgree() throws Exception {
        String list = phone.get("formList").body();
        assertThat(phone.get("formList").headers().firstValue("Content-Type"))
                .contains("text/xml;charset=utf-8");
        assertThat(phone.get("formList").headers().firstValue("X-OpenRosa-Version"))
                .contains("1.0");
        byte[] form = SharedData.bytes("field/forms/kenes-event-report.xml");
        assertThat(list)
                .contains("<formID>kenes-event-report</formID>")
                .contains("<hash>md5:" + md5(form) + "</hash>");
        String base = "forms/kenes-event-report/2026031301/";
        HttpResponse<byte[]> published = phone.bytes(base + "form.xml");
        assertThat(published.body()).isEqualTo(form);
        String tag = published.headers().firstValue("ETag").orElseThrow();
        assertThat(phone.getIfChanged(base + "form.xml", tag).statusCode()).isEqualTo(304);
        String manifest = phone.get(base + "manifest").body();
        for (String name : List.of("districts.csv", "settlements.csv", "orgs.csv")) {
            byte[] file = phone.bytes(base + "media/" + name).body();
            assertThat(manifest)
                    .contains(
                            "<filename>" + name + "</filename><hash>md5:" + md5(file) + "</hash>");
        }
        assertThat(phone.get("formList?formID=none&deviceID=x").body())
                .isEqualTo("<xforms xmlns=\"http://openrosa.org/xforms/xformsList\"></xforms>");
    }

    @Test
    void theQuestionBeforeAnUploadIsAnsweredWithoutABody() throws Exception {
        HttpResponse<String> answer = phone.head("submission");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("X-OpenRosa-Accept-Content-Length"))
                .contains("30000000");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void theSampleReportsGoThroughWithReceiptsAndAreReadAsExpected(String lang) throws Exception {
        String organisation =
                lang.equals("kk") ? "org-002" : lang.equals("ru") ? "org-000" : "org-003";
        Phone here = office.phone(organisation, "KZ");
        byte[] xml = SharedData.bytes("field/samples/submission-" + lang + ".xml");
        JsonNode expected =
                JSON.readTree(SharedData.text("field/samples/expected/" + lang + ".json"));
        String instance = expected.get("instanceId").asString();
        List<Phone.Part> parts = new ArrayList<>(List.of(Phone.xml(xml)));
        for (JsonNode name : expected.get("expectedAttachments")) {
            parts.add(Phone.photo(name.asString()));
        }
        HttpResponse<String> answer = here.send(lang, parts);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body())
                .contains("submit_success")
                .containsPattern("[0-9A-Z]{5}-[0-9A-Z]{5}")
                .contains(
                        switch (lang) {
                            case "kk" -> "Қабылданды";
                            case "ru" -> "Принято";
                            default -> "Received";
                        });
        scenario.part(Reports.class).readWaiting();
        JsonNode read = scenario.part(Inbox.class).fieldRecord(instance).orElseThrow();
        expected.properties()
                .forEach(member ->
                        assertThat(read.get(member.getKey()))
                                .as(member.getKey())
                                .isEqualTo(member.getValue()));
        assertThat(read.get("state").asString()).isEqualTo("complete");

        scenario.part(PublicLog.class).sequence();
        JsonNode receipt = JSON.readTree(here.get("receipt/" + instance).body());
        assertThat(receipt.get("proof").asString()).startsWith("c2sp.org/tlog-proof@v1");
        assertThat(answer.body()).contains(receipt.get("code").asString());
        Phone other = office.phone("org-002", "KZ");
        assertThat(other.get("receipt/" + instance).statusCode())
                .as("only the key that sent it")
                .isEqualTo(404);
    }

    @Test
    void anUploadInTwoPartsAnyNumberOfTimesIsOneCompleteReport() throws Exception {
        byte[] xml = fresh("split");
        List<Phone.Part> first = List.of(Phone.incomplete(), Phone.xml(xml), Phone.photo(PHOTO_2));
        List<Phone.Part> second = List.of(Phone.xml(xml), Phone.photo(PHOTO_1));
        assertThat(phone.send("en", first).statusCode()).isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
        assertThat(state(xml)).isEqualTo("incomplete");
        assertThat(event(xml).state()).isEqualTo(EventState.REPORTED);
        for (int i = 0; i < 2; i++) {
            assertThat(phone.send("en", second).statusCode()).isEqualTo(201);
            assertThat(phone.send("en", first).statusCode()).isEqualTo(201);
            scenario.part(Reports.class).readWaiting();
        }
        assertThat(state(xml)).isEqualTo("complete");
        assertThat(event(xml).state()).isEqualTo(EventState.COMPLETE);
        assertThat(entries(xml)).as("one submission, two files").isEqualTo(1);
        assertThat(count("select count(*) from outreach.attachment where instance_id = ?", xml))
                .isEqualTo(2);
    }

    @Test
    void twoHundredParallelCopiesMakeOneReport() throws Exception {
        byte[] xml = fresh("parallel");
        Set<Integer> statuses = new TreeSet<>();
        Set<String> codes = new TreeSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<HttpResponse<String>>> copies = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                copies.add(() -> phone.send("en", List.of(Phone.xml(xml))));
            }
            for (var copy : threads.invokeAll(copies)) {
                statuses.add(copy.get().statusCode());
                codes.add(copy.get().body());
            }
        }
        assertThat(statuses).containsExactly(201);
        assertThat(codes).as("the same receipt for all").hasSize(1);
        scenario.part(Reports.class).readWaiting();
        scenario.part(Reports.class).readWaiting();
        assertThat(count("select count(*) from outreach.submission where instance_id = ?", xml))
                .isEqualTo(1);
        assertThat(entries(xml)).isEqualTo(1);
    }

    @Test
    void otherBytesUnderTheSameNumberAreRefusedAndChangeNothing() throws Exception {
        byte[] xml = fresh("changed");
        assertThat(phone.send("en", List.of(Phone.xml(xml))).statusCode()).isEqualTo(201);
        byte[] other = text(xml).replace(">118<", ">1180<").getBytes(UTF_8);
        assertThat(phone.send("en", List.of(Phone.xml(other))).statusCode()).isEqualTo(409);
        assertThat(scenario.part(Inbox.class).raw(instance(xml))).contains(xml);
    }

    @Test
    void aFileThatDiffersIsKeptBesideTheFirst() throws Exception {
        byte[] xml = fresh("conflict");
        assertThat(phone.send("en", List.of(Phone.xml(xml), Phone.photo(PHOTO_1))).statusCode())
                .isEqualTo(201);
        var other =
                new Phone.Part(PHOTO_1, PHOTO_1, "", SharedData.bytes("field/samples/" + PHOTO_2));
        assertThat(phone.send("en", List.of(Phone.xml(xml), other)).statusCode()).isEqualTo(202);
        assertThat(count("select count(*) from outreach.attachment where instance_id = ?", xml))
                .isEqualTo(2);
    }

    @Test
    void anEditReplacesTheEarlierReportOnceAndTakesItsFilesOver() throws Exception {
        byte[] xml = fresh("edited");
        phone.send("en", List.of(Phone.xml(xml), Phone.photo(PHOTO_1), Phone.photo(PHOTO_2)));
        byte[] edit = edit(xml, "edit-1");
        assertThat(phone.send("en", List.of(Phone.xml(edit))).statusCode()).isEqualTo(201);
        assertThat(phone.send("en", List.of(Phone.xml(edit))).statusCode()).isEqualTo(201);
        assertThat(phone.send("en", List.of(Phone.xml(edit(xml, "edit-2")))).statusCode())
                .isEqualTo(409);
        scenario.part(Reports.class).readWaiting();
        assertThat(state(edit)).isEqualTo("complete");
        assertThat(state(xml)).isEqualTo("superseded");
        byte[] orphan = edit(fresh("never-sent"), "edit-3");
        assertThat(phone.send("en", List.of(Phone.xml(orphan))).statusCode()).isEqualTo(404);
    }

    @Test
    void unknownFormsAndVersionsAreNamed() throws Exception {
        String xml = text(fresh("form"));
        var form =
                phone.send(
                        "en",
                        List.of(Phone.xml(xml.replace("kenes-event-report", "x").getBytes(UTF_8))));
        assertThat(form.statusCode()).isEqualTo(404);
        assertThat(form.body()).contains("The form x was never published");
        var version =
                phone.send(
                        "en", List.of(Phone.xml(xml.replace("2026031301", "1").getBytes(UTF_8))));
        assertThat(version.statusCode()).isEqualTo(404);
        assertThat(version.body()).contains("kenes-event-report 1");
    }

    @Test
    void hostileReportsGetTheirStatusAndAMessage() throws Exception {
        refused(400, "DOCTYPE", "<!DOCTYPE d [<!ENTITY a \"aa\">]><d>&a;</d>".getBytes(UTF_8));
        refused(
                400,
                "64 levels",
                ("<d>" + "<a>".repeat(70) + "</a>".repeat(70) + "</d>").getBytes(UTF_8));
        refused(400, "not well-formed", Arrays.copyOf(fresh("cut"), 700));
        refused(
                400,
                "instanceID",
                text(fresh("none"))
                        .replaceAll("<instanceID>[^<]*", "<instanceID>")
                        .getBytes(UTF_8));
        refused(413, "too large", new byte[Phone.MEGABYTE * 2 + 1]);
        assertThat(phone.send("en", List.of()).statusCode()).isEqualTo(400);
        assertThat(phone.post("submission", "text/xml", fresh("plain")).statusCode())
                .isEqualTo(400);
        assertThat(
                        phone.post(
                                        "submission",
                                        "multipart/form-data; boundary=x",
                                        "--x\r\nfoo".getBytes(UTF_8))
                                .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "kk, Сервер қазір есеп қабылдай алмайды",
        "ru, Сервер сейчас не может принять отчёт",
        "en, The server cannot take reports right now"
    })
    void whoFindsNoRoomIsToldWhenToComeAgainAndLosesNothing(String lang, String words)
            throws Exception {
        Phone fast = office.phone("org-002", "KZ", 1);
        List<Phone.Part> parts = List.of(Phone.xml(fresh("busy " + lang)));
        assertThat(fast.send(lang, parts).statusCode()).isEqualTo(201);
        busy(fast.send(lang, parts), words);

        System.setProperty("kenes.field.reserve", Long.toString(Long.MAX_VALUE));
        try {
            busy(phone.send(lang, parts), words);
        } finally {
            System.clearProperty("kenes.field.reserve");
        }

        Intake intake = scenario.part(Intake.class);
        List<Intake.Admitted> uploads = new ArrayList<>();
        Caller caller = new Caller("test", "", "", Lang.EN, 100_000, "", false);
        for (var it = intake.admit(caller); it.isPresent(); it = intake.admit(caller)) {
            uploads.add(it.get());
        }
        busy(phone.send(lang, parts), words);
        uploads.forEach(Intake.Admitted::close);
        assertThat(phone.send(lang, parts).statusCode()).isEqualTo(201);
    }

    private static void busy(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
        assertThat(answer.body()).contains("nature=\"error\"").contains(words);
    }

    /// Every refusal has words of its own in every language.
    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void everyRefusalSaysWhatIsWrongInTheLanguageOfTheReader(String lang) throws Exception {
        Set<String> said = new TreeSet<>();
        byte[] sent = fresh("said " + lang);
        assertThat(phone.send(lang, List.of(Phone.xml(sent))).statusCode()).isEqualTo(201);
        Map<byte[], Integer> reports = new LinkedHashMap<>();
        reports.put("<!DOCTYPE d><d/>".getBytes(UTF_8), 400);
        reports.put(("<d>" + "<a>".repeat(70) + "</a>".repeat(70) + "</d>").getBytes(UTF_8), 400);
        reports.put("<d".getBytes(UTF_8), 400);
        reports.put("<d/>".getBytes(UTF_8), 400);
        reports.put(new byte[Phone.MEGABYTE * 2 + 1], 413);
        reports.put(text(sent).replace(">118<", ">1180<").getBytes(UTF_8), 409);
        reports.put(text(fresh("s")).replace("kenes-event-report", "x").getBytes(UTF_8), 404);
        reports.put(text(fresh("s")).replace("2026031301", "1").getBytes(UTF_8), 404);
        reports.put(edit(fresh("s"), "s"), 404);
        for (var it : reports.entrySet()) {
            var answer = phone.send(lang, List.of(Phone.xml(it.getKey())));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(it.getValue());
            said.add(answer.body());
        }
        said.add(phone.send(lang, List.of()).body());
        said.add(new Phone(scenario.site(), "wrong").send(lang, List.of()).body());
        assertThat(said).as("each in its own words").hasSize(reports.size() + 2);
        assertThat(said).allSatisfy(it -> assertThat(it).contains("nature=\"error\""));
        String letters = lang.equals("en") ? "[a-z]" : lang.equals("ru") ? "[а-яё]" : "[әіңғүұқөһ]";
        assertThat(said).allSatisfy(it -> assertThat(it).containsPattern(letters));
    }

    /// A seeded crowd of broken uploads: each gets an answer with words, nothing is stored, nothing
    /// is left on the disk, and the next good report goes through.
    @Test
    void aThousandMalformedUploadsChangeNothing() throws Exception {
        Random random = new Random(20_310_301);
        byte[] good = Phone.body(List.of(Phone.xml(fresh("base")), Phone.photo(PHOTO_1)));
        long before = submissions();
        Phone crowd = office.phone("org-002", "KZ", 100_000);
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] body = broken(good, random);
            var answer = crowd.post("submission", Phone.type(), body);
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            assertThat(answer.statusCode()).as(i + ": " + answer.body()).isBetween(201, 413);
            assertThat(answer.body()).contains("OpenRosaResponse");
        }
        assertThat(statuses.keySet()).as("%s", statuses).doesNotContain(500);
        // a flipped bit in the photo still is a report: at most the one that was flipped
        assertThat(submissions() - before).isLessThanOrEqualTo(statuses.getOrDefault(201, 0));
        try (Stream<Path> left = Files.list(data.resolve("field/arriving"))) {
            assertThat(left).isEmpty();
        }
        assertThat(phone.send("en", List.of(Phone.xml(fresh("afterwards")))).statusCode())
                .isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
    }

    /// Cut short, filled with noise, or with bytes of the frame and the report changed.
    private static byte[] broken(byte[] good, Random random) {
        byte[] body = good.clone();
        switch (random.nextInt(4)) {
            case 0 -> body = Arrays.copyOf(body, random.nextInt(2_000));
            case 1 -> random.nextBytes(body);
            case 2 -> {
                int from = random.nextInt(1_500);
                Arrays.fill(body, from, from + 1 + random.nextInt(200), (byte) random.nextInt());
            }
            default -> {
                for (int n = 0; n < 20; n++) {
                    body[random.nextInt(1_500)] = (byte) random.nextInt();
                }
            }
        }
        return body;
    }

    private static long submissions() {
        return scenario.part(JdbcClient.class)
                .sql("select count(*) from outreach.submission")
                .query(Long.class)
                .single();
    }

    @Test
    void aHundredMegabytesAreRefusedWithAMessageAndKeepNothing() throws Exception {
        byte[] xml = fresh("huge");
        for (boolean chunked : new boolean[] {true, false}) {
            var answer = phone.sendHuge(xml, 100, chunked);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("30 MB");
        }
        assertThat(count("select count(*) from outreach.submission where instance_id = ?", xml))
                .isZero();
        try (Stream<Path> left = Files.list(data.resolve("field/arriving"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void otherNamespacesExtraFieldsAndNamesInKazakhAreTaken() throws Exception {
        byte[] xml =
                text(fresh("namespaces"))
                        .replace("<data ", "<data xmlns=\"http://example.org/f\" ")
                        .replace("<meta>", "<orx:meta>")
                        .replace("</meta>", "</orx:meta>")
                        .replace(PHOTO_1, "суретңө.jpg")
                        .getBytes(UTF_8);
        var named = new Phone.Part("суретңө.jpg", "суретңө.jpg", "", new byte[] {1});
        var csrf = new Phone.Part("__csrf", null, "", "secret".getBytes(UTF_8));
        var answer = phone.send("en", List.of(csrf, Phone.xml(xml), named, Phone.photo(PHOTO_2)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
        assertThat(state(xml)).isEqualTo("complete");
    }

    @Test
    void keysOpenOnlyWhatTheyAreFor() throws Exception {
        Phone stranger = new Phone(scenario.site(), "wrong");
        assertThat(stranger.get("formList").statusCode()).isEqualTo(404);
        assertThat(stranger.send("ru", List.of(Phone.xml(fresh("stranger")))).body())
                .contains("Такой ключ здесь неизвестен");
        assertThat(phone.get("nothing").statusCode()).isEqualTo(404);
        assertThat(phone.get("nothing").body()).contains("OpenRosaResponse");
        assertThat(phone.get("formList").headers().firstValue("Referrer-Policy"))
                .contains("no-referrer");

        Phone elsewhere = office.phone("org-002", "KZ-35");
        byte[] outside = fresh("outside");
        assertThat(elsewhere.send("en", List.of(Phone.xml(outside))).statusCode()).isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
        JsonNode read = scenario.part(Inbox.class).fieldRecord(instance(outside)).orElseThrow();
        assertThat(read.get("problems").toString()).contains("place of the key: KZ-35");
        assertThat(scenario.part(Events.class).find(plan(outside)))
                .as("counts nowhere until staff decide")
                .isEmpty();
    }

    @Test
    void aRevokedKeyShowsNothingAndItsReportsAreKeptApart() throws Exception {
        Phone lost = office.phone("org-002", "KZ");
        byte[] before = fresh("before");
        assertThat(lost.send("en", List.of(Phone.xml(before))).statusCode()).isEqualTo(201);
        office.revoke(lost.keyId());
        assertThat(lost.get("formList").statusCode()).isEqualTo(403);
        assertThat(lost.send("en", List.of(Phone.xml(before))).statusCode())
                .as("a repeat gets the first answer")
                .isEqualTo(201);
        byte[] after = fresh("after");
        assertThat(lost.send("en", List.of(Phone.xml(after))).statusCode()).isEqualTo(202);
        scenario.part(Reports.class).readWaiting();
        assertThat(state(after)).isEqualTo("quarantined");
        assertThat(scenario.part(Events.class).find(plan(after))).isEmpty();
    }

    @Test
    void anAnnouncementFromAPhoneIsInTheCalendarsOfItsPlaceAndItsOrganiser() throws Exception {
        byte[] plan =
                SharedData.text("field/samples/submission-plan.xml")
                        .replace("2026-03-09", "2031-03-09")
                        .getBytes(UTF_8);
        assertThat(phone.send("en", List.of(Phone.xml(plan))).statusCode()).isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
        for (String feed : List.of("all", "place/KZ-62", "place/s-talap", "org/org-002")) {
            var calendar = scenario.read("calendar/" + feed + ".ics?lang=kk");
            assertThat(calendar.statusCode()).isEqualTo(200);
            assertThat(calendar.body())
                    .as(feed)
                    .contains("UID:e5232537-177c-4f9f-9012-a47774b18da7@scenario.example\r\n")
                    .contains("DTSTART;TZID=Asia/Tashkent:20310309T163000\r\n")
                    .contains("SUMMARY:Ауылдағы кездесу\r\n");
        }
        byte[] moved = edit(text(plan).replace("T16:30", "T18:00").getBytes(UTF_8), "moved");
        assertThat(phone.send("en", List.of(Phone.xml(moved))).statusCode()).isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
        assertThat(scenario.read("calendar/place/s-talap.ics?lang=kk").body())
                .as("the same meeting at another time")
                .contains("UID:e5232537-177c-4f9f-9012-a47774b18da7@scenario.example\r\n")
                .contains("DTSTART;TZID=Asia/Tashkent:20310309T180000\r\n")
                .doesNotContain("T163000");
        assertThat(scenario.cut()).as("the log tells the same").isNotNull();
        assertThat(scenario.read("calendar/org/org-003.ics").body()).doesNotContain("VEVENT");
        assertThat(scenario.read("calendar/place/nowhere.ics").statusCode()).isEqualTo(404);
    }

    @Test
    void aCoHostedMeetingBecomesOneEventWithAllItsOrganisersAndEverythingSaid() throws Exception {
        byte[] one = fresh("host");
        byte[] other = text(fresh("co-host")).replace("org-002", "org-003").getBytes(UTF_8);
        assertThat(phone.send("en", List.of(Phone.xml(one))).statusCode()).isEqualTo(201);
        Phone second = office.phone("org-003", "KZ");
        assertThat(second.send("en", List.of(Phone.xml(other))).statusCode()).isEqualTo(201);
        scenario.part(Reports.class).readWaiting();
        Events events = scenario.part(Events.class);
        assertThat(events.merge(plan(other), plan(one), Events.Joining.CO_HOSTED))
                .isInstanceOf(Events.Outcome.Done.class);
        assertThat(event(one).facts().organisers()).containsExactly("org-002", "org-003");
        assertThat(event(one).questions()).isEqualTo(4);
        assertThat(event(other).state()).isEqualTo(EventState.DUPLICATE);
        assertThat(events.merge(plan(other), plan(one), Events.Joining.CO_HOSTED))
                .as("once")
                .isInstanceOf(Events.Outcome.Refused.class);
        assertThat(scenario.cut()).as("the log tells the same").isNotNull();
        assertThat(events.unmerge(plan(other))).isInstanceOf(Events.Outcome.Done.class);
        assertThat(event(one).facts().organisers()).containsExactly("org-002");
        assertThat(event(one).questions()).isEqualTo(2);
        assertThat(event(other).state()).isEqualTo(EventState.REPORTED);
        assertThat(events.unmerge(plan(other)))
                .as("once")
                .isInstanceOf(Events.Outcome.Refused.class);
        assertThat(scenario.cut()).as("the log tells that, too").isNotNull();
    }

    @Test
    void staffSignInOverHttpsOnly() throws Exception {
        assertThat(office.openRosa("formList", null).statusCode()).isEqualTo(403);
    }

    @Test
    void aFormWithoutItsFilesOrWithAChangedByteIsRefused() {
        byte[] form = SharedData.bytes("field/forms/kenes-event-report.xml");
        byte[] clinics =
                text(form)
                        .replace("jr://file-csv/orgs.csv", "jr://file-csv/clinics.csv")
                        .replace("2026031301", "2026031302")
                        .getBytes(UTF_8);
        var missing = office.publish(clinics);
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body()).contains("clinics.csv");
        var changed =
                office.publish(text(form).replace("Keñes: event report", "Keñes").getBytes(UTF_8));
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(office.publish(form, "field/forms/kenes-event-report.map.yaml").statusCode())
                .as("the same again changes nothing")
                .isEqualTo(200);
    }

    private static void refused(int status, String words, byte[] xml) throws Exception {
        var answer = phone.send("en", List.of(Phone.xml(xml)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("nature=\"error\"").contains(words);
    }

    /// The Kazakh sample as another report, of an event of its own.
    private static byte[] fresh(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
        return SharedData.text("field/samples/submission-kk.xml")
                .replace("f56f71d1-2677-4d63-ac01-556c9a96b74c", id.toString())
                .replace(
                        "0d5e2b3c-6f0b-4a57-9d8a-1c7f0a3f1a01",
                        UUID.nameUUIDFromBytes((name + " plan").getBytes(UTF_8)).toString())
                .getBytes(UTF_8);
    }

    private static byte[] edit(byte[] xml, String name) {
        String before = instance(xml);
        String id = "uuid:" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
        return text(xml)
                .replace(
                        "<instanceID>" + before,
                        "<deprecatedID>" + before + "</deprecatedID><instanceID>" + id)
                .getBytes(UTF_8);
    }

    private static String instance(byte[] xml) {
        return between(text(xml), "<instanceID>", "</instanceID>");
    }

    private static UUID plan(byte[] xml) {
        return UUID.fromString(between(text(xml), "<plan_id>", "</plan_id>"));
    }

    private static Event event(byte[] xml) {
        return scenario.part(Events.class).find(plan(xml)).orElseThrow();
    }

    private static String state(byte[] xml) {
        return String.valueOf(
                scenario.part(Inbox.class).summary(instance(xml)).orElseThrow().get("state"));
    }

    private static long entries(byte[] xml) {
        return count(
                "select count(*) from record.ledger_entry where dedup ="
                        + " (select dedup from outreach.submission where instance_id = ?)",
                xml);
    }

    private static long count(String sql, byte[] xml) {
        return scenario.part(JdbcClient.class)
                .sql(sql)
                .param(instance(xml))
                .query(Long.class)
                .single();
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }
}
