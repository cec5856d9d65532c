package org.kenes.cli.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.ledger.strict.CanonicalJson;
import org.kenes.opinion.interval.SampleBound;
import org.kenes.testkit.SharedData;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class DrawTest {
    @TempDir Path folder;

    @Test
    void theDrawOfTheVectorsComesOutByteForByte() {
        Map<String, Object> draw =
                CanonicalJson.lenient(SharedData.bytes("field/vectors/draw.json"));
        String checkpoint = SharedData.text("field/vectors/draw-checkpoint.txt");
        String id = String.valueOf(draw.get("drawId"));
        String beacon = String.valueOf(draw.get("beacon"));
        assertThat(new Draw(id, checkpoint, beacon).seedHex()).isEqualTo(draw.get("seed"));
        assertThat(new Draw(id, checkpoint, "").seedHex()).isEqualTo(draw.get("seedWithoutBeacon"));
        Ran ran =
                run(
                        "run",
                        "--population",
                        SharedData.path("field/vectors/draw-population.csv").toString(),
                        "--checkpoint",
                        SharedData.path("field/vectors/draw-checkpoint.txt").toString(),
                        "--draw-id",
                        id,
                        "--beacon",
                        beacon,
                        "--n",
                        String.valueOf(draw.get("n")),
                        "--min-per-stratum",
                        String.valueOf(draw.get("minPerStratum")),
                        "--checkers",
                        SharedData.path("field/vectors/draw-checkers.csv").toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo(SharedData.text("field/vectors/draw-sample.csv"));
    }

    @Test
    void theBoundsOfTheVectorsAreExact() {
        String json = "{\"all\":" + SharedData.text("field/vectors/bounds.json") + "}";
        Object all = CanonicalJson.lenient(json.getBytes(StandardCharsets.UTF_8)).get("all");
        for (Object it : (List<?>) all) {
            Map<?, ?> row = (Map<?, ?>) it;
            SampleBound bound =
                    SampleBound.of(
                            (long) row.get("population"),
                            (long) row.get("drawn"),
                            (long) row.get("bad"),
                            new BigDecimal((String) row.get("alpha")));
            assertThat(
                            List.of(
                                    bound.upperCount(),
                                    bound.upperShare().toPlainString(),
                                    bound.lowerCount(),
                                    bound.lowerShare().toPlainString()))
                    .as(row.toString())
                    .isEqualTo(
                            List.of(
                                    row.get("upperCount"),
                                    row.get("upperShare"),
                                    row.get("lowerCount"),
                                    row.get("lowerShare")));
        }
    }

    @Test
    void whatCannotBeDrawnIsRefusedWithItsReason() throws IOException {
        Path twice = folder.resolve("twice.csv");
        Files.writeString(twice, "event_id,stratum,organisers\na,s,o\na,s,o\n");
        Path checkpoint = folder.resolve("checkpoint");
        Files.writeString(checkpoint, "o\n5\nr\n");
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--population",
                                twice.toString(),
                                "--checkpoint",
                                checkpoint.toString(),
                                "--draw-id",
                                "d",
                                "--n",
                                "1"));
        assertThat(run(words.toArray(String[]::new)).err()).contains("line 3: twice");
        Files.writeString(twice, "event_id,stratum,organisers\na,s,o\n");
        words.set(words.size() - 1, "2");
        assertThat(run(words.toArray(String[]::new)).err()).contains("2 cannot be drawn from 1");
        assertThat(run("bound", "--population", "5", "--drawn", "6", "--bad", "0").exit())
                .isEqualTo(2);
    }

    private record Ran(int exit, String out, String err) {}

    private static Ran run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit =
                DrawCommands.run(
                        args,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
