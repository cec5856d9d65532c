package org.kenes.dataset.cut;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.Json;
import org.kenes.dataset.annex.Annex;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.dataset.entry.ReplyEntry;
import org.kenes.dataset.figure.DuckDbEngine;
import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.ResultFiles;
import org.kenes.dataset.figure.View;
import org.kenes.dataset.table.CanonicalCsv;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Table;
import org.kenes.opinion.Stance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What must happen to everything a cut makes when its input is exchanged, shuffled or flooded.
class MetamorphicTest {
    private static final int OPINIONS = 420;
    private static final int LEVEL = 2;

    /// The lotteries are drawn from one root, so that two logs can be compared.
    private static final String ROOT = Base64.getEncoder().encodeToString(new byte[32]);

    private static final String[] WHO = {
        "My grandmother", "The school", "Our street", "A herder", "The young doctor", "Whoever mows"
    };
    private static final String[] DOES = {
        "carries water twice a day", "waits for the canal", "pays for a pump", "digs after floods"
    };
    private static final String[] WHERE = {
        "behind the old mill", "at the lower bridge", "near the station", "where the dam leaks"
    };
    private static final String[] WISH = {
        "and reads this rule with care",
        "and would start from the wells",
        "and asks who measures",
        "and knows what winter does to pipes",
        "and counts every bucket"
    };

    @TempDir Path temporary;

