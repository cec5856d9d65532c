package org.kenes.dataset.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every built-in figure over the small tables in `src/test/resources/sample/` gives the result in
/// `src/test/resources/expected/<id>.csv`, in the form of `result.csv`; what it gives on the whole
/// sample dialogue is `figures/<id>/expected.csv`, tested by the server. A new figure needs rows
/// here that it counts, and some that it must not count.
///
/// To write them again: `mvn test -pl dataset -am -Dtest=ExpectedResultsTest -Dkenes.write=true`,
/// then read the difference: it is a change of published numbers.
class ExpectedResultsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/figures");
    private static final Path EXPECTED = Path.of("src/test/resources/expected");
    private static final Path SAMPLE = Path.of("src/test/resources/sample");
    private static DuckDbEngine engine;

    @BeforeAll
    static void loadTheSample() throws IOException {
        Database database = Database.open(256);
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file : files.sorted().toList()) {
                String table = file.getFileName().toString().replace(".csv", "");
                database.load(Tables.of(table), file, table + ".csv");
            }
        }
        engine = DuckDbEngine.on(database, Figures.builtIn().all(), "region", 2);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @TestFactory
    Stream<DynamicTest> everyFigureGivesItsResult() {
        return Figures.builtIn().all().stream()
                .map(figure -> DynamicTest.dynamicTest(figure.id(), () -> check(figure)));
    }

    private static void check(Figure figure) throws IOException {
        String found = ResultFiles.csv(findings(figure));
        Path expected = EXPECTED.resolve(figure.id() + ".csv");
        if (Boolean.getBoolean("kenes.write")) {
            Files.createDirectories(EXPECTED);
            Files.writeString(expected, found);
        }
        assertThat(expected).content().isEqualTo(found);
    }

    private static FigureFindings findings(Figure figure) {
        Figures one = Figures.builtIn().only(List.of(figure.id()));
        return Evaluation.evaluate(engine, one, Map.of()).getFirst();
    }

    /// A figure that finds nothing in the sample is not tested by it.
    @Test
    void everyFigureFindsSomethingInTheSample() {
        assertThat(Figures.builtIn().all())
                .filteredOn(ExpectedResultsTest::hasTables)
                .hasSizeGreaterThan(55)
                .allSatisfy(figure ->
                        assertThat(findings(figure).rows())
                                .describedAs(figure.id())
                                .anyMatch(row ->
                                        row.state() == CellState.OBSERVED
                                                && !"0".equals(row.value())
                                                && !"0.000000000".equals(row.value())));
    }

    private static boolean hasTables(Figure figure) {
        return figure.definition().needs().stream()
                .allMatch(table -> Files.exists(SAMPLE.resolve(table + ".csv")));
    }

    @Test
    void everyFolderIsInTheIndex() throws IOException {
        try (Stream<Path> folders = Files.list(RESOURCES)) {
            assertThat(Figures.builtIn().all().stream().map(Figure::id))
                    .containsExactlyElementsOf(
                            folders.filter(Files::isDirectory)
                                    .map(folder -> folder.getFileName().toString())
                                    .sorted()
                                    .toList());
        }
    }
}
