package org.kenes.dataset.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.table.Csv;
import org.kenes.dataset.table.DataPackage;
import org.kenes.testkit.SharedData;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The release of a fictional country, against numbers made by an independent program.
class ExampleTest {
    private static Path example;
    private static Findings findings;

    @BeforeAll
    static void evaluateEveryFigure() {
        example = SharedData.path("release/example");
        findings = Evaluation.of(DataPackage.read(example), Figures.in(example), "");
    }

    @Test
    void everyNumberIsTheExpectedOneAndEverySmallCellIsHidden() throws Exception {
        List<Map<String, String>> expected =
                Csv.read(
                        Files.readString(example.resolve("expected/findings.csv")), "findings.csv");
        assertThat(expected).hasSizeGreaterThan(80);
        int cells = 0;
        for (Map<String, String> line : expected) {
            FigureFindings figure = findings.figure(line.get("figure")).orElseThrow();
            Row row = figure.row(View.of(line.get("view")), key(line.get("key"))).orElseThrow();
            cells++;
            if (line.get("must_hide").equals("yes")) {
                assertThat(row.state()).describedAs("%s", line).isEqualTo(CellState.SUPPRESSED);
            }
            if (row.state() == CellState.SUPPRESSED) {
                assertThat(row.n()).isNull();
                assertThat(row.k()).isNull();
                assertThat(row.value()).isNull();
                continue;
            }
            assertThat(text(row.k())).describedAs("k of %s", line).isEqualTo(line.get("k"));
            assertThat(text(row.n())).describedAs("n of %s", line).isEqualTo(line.get("n"));
            assertThat(text(row.value()))
                    .describedAs("value of %s", line)
                    .isEqualTo(line.get("value"));
        }
        assertThat(cells)
                .isEqualTo(findings.figures().stream().mapToInt(f -> f.rows().size()).sum());
    }

    @Test
    void onlyTheTableWithSmallCellsHidesAnything() {
        for (FigureFindings figure : findings.figures()) {
            long hidden =
                    figure.rows().stream().filter(r -> r.state() == CellState.SUPPRESSED).count();
            if (figure.definition().id().equals("opinions.by-region-art8")) {
                assertThat(hidden).isBetween(4L, 7L);
            } else {
                assertThat(hidden).describedAs(figure.definition().id()).isZero();
            }
        }
    }

    @Test
    void findingsAreReadBackToTheSameBytes() {
        byte[] bytes = findings.write();
        assertThat(Findings.read(bytes, "findings.json").write()).isEqualTo(bytes);
    }

    @Test
    void aSecondRunGivesTheSameBytes() {
        Findings again = Evaluation.of(DataPackage.read(example), Figures.in(example), "");
        assertThat(again.write()).isEqualTo(findings.write());
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static SortedMap<String, String> key(String text) {
        SortedMap<String, String> key = new TreeMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
            key.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        return key;
    }
}
