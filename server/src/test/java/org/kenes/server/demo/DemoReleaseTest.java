package org.kenes.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Figures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The release of the sample, made as `kenes demo --once` makes it: it verifies, what was planted
/// is found, and every built-in figure has the result that stands beside its query. To write the
/// results again: `-Dkenes.write=true`.
class DemoReleaseTest {
    private static final Path FIGURES = Path.of("../dataset/src/main/resources/figures");

    @TempDir static Path temporary;
    private static Path release;
    private static int exit;
    private static String printed;

    @BeforeAll
    static void make() {
        release = temporary.resolve("release");
        var bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        exit = Demo.run(List.of("--once", release.toString()), out, out);
        printed = bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itVerifies() {
        assertThat(exit).as(printed).isZero();
        assertThat(printed).contains("VERIFIED release=1");
    }

    @Test
    void everythingPlantedIsFoundWithinItsStatedError() throws IOException {
        List<String> rows = Files.readAllLines(release.resolve(TruthErrors.PATH));
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(TruthErrors.misses(release)).isEmpty();
        for (String what :
                List.of(
                        "share of support by overall",
                        "share of oppose by provision,",
                        "share of partly by region",
                        "share of support by provision region",
                        "drift of support between languages",
                        "texts of the campaign in one family",
                        "meetings reported twice",
                        "groups of answers")) {
            assertThat(rows).as(what).anyMatch(row -> row.startsWith(what));
        }
    }

    @Test
    void everyBuiltInFigureGivesTheResultBesideItsQuery() throws IOException {
        for (Figure figure : Figures.builtIn().all()) {
            Path expected = FIGURES.resolve(figure.id()).resolve("expected.csv");
            String result =
                    Files.readString(
                            release.resolve("figures").resolve(figure.id()).resolve("result.csv"));
            if (Boolean.getBoolean("kenes.write")) {
                Files.writeString(expected, result);
            }
            assertThat(expected).as(figure.id()).exists().hasContent(result);
        }
    }
}
