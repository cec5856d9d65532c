package org.kenes.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.cli.verify.VerifyCommand;
import org.kenes.ledger.entry.Scope;
import org.kenes.report.Manifest;
import org.kenes.server.record.Tombstones;
import org.kenes.server.release.Releases;
import org.kenes.server.release.Revisions;
import org.kenes.server.shell.setup.FolderTree;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What is erased after a release disappears from the copy that is shown from then on; that copy
/// can be recounted too, and says how much it may differ.
@TestMethodOrder(OrderAnnotation.class)
class RevisionTest {
    private static final String GONE = "Мои слова исчезнут целиком.";
    private static final String SILENT = "Исчезнут только слова.";

    @TempDir static Path data;
    private static Scenario scenario;
    private static Releases releases;
    private static Path shown;
    private static Path downloaded;

    @BeforeAll
    static void publish() throws IOException {
        scenario = Scenario.open(data);
        for (int i = 0; i < 25; i++) {
            String words = i == 3 ? GONE : i == 4 ? SILENT : "";
            scenario.say("person " + i, "art_5", i < 14 ? "support" : "oppose", words);
        }
        scenario.cut();
        Path source = Files.createDirectories(data.resolve("small"));
        Files.writeString(source.resolve("release.yaml"), RecountTest.YAML);
        Files.writeString(source.resolve("text.en.md"), RecountTest.TEXT);
        releases = scenario.part(Releases.class);
        var outcome = (Releases.Outcome.Published) releases.publish(source);
        shown = releases.folder(outcome.release());
        downloaded = data.resolve("downloaded");
        FolderTree.copy(shown, downloaded);
    }

    @AfterAll
    static void close() {
        scenario.close();
    }

    @Test
    @Order(1)
    void withoutAnErasureThereIsNothingToRevise() {
        assertThat(scenario.part(Revisions.class).reviseNewest()).isEmpty();
        assertThat(verify(shown)).startsWith("0 ").doesNotContain("withheld since");
    }

    @Test
    @Order(2)
    void erasedRowsAndWordsAreNowhereInTheRevisedCopy() throws IOException {
        assertThat(inTables(shown, GONE)).isTrue();
        erase(GONE, Scope.ALL);
        erase(SILENT, Scope.TEXT);
        assertThat(scenario.part(Revisions.class).reviseNewest())
                .hasValueSatisfying(it -> {
                    assertThat(it.number()).isEqualTo(1);
                    assertThat(it.withheld()).isEqualTo(1);
                    assertThat(it.silenced()).isEqualTo(1);
                });
        assertThat(inTables(shown, GONE)).isFalse();
        assertThat(inTables(shown, SILENT)).isFalse();
        assertThat(lines(shown, "contributions")).isEqualTo(lines(downloaded, "contributions") - 1);
        assertThat(lines(shown, "openings")).isEqualTo(lines(downloaded, "openings") - 1);
        assertThat(lines(shown, "dispositions")).isEqualTo(lines(downloaded, "dispositions"));
        assertThat(shown.resolve("findings.json"))
                .hasSameBinaryContentAs(downloaded.resolve("findings.json"));
        assertThat(scenario.part(Revisions.class).reviseNewest()).as("again").isEmpty();
    }

    @Test
    @Order(3)
    void aStrangerRecountsTheRevisedCopyAndIsToldWhatIsWithheld() {
        assertThat(verify(shown))
                .startsWith("0 ")
                .contains("revision 1")
                .contains("1 rows withheld since")
                .contains("VERIFIED release=1");
        assertThat(verify(downloaded)).as("an old copy is no lie").startsWith("0 ");
    }

    @Test
    @Order(4)
    void aRowThatDisappearsWithoutATombstoneIsFound() throws IOException {
        Path copy = data.resolve("thinned");
        FolderTree.copy(shown, copy);
        for (String table : new String[] {"contributions", "openings"}) {
            for (Path file : files(copy, table)) {
                if (file.toString().endsWith(".parquet")) {
                    continue;
                }
                var lines = Files.readAllLines(file);
                lines.remove(lines.size() - 1);
                Files.write(file, lines);
            }
        }
        Manifest.write(copy);
        assertThat(verify(copy)).startsWith("1 ").contains("FAILED");
    }

    @Test
    @Order(6)
    void whatTheCutOfAReleaseFoundCanBeReadForEver() {
        for (int i = 0; i < 12; i++) {
            scenario.say("later " + i, "art_5", "oppose", "");
        }
        scenario.cut();
        String newest = scenario.read("en/figures/opinions.count").body();
        assertThat(newest).contains("?cut=1\"").doesNotContain("what an earlier cut found");
        String first = scenario.read("en/figures/opinions.count?cut=1").body();
        assertThat(first)
                .contains("what an earlier cut found", "/cuts/1/findings.json")
                .containsPattern("<td class=\"n\">25</td>");
        assertThat(newest).doesNotContainPattern("<td class=\"n\">25</td>");
        assertThat(scenario.read("en/figures/opinions.count?cut=99").body())
                .contains("its tables are no longer kept", "/cuts/2/findings.json");
        assertThat(scenario.read("en/figures/opinions.count?cut=x").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void aSecondErasureMakesASecondRevision() {
        String code =
                scenario.part(JdbcClient.class)
                        .sql("select code from dialogue.opinion where stance = 'oppose' limit 1")
                        .query(String.class)
                        .single();
        assertThat(scenario.part(Tombstones.class).erase(code, Scope.ALL, "legal-order"))
                .isInstanceOf(Tombstones.Outcome.Ended.class);
        assertThat(scenario.part(Revisions.class).reviseNewest())
                .hasValueSatisfying(it -> {
                    assertThat(it.number()).isEqualTo(2);
                    assertThat(it.withheld()).isEqualTo(2);
                });
        assertThat(verify(shown)).startsWith("0 ").contains("2 rows withheld since");
    }

    private static void erase(String words, Scope scope) {
        String code =
                scenario.part(JdbcClient.class)
                        .sql("select code from dialogue.opinion where words = ?")
                        .param(words)
                        .query(String.class)
                        .single();
        assertThat(scenario.part(Tombstones.class).erase(code, scope, "personal-data"))
                .isInstanceOf(Tombstones.Outcome.Ended.class);
    }

    private static Path[] files(Path release, String table) throws IOException {
        try (Stream<Path> files = Files.list(release.resolve("data"))) {
            return files.filter(it -> it.getFileName().toString().startsWith(table + "."))
                    .toArray(Path[]::new);
        }
    }

    private static long lines(Path release, String table) throws IOException {
        return Files.readAllLines(release.resolve("data/" + table + ".csv")).size();
    }

    private static boolean inTables(Path release, String words) throws IOException {
        try (Stream<Path> files = Files.list(release.resolve("data"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".csv")).toList()) {
                if (Files.readString(file).contains(words)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String verify(Path folder) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = VerifyCommand.run(new String[] {folder.toString()}, stream, stream);
        return exit + " " + out.toString(StandardCharsets.UTF_8);
    }
}
