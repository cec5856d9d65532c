package org.kenes.sample;

import org.kenes.dataset.Json;
import org.kenes.dataset.table.Tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The public tables of a nation as a cut would give them, without a log: CSV files and a package.
final class NationTables {
    private final Path folder;
    private final Nation nation;
    private final List<Object> resources = new ArrayList<>();

    /// Rows to add to a table, cells in the order of the catalogue.
    interface Rows {
        void add(Object... cells);
    }

    NationTables(Path folder, Nation nation) {
        this.folder = folder;
        this.nation = nation;
    }

    /// @param speakersAt number of the meeting that is the closing session
    void write(long speakersAt) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        contributions();
        events(speakersAt);
        register();
        words();
        table(
                "keys_issued",
                rows -> rows.add("draft-1", 2, "2031-02-01", nation.settings().people() / 3));
        Files.write(
                folder.resolve("datapackage.json"),
                Json.file(
                        new TreeMap<>(
                                Map.of(
                                        "resources",
                                        resources,
                                        "kenes",
                                        Map.of(
                                                "currentDraft",
                                                "draft-1",
                                                "cut",
                                                Map.of(
                                                        "number", 1L, "origin", "test", "root", "",
                                                        "size", 1L))))));
    }

    void table(String name, java.util.function.Consumer<Rows> content) {
        Path file = folder.resolve("data").resolve(name + ".csv");
        int columns = Tables.of(name).columns().size();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(Tables.of(name).header() + "\n");
            content.accept(cells -> {
                if (cells.length != columns) {
                    throw new IllegalArgumentException(name + ": " + Arrays.toString(cells));
                }
                line(out, cells);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        resources.add(Map.of("name", name, "path", "data/" + name + ".csv"));
    }

    private static void line(BufferedWriter out, Object... cells) {
        try {
            out.write(
                    Arrays.stream(cells).map(NationTables::cell).collect(Collectors.joining(",")));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("[^,\"\n\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private void contributions() {
        table(
                "contributions",
                rows -> {
                    nation.voices()
                            .forEach(v ->
                                    rows.add(
                                            v.number(),
                                            "opinion",
                                            "draft-1",
                                            v.wid(),
                                            v.stance(),
                                            v.lang(),
                                            v.region(),
                                            v.audience(),
                                            v.day(),
                                            v.channel(),
                                            v.level(),
                                            v.voices(),
                                            true,
                                            "",
                                            v.text().isEmpty() ? "none" : "published"));
                    long after = nation.settings().opinions();
                    nation.questions()
                            .forEach(q ->
                                    rows.add(
                                            after + q.number(),
                                            "question",
                                            "draft-1",
                                            q.wid(),
                                            "",
                                            q.lang(),
                                            q.region(),
                                            q.audience(),
                                            q.day(),
                                            q.channel(),
                                            q.level(),
                                            1,
                                            true,
                                            "",
                                            "none"));
                });
        table(
                "texts",
                rows ->
                        nation.voices()
                                .filter(v -> !v.text().isEmpty())
                                .forEach(
                                        v -> rows.add(v.number(), v.lang(), v.text(), "00", "00")));
        table(
                "answers",
                rows -> {
                    long after = nation.settings().opinions();
                    nation.questions()
                            .filter(q -> q.answer() != null)
                            .forEach(q ->
                                    rows.add(
                                            2 * after + q.number(),
                                            after + q.number(),
                                            q.answer().office(),
                                            q.answer().day(),
                                            7,
                                            "answered"));
                });
    }

    private void events(long speakersAt) {
        Map<String, String> parents =
                nation.settings().places().stream()
                        .collect(Collectors.toMap(Nation.Place::code, Nation.Place::parent));
        Map<String, Integer> levels =
                nation.settings().places().stream()
                        .collect(Collectors.toMap(Nation.Place::code, Nation.Place::level));
        table(
                "events",
                rows ->
                        nation.meetings()
                                .forEach(m -> {
                                    boolean village = levels.get(m.place()) == 3;
                                    rows.add(
                                            m.id(),
                                            m.announced() == null ? "" : m.number(),
                                            "",
                                            m.number() == speakersAt ? "verified" : m.state(),
                                            m.activity(),
                                            m.format(),
                                            m.nature(),
                                            m.date(),
                                            m.region(),
                                            village ? parents.get(m.place()) : "",
                                            village ? m.place() : "",
                                            m.venueKind(),
                                            m.minutes(),
                                            m.inWorkingHours(),
                                            m.attendance().low(),
                                            m.attendance().value(),
                                            m.attendance().high(),
                                            m.attendance().method(),
                                            m.attendance().grade(),
                                            m.questions(),
                                            m.opinions(),
                                            m.photos(),
                                            "");
                                }));
        table(
                "event_audiences",
                rows ->
                        nation.meetings()
                                .forEach(m ->
                                        new TreeSet<>(m.audiences())
                                                .forEach(a -> rows.add(m.id(), a))));
        String session = nation.meeting(speakersAt).id();
        table(
                "event_speakers",
                rows -> {
                    rows.add(
                            session,
                            1,
                            "party",
                            "org-001",
                            "А. Ұлы",
                            "төраға",
                            "председатель",
                            "chair");
                    rows.add(
                            session,
                            2,
                            "organisation",
                            "ngo-0",
                            "Б. Кіші",
                            "ақсақал",
                            "старейшина",
                            "elder");
                    rows.add(session, 3, "expert", "", "В. Орта", "ғалым", "учёный", "scholar");
                    rows.add(session, 4, "citizen", "", "", "", "", "");
                });
    }

    private void register() {
        table(
                "places",
                rows ->
                        nation.settings()
                                .places()
                                .forEach(p ->
                                        rows.add(
                                                p.code(),
                                                p.parent(),
                                                p.level(),
                                                p.kind(),
                                                p.names().get("kk"),
                                                p.names().get("ru"),
                                                p.names().get("en"),
                                                p.population(),
                                                "2031-01-01",
                                                "invented",
                                                "",
                                                "",
                                                "")));
        table(
                "organisations",
                rows ->
                        nation.organisations()
                                .forEach(o ->
                                        rows.add(
                                                o.id(),
                                                o.kind(),
                                                o.role(),
                                                o.coalition(),
                                                o.parent(),
                                                o.place(),
                                                o.names().get("kk"),
                                                o.names().get("ru"),
                                                o.names().get("en"),
                                                "",
                                                o.joined(),
                                                o.left(),
                                                1)));
        table(
                "memberships",
                rows ->
                        nation.organisations()
                                .filter(o -> o.declared() != null)
                                .forEach(o ->
                                        rows.add(
                                                o.id(),
                                                o.declared().asOf(),
                                                o.declared().number(),
                                                o.declared().unit(),
                                                o.declared().basis(),
                                                o.declared().source(),
                                                o.parent() == null,
                                                1)));
        table(
                "photos",
                rows -> {
                    rows.add(
                            "hall-1",
                            "00",
                            "",
                            "2031-05-14",
                            "Е. Сурет",
                            "Е. Сурет / бақылаушылар",
                            "CC-BY-4.0",
                            "not_needed",
                            false,
                            "",
                            "зал",
                            "зал",
                            "the hall");
                    rows.add(
                            "hall-2",
                            "00",
                            "",
                            "2031-05-14",
                            "Ж. Бейне",
                            "Коалицияның баспасөз қызметі",
                            "CC-BY-4.0",
                            "not_needed",
                            false,
                            "",
                            "зал",
                            "зал",
                            "the hall");
                });
    }

    /// A law of three provisions, its themes, and what was said at the session.
    private void words() {
        table(
                "drafts",
                rows ->
                        rows.add(
                                "draft-1",
                                "Хартия",
                                "Хартия",
                                "Charter",
                                "2031-01-15",
                                "adopted",
                                "00"));
        table(
                "provisions",
                rows -> {
                    provision(
                            rows,
                            "preamble",
                            "preamble",
                            "",
                            "Біз заң мен тәртіп, әділ ел және көне дала үшін осы Хартияны"
                                    + " қабылдаймыз.",
                            "Мы принимаем эту Хартию ради того, что закон и порядок, справедливая"
                                    + " страна и древняя степь – наше общее дело.",
                            "We adopt this Charter so that law and order, a just country and the"
                                    + " ancient steppe are our common cause.");
                    provision(
                            rows,
                            "art_1",
                            "article",
                            "1",
                            "Су баршаға ортақ, оны бөлуде әділдік сақталады.",
                            "Вода общая, при её распределении соблюдается справедливость.",
                            "Water is common, and justice is kept in sharing it.");
                    provision(
                            rows,
                            "art_2",
                            "article",
                            "2",
                            "Кеңес ашық өтеді.",
                            "Совет заседает открыто.",
                            "A council sits in public.");
                });
        table(
                "theme_provisions",
                rows -> {
                    for (String wid : List.of("art_1", "art_3", "art_5", "art_7")) {
                        rows.add("water", "draft-1", wid, "mapping", 1);
                    }
                    rows.add("councils", "draft-1", "art_24", "mapping", 1);
                });
        table(
                "quotations",
                rows -> {
                    quotation(
                            rows,
                            "q-opening",
                            "Мәтін әр үйде дауыстап оқылды.",
                            "Текст прочитали вслух в каждом доме.",
                            "The text was read aloud in every house.");
                    quotation(
                            rows,
                            "q-elder",
                            "Түнге дейін, мәселе бойынша айтыстық.",
                            "Спорили до ночи, и спорили по делу.",
                            "We argued into the night, and to the point.");
                    quotation(
                            rows,
                            "q-trust",
                            "Қолдау сенімге сүйенеді.",
                            "Поддержка стоит на доверии.",
                            "The support rests on trust.");
                    quotation(
                            rows,
                            "q-call",
                            "Дауыс беруге келіңіздер.",
                            "Приходите голосовать.",
                            "Come and vote.");
                });
    }

    private static void provision(
            Rows rows, String eid, String kind, String num, String kk, String ru, String en) {
        rows.add("draft-1", eid, "kk", eid, kind, num, 1, kk, "00");
        rows.add("draft-1", eid, "ru", eid, kind, num, 1, ru, "00");
        rows.add("draft-1", eid, "en", eid, kind, num, 1, en, "00");
    }

    private static void quotation(Rows rows, String id, String kk, String ru, String en) {
        rows.add(id, "kk", true, "", "А. Ұлы", "", "2031-05-14", kk, "");
        rows.add(id, "ru", false, "", "А. Ұлы", "", "2031-05-14", ru, "");
        rows.add(id, "en", false, "", "А. Ұлы", "", "2031-05-14", en, "");
    }
}