    /// What a cut made, and its tables in a database.
    private record Made(
            Path folder, List<FigureFindings> figures, SortedMap<String, byte[]> annex) {
        FigureFindings figure(String id) {
            return figures.stream()
                    .filter(f -> f.definition().id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String text(int i) {
        return "%s %s %s %s, says the one at number %d."
                .formatted(
                        WHO[i % 6],
                        DOES[i / 2 % 4],
                        WHERE[i / 5 % 4],
                        WISH[i / 7 % 5],
                        i * 37 % 1000);
    }

    private static Stance stance(int i) {
        int height = i * 61 % 100;
        return height < 55 ? Stance.SUPPORT : height < 70 ? Stance.PARTLY : Stance.OPPOSE;
    }

    private static Stance exchanged(Stance stance) {
        return switch (stance) {
            case SUPPORT -> Stance.OPPOSE;
            case OPPOSE -> Stance.SUPPORT;
            case PARTLY, NONE -> stance;
        };
    }

    private static TinyLog log(UnaryOperator<Stance> relabel, int copies) {
        TinyLog tiny = new TinyLog();
        List<Integer> opinions = new ArrayList<>();
        tiny.act(1, Map.of("format", "kenes/1", "origin", "water.example/log"));
        tiny.draft();
        tiny.places();
        for (int i = 0; i < OPINIONS; i++) {
            opinions.add(
                    tiny.opinion(
                            1 + i % 2,
                            relabel.apply(stance(i)),
                            i % 3 == 0 ? 2 : 1,
                            i % 4 == 3 ? "" : text(i)));
        }
        for (int press = 0; press < 1500; press++) {
            int target = press * press % 61;
            tiny.seal(
                    new DialogueEntry.Endorsement(
                            opinions.get(target),
                            relabel.apply(press % 5 == 0 ? Stance.NONE : stance(press)),
                            TinyLog.DAY,
                            Map.of()));
        }
        List<Integer> statements = new ArrayList<>();
        for (int s = 0; s < 10; s++) {
            statements.add(
                    tiny.seal(
                            new DialogueEntry.Statement(
                                    "en",
                                    0,
                                    TinyLog.DAY,
                                    "Statement on water number " + s,
                                    Map.of())));
        }
        for (int statement : statements) {
            tiny.act(new ReplyEntry.StatementState(statement, "shown", null, TinyLog.DAY));
        }
        for (int card = 0; card < 60; card++) {
            for (int s = 0; s < 10; s++) {
                boolean agree = card % 2 == 0 == (s % 2 == 0);
                int value = (card * 7 + s * 3) % 11 == 0 ? 0 : agree ? 1 : -1;
                tiny.seal(
                        new DialogueEntry.CardAnswer(
                                1000 + card, statements.get(s), value, TinyLog.DAY, Map.of()));
            }
        }
        for (int i = 0; i < copies; i++) {
            tiny.opinion(1, relabel.apply(stance(0)), 1, text(0));
        }
        return tiny;
    }

    private Made make(String name, TinyLog tiny) throws IOException {
        Path here = Files.createDirectories(temporary.resolve(name));
        var reader = tiny.log(here);
        Path folder = here.resolve("release");
        new Cut(reader, tiny.point(), tiny, tiny)
                .write(
                        folder,
                        DataPackage.Form.CSV,
                        Map.of("name", "water", "title", "Water"),
                        Figures.builtIn(),
                        "",
                        LEVEL);
        return remade(folder, false);
    }

    /// From the published tables alone.
    private static Made remade(Path folder, boolean shuffled) {
        DataPackage data = DataPackage.read(folder);
        try (Database database = Database.open(512)) {
            for (Table table : data.tables()) {
                data.load(table, database);
                if (shuffled) {
                    shuffle(database, table);
                    assertThat(CanonicalCsv.hash(database, table))
                            .as(table.name())
                            .isEqualTo(data.tableHashes().get(table.name()));
                }
            }
            SortedMap<String, byte[]> annex = Annex.of(database, ROOT, LEVEL);
            Figures figures = Figures.builtIn();
            var engine = DuckDbEngine.on(database, figures.all(), data.weights(), LEVEL);
            return new Made(folder, Evaluation.evaluate(engine, figures, Map.of()), annex);
        }
    }

    private static void shuffle(Database database, Table table) {
        String t = table.name();
        database.run(
                "CREATE TABLE moved AS FROM %s ORDER BY md5(CAST(%s AS VARCHAR))".formatted(t, t));
        database.run("DELETE FROM " + t);
        database.run("INSERT INTO " + t + " FROM moved");
        database.run("DROP TABLE moved");
    }

    @Test
    void exchangingSupportAndOpposeMirrorsEveryOutput() throws IOException {
        Made one = make("one", log(s -> s, 0));
        Made other = make("other", log(MetamorphicTest::exchanged, 0));
        for (FigureFindings figure : one.figures()) {
            String id = figure.definition().id();
            String mirrored =
                    id.contains("support")
                            ? id.replace("support", "oppose")
                            : id.replace("oppose", "support");
            assertThat(sorted(swap(ResultFiles.csv(other.figure(mirrored)))))
                    .as(id)
                    .isEqualTo(sorted(ResultFiles.csv(figure)));
        }
        for (String file : one.annex().keySet()) {
            assertThat(normal(swap(text(other, file)), file))
                    .as(file)
                    .isEqualTo(normal(text(one, file), file));
        }
        assertThat(text(one, "opinion/majorities.json")).contains("\"leads\": \"support\"");
        assertThat(text(other, "opinion/majorities.json")).contains("\"leads\": \"oppose\"");
        assertThat(text(one, "opinion/groups.json")).contains("\"verdict\": \"supported\"");
    }

    @Test
    void shufflingTheRowsOfEveryTableChangesNoByte() throws IOException {
        Made made = make("made", log(s -> s, 0));
        Made shuffled = remade(made.folder(), true);
        for (FigureFindings figure : made.figures()) {
            assertThat(ResultFiles.csv(shuffled.figure(figure.definition().id())))
                    .isEqualTo(ResultFiles.csv(figure));
        }
        made.annex()
                .forEach((file, bytes) ->
                        assertThat(Arrays.equals(shuffled.annex().get(file), bytes))
                                .as(file)
                                .isTrue());
    }

    @Test
    void aCampaignOfExactCopiesChangesOnlyTheReadingOfAllSubmissions() throws IOException {
        Made before = make("before", log(s -> s, 0));
        Made after = make("after", log(s -> s, 200));
        for (FigureFindings figure : before.figures()) {
            String id = figure.definition().id();
            FigureFindings flooded = after.figure(id);
            for (View view : List.of(View.COLLAPSED, View.VERIFIED)) {
                assertThat(flooded.rows().stream().filter(r -> r.view() == view))
                        .as(id + " " + view)
                        .isEqualTo(figure.rows().stream().filter(r -> r.view() == view).toList());
            }
        }
        var none = new TreeMap<String, String>();
        long all = before.figure("opinions.support").row(View.ALL, none).orElseThrow().k();
        assertThat(after.figure("opinions.support").row(View.ALL, none).orElseThrow().k())
                .isEqualTo(all + 200);
        assertThat(after.annex().keySet()).isEqualTo(before.annex().keySet());
        for (String file : before.annex().keySet()) {
            assertThat(withoutAllSubmissions(after, file))
                    .as(file)
                    .isEqualTo(withoutAllSubmissions(before, file));
        }
        assertThat(keyness(after)).isNotEmpty().isEqualTo(keyness(before));
        assertThat(text(after, "opinion/campaigns.json")).contains("\"size\": 205");
    }

    /// A file of the annex without what is said to count everything that was sent: what is left
    /// must not notice a campaign of copies.
    private static Object withoutAllSubmissions(Made made, String file) {
        return switch (file) {
            case "opinion/majorities.json" ->
                    objects(json(made, file).get("on")).stream()
                            .map(it -> {
                                var views = new TreeMap<>((Map<?, ?>) it.get("views"));
                                views.remove("all");
                                return List.of(it.get("wid"), it.get("leads"), views);
                            })
                            .toList();
            case "opinion/reading.json" -> {
                Map<String, Object> reading = new TreeMap<>(json(made, file));
                reading.put("keyness", keyness(made));
                reading.put(
                        "provisions",
                        objects(reading.get("provisions")).stream()
                                .map(MetamorphicTest::once)
                                .toList());
                yield reading;
            }
            // Both files count everything that was sent, and say so.
            case "opinion/campaigns.json", "opinion/representation.json" ->
                    json(made, file).get("format");
            default -> text(made, file);
        };
    }

    private static Map<String, Object> once(Map<String, Object> provision) {
        Map<String, Object> once = new TreeMap<>(provision);
        once.remove("texts");
        once.put(
                "themes",
                objects(provision.get("themes")).stream()
                        .map(theme -> {
                            Map<String, Object> collapsed = new TreeMap<>(theme);
                            collapsed.remove("all");
                            return collapsed;
                        })
                        .toList());
        return once;
    }

    /// The reading that counts each text once.
    private static List<Map<String, Object>> keyness(Made made) {
        var keyness = (Map<?, ?>) json(made, "opinion/reading.json").get("keyness");
        return Stream.of("stance", "of")
                .flatMap(part -> objects(keyness.get(part)).stream())
                .filter(k -> "collapsed".equals(k.get("reading")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Object list) {
        return (List<Map<String, Object>>) list;
    }

    private static Map<String, Object> json(Made made, String file) {
        return Json.read(made.annex().get(file), file);
    }

    private static String text(Made made, String file) {
        return new String(made.annex().get(file), StandardCharsets.UTF_8);
    }

    private static String swap(String text) {
        return text.replaceAll("\\bsupport\\b", "\0")
                .replaceAll("\\boppose\\b", "support")
                .replace("\0", "oppose");
    }

    private static List<String> sorted(String csv) {
        return csv.lines().sorted().toList();
    }

    /// Members in any order; what is listed side by side, side by side in any order of the sides.
    private static Object normal(String text, String file) {
        return unordered(Json.read(text.getBytes(StandardCharsets.UTF_8), file));
    }

    private static Object unordered(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> all = new TreeMap<>();
                map.forEach((name, member) ->
                        all.put(
                                (String) name,
                                name.equals("drawn")
                                        ? sides((List<?>) member)
                                        : unordered(member)));
                yield all;
            }
            case List<?> list -> list.stream().map(MetamorphicTest::unordered).toList();
            default -> value;
        };
    }

    /// Passages per side, in their order.
    private static Map<String, List<Object>> sides(List<?> drawn) {
        Map<String, List<Object>> sides = new TreeMap<>();
        for (Object one : drawn) {
            String stance = String.valueOf(((Map<?, ?>) one).get("stance"));
            sides.computeIfAbsent(stance, _ -> new ArrayList<>()).add(one);
        }
        return sides;
    }
}
