package org.kenes.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.annex.Annex;
import org.kenes.dataset.figure.Engine;
import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Tables;
import org.kenes.opinion.Stance;
import org.kenes.opinion.duplicates.Duplicates;
import org.kenes.opinion.duplicates.Profile;
import org.kenes.opinion.duplicates.Text;
import org.kenes.testkit.SharedData;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Every figure, and the families of near-duplicates, on both engines: the same bytes.
class ParityTest {
    private static final String ROOT = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir static Path folder;

    private static SparkSession spark;
    private static DataPackage invented;

    @BeforeAll
    static void openASession() {
        spark = Sessions.open("local[2]", 1);
        invented = InventedTables.write(folder);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void everyBuiltInFigureIsTheSameOnBothEngines() {
        Findings here = Evaluation.of(invented, Figures.builtIn(), "");
        assertThat(here.figures().stream().filter(figure -> figure.rows().isEmpty()))
                .extracting(figure -> figure.definition().id())
                .as("without a row: of the invented draws none is finished")
                .isSubsetOf("backchecks.outcomes");
        assertSame(here, onSpark(invented, Figures.builtIn()));
    }

    @Test
    void theNumberOfPartitionsChangesNoByte() {
        Figures some =
                Figures.builtIn()
                        .only(List.of("opinions.by-region", "opinions.support-by-provision"));
        byte[] one = onSpark(invented, some).write();
        List<SparkDuplicates.Member> families = families();
        split(7, "4096");
        try {
            assertThat(onSpark(invented, some).write()).isEqualTo(one);
            assertThat(families()).isEqualTo(families);
        } finally {
            split(1, "128m");
        }
    }

    private static void split(int partitions, String bytes) {
        spark.conf().set("spark.sql.shuffle.partitions", partitions);
        spark.conf().set("spark.sql.adaptive.enabled", partitions == 1);
        spark.conf().set("spark.sql.files.maxPartitionBytes", bytes);
    }

    @Test
    void nearDuplicatesAreTheSameOnBothEngines() throws Exception {
        Map<String, List<Text<Long>>> byKind = new TreeMap<>();
        try (Database database = Database.open(256)) {
            for (String table : List.of("contributions", "texts")) {
                invented.load(Tables.of(table), database);
            }
            String sql =
                    "SELECT t.idx, t.text, coalesce(c.stance, ''), c.kind FROM texts t"
                            + " JOIN contributions c ON c.idx = t.idx";
            try (var rows = database.connection().createStatement().executeQuery(sql)) {
                while (rows.next()) {
                    byKind.computeIfAbsent(rows.getString(4), kind -> new ArrayList<>())
                            .add(
                                    new Text<>(
                                            rows.getLong(1),
                                            rows.getString(2),
                                            Stance.of(rows.getString(3))));
                }
            }
        }
        List<SparkDuplicates.Member> expected = new ArrayList<>();
        for (List<Text<Long>> texts : byKind.values()) {
            for (var family : Duplicates.find(texts, Profile.STRICT).families()) {
                for (long member : family.members()) {
                    expected.add(
                            new SparkDuplicates.Member(
                                    member, family.id(), family.size(), family.campaign()));
                }
            }
        }
        expected.sort(Comparator.comparing(SparkDuplicates.Member::idx));
        assertThat(expected).hasSizeGreaterThan(300);
        assertThat(expected).anyMatch(m -> m.idx() != m.family() && m.size() < 20);
        assertThat(families()).isEqualTo(expected);
    }

    private static List<SparkDuplicates.Member> families() {
        return SparkDuplicates.find(spark, invented, Profile.STRICT);
    }

    @Test
    void theAnnexIsTheSameOnBothEnginesAndForAnyNumberOfPartitions(@TempDir Path release) {
        DataPackage spoken = InventedTables.spoken(release);
        SortedMap<String, byte[]> here;
        try (Database database = Database.open(256)) {
            for (String table : Annex.TABLES) {
                spoken.load(Tables.of(table), database);
            }
            here = Annex.of(database, ROOT, Evaluation.VERIFIED_LEVEL);
        }
        assertThat(text(here, "groups.json")).contains("\"verdict\": \"supported\"");
        assertThat(text(here, "campaigns.json")).contains("\"jaccard\": [");
        assertThat(text(here, "reading.json")).contains("\"reading\": \"collapsed\"");
        assertThat(text(here, "reading.json")).contains("\"phrases\"");
        assertSame(here, annexOnSpark(spoken));
        split(17, "4096");
        try {
            assertSame(here, annexOnSpark(spoken));
        } finally {
            split(1, "128m");
        }
    }

    private static SortedMap<String, byte[]> annexOnSpark(DataPackage data) {
        return SparkAnnex.of(spark, data, ROOT, Evaluation.VERIFIED_LEVEL);
    }

    private static String text(SortedMap<String, byte[]> annex, String file) {
        return new String(annex.get(Annex.FOLDER + "/" + file), StandardCharsets.UTF_8);
    }

    private static void assertSame(
            SortedMap<String, byte[]> expected, SortedMap<String, byte[]> found) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((path, bytes) ->
                assertThat(new String(found.get(path), StandardCharsets.UTF_8))
                        .as(path)
                        .isEqualTo(new String(bytes, StandardCharsets.UTF_8)));
    }

    @Test
    void theReleaseOfAFictionalCountryIsTheSameFromItsCsvFiles() {
        Path example = SharedData.path("release/example");
        DataPackage data = DataPackage.read(example);
        Figures figures = Figures.in(example);
        assertSame(Evaluation.of(data, figures, ""), onSpark(data, figures));
    }

    @Test
    void aQueryThatBreaksARuleIsRefusedBeforeSparkSeesIt(@TempDir Path release) throws Exception {
        Path figure = Files.createDirectories(release.resolve("figures/events.test"));
        Files.writeString(
                figure.resolve("figure.yaml"),
                """
                id: events.test
                kind: count
                universe: events
                basis: register
                unit: event
                title: {en: x}
                definition: {en: x}
                needs: [events]
                """);
        Files.writeString(
                figure.resolve("figure.sql"),
                "SELECT count(*) AS n FROM events WHERE rand() < 1",
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> onSpark(invented, Figures.in(release)))
                .isInstanceOf(Engine.RefusedQuery.class)
                .hasMessageContaining("rand");
    }

    private static Findings onSpark(DataPackage data, Figures figures) {
        try (SparkEngine engine =
                SparkEngine.open(spark, data, figures.all(), Evaluation.VERIFIED_LEVEL)) {
            return Evaluation.of(engine, data, figures, "");
        }
    }

    private static void assertSame(Findings expected, Findings found) {
        for (int i = 0; i < expected.figures().size(); i++) {
            assertThat(found.figures().get(i)).isEqualTo(expected.figures().get(i));
        }
        assertThat(found.write()).isEqualTo(expected.write());
    }
}
