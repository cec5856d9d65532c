package org.kenes.cli.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kenes.testkit.SharedData;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class OpinionCommandsTest {
    @TempDir Path folder;

    private record Result(int exit, String out, String err) {}

    private static Result run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] rest = java.util.Arrays.copyOfRange(words, 1, words.length);
        int exit =
                OpinionCommands.run(
                        words[0],
                        rest,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        return file.toString();
    }

    @Test
    void aConversationGivesTheSameBytesAfterExportAndImport() throws IOException {
        String base = "opinion/polis/15-per-hour-seattle/";
        String votes = SharedData.path(base + "participants-votes.csv.gz").toString();
        String comments = SharedData.path(base + "comments.csv.gz").toString();
        String export = folder.resolve("export").toString();
        Result first =
                run(
                        "groups",
                        votes,
                        "--comments",
                        comments,
                        "--gate",
                        "off",
                        "--export-polis",
                        export);
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).startsWith("{\n  \"format\": \"kenes-groups/1\"");
        for (String name : List.of("votes.csv", "participants-votes.csv")) {
            Result again =
                    run(
                            "groups",
                            export + "/" + name,
                            "--comments",
                            export + "/comments.csv",
                            "--gate",
                            "off",
                            "--threads",
                            "1");
            assertThat(again.exit()).as(again.err()).isZero();
            assertThat(sha256(again.out())).isEqualTo(sha256(first.out()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brexit-consensus",
                "scoop-hivemind.biodiversity",
                "football-concussions",
                "ssis.land-bank-farmland.2rumnecbeh.2021-08-01",
                "vtaiwan.uberx"
            })
    void everyConversationComesBackFromItsExportUnchanged(String name) {
        String base = "opinion/polis/" + name + "/";
        String votes = SharedData.path(base + "participants-votes.csv.gz").toString();
        String comments = SharedData.path(base + "comments.csv.gz").toString();
        String history = SharedData.path(base + "votes.csv.gz").toString();
        String export = folder.resolve("export").toString();
        String timings = folder.resolve("timings.json").toString();
        Result first =
                run(
                        "groups",
                        votes,
                        "--comments",
                        comments,
                        "--history",
                        history,
                        "--parity",
                        "polis",
                        "--groups",
                        "given",
                        "--export-polis",
                        export,
                        "--timings",
                        timings);
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.err()).contains("answers differ between the two files");
        Result again =
                run(
                        "groups",
                        export + "/participants-votes.csv",
                        "--comments",
                        export + "/comments.csv",
                        "--parity",
                        "polis",
                        "--groups",
                        "given");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(Path.of(timings)).content().contains("\"accumulate\": ", "\"peakHeapMB\": ");
    }

    @Test
    void rawVotesOfPolisAreReadAsJson() throws IOException {
        String raw =
                """
                [{"participant_id": 1, "statement_id": 5, "vote": 1, "modified": 20.0},
                 {"participant_id": 1, "statement_id": 5, "vote": -1, "modified": 10.0},
                 {"pid": 2, "tid": 6, "vote": 0, "modified": "7"}]
                """;
        String rows = "participant,statement,vote\n1,5,1\n2,6,0\n";
        Result json = run("groups", file("votes.json", raw));
        assertThat(json.exit()).as(json.err()).isZero();
        assertThat(json.out()).contains("\"superseded\": 1");
        assertThat(sha256(json.out())).isEqualTo(sha256(run("groups", file("v.csv", rows)).out()));
        Result personal = run("groups", file("x.json", "[{\"xid\": \"me\", \"vote\": 1}]"));
        assertThat(personal.exit()).isEqualTo(3);
        assertThat(personal.err()).contains("x.json:1: xid: ");
        assertThat(run("groups", file("y.json", "[{\"pid\": 1, \"tid\": 2, \"vote\": 2}]")).err())
                .contains("y.json:1: vote: a vote is -1, 0 or 1, not '2'");
    }

    private static String sha256(String json) {
        return json.lines().filter(l -> l.contains("sha256")).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "participant,statement,vote;a,1,2|:2: vote: a vote is -1, 0 or 1, not '2'",
                "participant,statement,statement,vote;a,1,1,1|:1: statement: the column occurs"
                        + " twice",
                "participant,statement,vote,xid;a,1,1,me|:1: xid: this column is not read",
                "participant,statement,vote;a,1|:2: -: 2 cells in a row, 3 in the header",
                "''|:1: -: the file is empty"
            })
    void badVotesAreRefusedWithTheirPlace(String content, String message) throws IOException {
        String out = folder.resolve("out.json").toString();
        Result result = run("groups", file("votes.csv", content.replace(';', '\n')), "--out", out);
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("votes.csv" + message);
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void anUnknownStatementAndTooManyColumnsAreRefused() throws IOException {
        String votes = file("v.csv", "participant,statement,vote\na,1,1\n");
        String comments =
                file("c.csv", "comment-id,agrees,disagrees,moderated\n1,1,0,1\n2,3,0,1\n");
        Result unknown = run("groups", votes, "--comments", comments);
        assertThat(unknown.exit()).isEqualTo(3);
        assertThat(unknown.err()).contains("c.csv:3: comment-id: no such statement: 2");
        StringBuilder wide = new StringBuilder("participant");
        for (int i = 0; i < 100_000; i++) {
            wide.append(',').append(i);
        }
        Result many = run("groups", file("w.csv", wide + "\n"));
        assertThat(many.exit()).isEqualTo(3);
        assertThat(many.err()).contains("100001 columns");
        assertThat(run("groups").exit()).isEqualTo(2);
        assertThat(run("groups", votes, "--gate", "maybe").exit()).isEqualTo(2);
    }

    @Test
    void aProbabilitySampleHasAnIntervalAndVolunteersHaveNone() {
        String base = SharedData.path("opinion/reference").toString();
        String margins =
                "region=%1$s/margin_region.csv,sex=%1$s/margin_sex.csv,age=%1$s/margin_age.csv"
                        .formatted(base);
        String sample = base + "/sample_opinion.csv";
        Result volunteers = run("weigh", sample, "--y", "support", "--margins", margins);
        assertThat(volunteers.exit()).as(volunteers.err()).isZero();
        assertThat(volunteers.out())
                .contains("\"basis\": \"self-selected\"", "\"estimate\": 0.498290399878")
                .doesNotContain("interval", "\"se\"", "\"df\"", "\"deff\"");
        Result drawn =
                run(
                        "weigh",
                        sample,
                        "--y",
                        "support",
                        "--margins",
                        margins,
                        "--basis",
                        "probability-sample");
        assertThat(drawn.out())
                .contains("\"method\": \"logit\"", "\"se\": 0.0102978385245", "\"df\": 2999");
        Result clustered =
                run(
                        "weigh",
                        sample,
                        "--y",
                        "support",
                        "--margins",
                        margins,
                        "--basis",
                        "probability-sample",
                        "--strata",
                        "region",
                        "--clusters",
                        "event");
        assertThat(clustered.out()).contains("\"se\": 0.010616449782", "\"df\": 120");
    }

    @Test
    void aMarginThatDoesNotFitIsNamedAndNothingIsWritten() throws IOException {
        StringBuilder sample = new StringBuilder("id,sex,y\n");
        for (int i = 0; i < 12; i++) {
            sample.append(i).append(i % 2 == 0 ? ",f," : ",m,").append(i % 3 / 2).append('\n');
        }
        String out = folder.resolve("w.json").toString();
        Result result =
                run(
                        "weigh",
                        file("s.csv", sample.toString()),
                        "--y",
                        "y",
                        "--margins",
                        "sex=" + file("m.csv", "sex,Freq\nf,10\nm,10\nx,1\n"),
                        "--out",
                        out);
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("margin sex, category x", "nobody in the sample");
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void shuffledTextsGiveTheSameFamiliesAndThemes() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String text =
                    i % 3 == 0
                            ? "Я поддерживаю эту статью, потому что чистая вода нужна всем нам"
                            : "Дорога у школы номер %d разбита, и ремонт не начинали уже %d лет"
                                    .formatted(i, i + 2);
            rows.add("t%02d,\"%s\",%s".formatted(i, text, i % 2 == 0 ? "support" : "oppose"));
        }
        String header = "id,text,stance\n";
        String first = file("a.csv", header + String.join("\n", rows) + "\n");
        Collections.shuffle(rows, new Random(3));
        String second = file("b.csv", header + String.join("\n", rows) + "\n");
        for (String command : List.of("duplicates", "themes")) {
            Result a = run(command, first);
            assertThat(a.exit()).as(a.err()).isZero();
            assertThat(run(command, second).out()).isEqualTo(a.out());
        }
        assertThat(run("duplicates", first).out())
                .contains("\"size\": 10", "\"stance\": \"oppose\"");
        assertThat(run("themes", first, "--keyness", "stance").out())
                .contains("\"reading\": \"all\"");
        assertThat(run("themes", first, "--keyness", "region").exit()).isEqualTo(2);
    }

    @Test
    void withTheLawBesideThemTextsOnAParagraphBelongToItsArticle() throws Exception {
        String law =
                file(
                        "law.txt",
                        """
                        Article 1. Water
                        1. Water belongs to everybody.
                        2. Nobody is cut off.
                        Article 2. Price
                        The price is the same in towns and villages.
                        """);
        List<List<String>> kinds =
                List.of(
                        List.of("well", "spring", "pump", "bucket", "rope", "village", "clean"),
                        List.of("meter", "price", "bill", "payment", "tariff", "debt", "fair"));
        Random chance = new Random(5);
        var rows = new StringBuilder("id,text,provision\n");
        for (int i = 0; i < 240; i++) {
            List<String> words = kinds.get(i % 2);
            var text = new StringBuilder("the");
            for (int k = 0; k < 12; k++) {
                text.append(' ').append(words.get(chance.nextInt(words.size())));
            }
            String place = i % 3 == 0 ? "1(2)" : i % 3 == 1 ? "art_1__para_1" : "Article 1";
            rows.append("t%03d,%s,%s\n".formatted(i, text, place));
        }
        String texts = file("texts.csv", rows.toString());
        assertThat(run("themes", texts, "--law", law).out())
                .contains("\"provision\": \"art_1\"")
                .doesNotContain("\"provision\": \"1(2)\"", "\"provision\": \"art_1__para_1\"");
        assertThat(run("themes", texts).out()).doesNotContain("\"provision\": \"art_1\",");
        String wrong = file("wrong.csv", rows + "u1,and this one is about nothing,art_9\n");
        Result refused = run("themes", wrong, "--law", law);
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("wrong.csv:242: provision: the law has no 'art_9'");
        assertThat(run("themes", texts, "--law", law + "x").exit()).isEqualTo(3);
    }
}
