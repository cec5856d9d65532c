package org.kenes.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.figure.Engine;
import org.kenes.dataset.figure.Evaluation;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.table.DataPackage;
import org.kenes.testkit.SharedData;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Every figure on both engines: the same bytes.
class ParityTest {
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
        for (var figure : here.figures()) {
            assertThat(figure.rows()).describedAs(figure.definition().id()).isNotEmpty();
        }
        assertSame(here, onSpark(invented, Figures.builtIn()));
    }

    @Test
    void theNumberOfPartitionsChangesNoByte() {
        Figures some =
                Figures.builtIn()
                        .only(List.of("opinions.by-region", "opinions.support-by-provision"));
        byte[] one = onSpark(invented, some).write();
        spark.conf().set("spark.sql.shuffle.partitions", 7);
        spark.conf().set("spark.sql.adaptive.enabled", false);
        spark.conf().set("spark.sql.files.maxPartitionBytes", 4096);
        try {
            assertThat(onSpark(invented, some).write()).isEqualTo(one);
        } finally {
            spark.conf().set("spark.sql.shuffle.partitions", 1);
            spark.conf().set("spark.sql.adaptive.enabled", true);
            spark.conf().unset("spark.sql.files.maxPartitionBytes");
        }
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
