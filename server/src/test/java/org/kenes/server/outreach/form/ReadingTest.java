package org.kenes.server.outreach.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.outreach.CodeList;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;
import org.kenes.testkit.SharedData;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class ReadingTest {
    private static final Mapping REPORT =
            Mapping.read(SharedData.bytes("field/forms/kenes-event-report.map.yaml"), "map");
    private static final Mapping PLAN =
            Mapping.read(SharedData.bytes("field/forms/kenes-event-plan.map.yaml"), "map");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void theSampleReportsGiveTheFieldRecordsOfASecondImplementation(String lang) {
        FieldRecord read =
                read(SharedData.bytes("field/samples/submission-" + lang + ".xml"), REPORT);
        assertThat(JSON.readTree(JSON.writeValueAsString(read.json())))
                .isEqualTo(
                        JSON.readTree(SharedData.text("field/samples/expected/" + lang + ".json")));
    }

    @Test
    void anAnnouncementKeepsTheWallClockThatWasTyped() {
        FieldRecord plan = read(SharedData.bytes("field/samples/submission-plan.xml"), PLAN);
        assertThat(plan.text("plan")).isEqualTo("e5232537-177c-4f9f-9012-a47774b18da7");
        assertThat(plan.text("place")).isEqualTo("s-talap");
        assertThat(plan.text("date")).isEqualTo("2026-03-09");
        assertThat(plan.text("start")).isEqualTo("16:30");
    }

    @Test
    void whatIsWrongBecomesNullAndAProblemAtItsPlace() {
        String xml =
                SharedData.text("field/samples/submission-kk.xml")
                        .replace("s-zhezkazgan</settlement>", "nowhere</settlement>")
                        .replace("<attendance>118", "<attendance>many")
                        .replaceFirst("<o_stance>oppose", "<o_stance>furious")
                        .replace("<venue>mine", "<venue>moon");
        FieldRecord read = read(xml.getBytes(StandardCharsets.UTF_8), REPORT);
        assertThat(read.text("place")).as("the next path").isEqualTo("ulytau-zhezkazgan");
        assertThat(read.text("venueKind")).isEqualTo("other");
        assertThat(read.attendance().get("value")).isNull();
        assertThat(read.problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "place/settlement",
                        "audience/attendance",
                        "opinion[2]/o_stance",
                        "event/venue");
    }

    @Test
    void theNamespacesOfOtherProgramsChangeNothing() {
        String xml =
                SharedData.text("field/samples/submission-kk.xml")
                        .replace("<data ", "<data xmlns=\"http://example.org/form\" ")
                        .replace("<meta>", "<orx:meta>")
                        .replace("</meta>", "</orx:meta>");
        FieldRecord read = read(xml.getBytes(StandardCharsets.UTF_8), REPORT);
        assertThat(read.problems()).isEmpty();
        assertThat(read.rows("opinions")).hasSize(2);
    }

    @Test
    void aDocumentTypeAndADeepTreeAreNotRead() {
        assertThat(
                        Instance.read(
                                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
                                        .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Instance.Read.DocumentType.class);
        String deep = "<a>".repeat(65) + "</a>".repeat(65);
        assertThat(Instance.read(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Instance.Read.TooLarge.class);
        String wide = "<a>" + "<b/>".repeat(100_000) + "</a>";
        assertThat(Instance.read(wide.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Instance.Read.TooLarge.class);
        assertThat(Instance.read("<a><b></a>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Instance.Read.Malformed.class);
    }

    @Test
    void theSuppliedFormsAreReadWithTheirListsAndQuestionsForFiles() throws Exception {
        XForm report = XForm.read(SharedData.bytes("field/forms/kenes-event-report.xml"));
        assertThat(report.id()).isEqualTo("kenes-event-report");
        assertThat(report.version()).isEqualTo("2026031301");
        assertThat(report.files()).contains("photo/p_image");
        assertThat(report.references())
                .contains("districts.csv", "settlements.csv", "planned_events.csv");
        assertThat(report.warnings()).isEmpty();
        XForm plan = XForm.read(SharedData.bytes("field/forms/kenes-event-plan.xml"));
        assertThat(plan.references())
                .containsExactly("districts.csv", "orgs.csv", "settlements.csv");
    }

    @Test
    void everythingThatIsWrongWithAFormIsToldAtOnce() {
        String form =
                SharedData.text("field/forms/kenes-event-plan.xml")
                        .replace("version=\"2026021201\"", "version=\"\"")
                        .replace("ref=\"/data/title\"", "ref=\"/data/heading\"");
        var unusable =
                assertThrows(
                        XForm.Unusable.class,
                        () -> XForm.read(form.getBytes(StandardCharsets.UTF_8)));
        assertThat(unusable.problems())
                .containsExactly(
                        new Fault("no-version", ""),
                        new Fault("not-in-instance", "input /data/heading"));
        for (Lang lang : Lang.values()) {
            assertThat(unusable.problems().getLast().in(Messages.load(lang)))
                    .endsWith(": input /data/heading");
        }
    }

    private static FieldRecord read(byte[] xml, Mapping mapping) {
        Instance root = ((Instance.Read.Good) Instance.read(xml)).root();
        List<String> files = new ArrayList<>();
        root.all("photo").forEach(it -> files.add(String.valueOf(it.value("p_image"))));
        return Reading.read(
                root,
                mapping,
                new Reading.Raw(
                        String.valueOf(root.value("meta/instanceID")),
                        String.valueOf(root.value("@id")),
                        String.valueOf(root.value("@version")),
                        Hash.sha256(xml).hex(),
                        xml.length),
                files,
                new Reading.Around(
                        places()::getOrEmpty,
                        ZoneId.of("Asia/Almaty"),
                        CodeList.builtIn(CodeList.Name.AUDIENCE),
                        CodeList.builtIn(CodeList.Name.VENUE)));
    }

    private record Paths(Map<String, String> parents) {
        List<String> getOrEmpty(String code) {
            List<String> path = new ArrayList<>();
            for (String at = code; parents.containsKey(at); at = parents.getOrDefault(at, "")) {
                path.addFirst(at);
            }
            return path;
        }
    }

    private static Paths places() {
        Map<String, String> parents = new HashMap<>();
        SharedData.csv("field/places/places-sample.csv")
                .forEach(row ->
                        parents.put(row.getOrDefault("code", ""), row.getOrDefault("parent", "")));
        return new Paths(parents);
    }
}
