package org.kenes.dataset.cut;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.Json;
import org.kenes.dataset.entry.DialogueEntry;
import org.kenes.dataset.entry.DialogueEntry.Response.Says;
import org.kenes.dataset.figure.Figures;
import org.kenes.dataset.table.DataPackage;
import org.kenes.opinion.Stance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// "A fair point", from the log to the order of the strongest arguments; "I have this question
/// too", from the log to its table.
class PressesTest {
    @TempDir Path temporary;

    private final TinyLog tiny = new TinyLog();

    private void press(int times, int target, Stance stance) {
        for (int i = 0; i < times; i++) {
            tiny.seal(new DialogueEntry.Endorsement(target, stance, TinyLog.DAY, Map.of()));
        }
    }

    private Path cut() throws IOException {
        var log = tiny.log(temporary);
        Path release = temporary.resolve("release");
        new Cut(log, tiny.point(), tiny, tiny)
                .write(
                        release,
                        DataPackage.Form.CSV,
                        Map.of("name", "water", "title", "Water"),
                        Figures.builtIn().only(List.of("opinions.count")),
                        "",
                        2);
        return release;
    }

    /// Sentences with few words in common.
    private static String reason(int i) {
        String[] words =
                "canal well herd pump ditch flood meadow tariff meter winter repair office"
                        .split(" ", -1);
        StringBuilder text = new StringBuilder("Because");
        for (int k = 1; k < 13; k++) {
            text.append(' ').append(words[(i * k + k * k * (i + 1)) % 12]).append(i * k % 97);
        }
        return text.append('.').toString();
    }

    @Test
    void theOtherSideDecidesWhichArgumentComesFirstAndSmallNumbersAreNotTold() throws IOException {
        tiny.act(1, Map.of("format", "kenes/1", "origin", "water.example/log"));
        tiny.draft();
        tiny.places();
        int[] support = new int[12];
        for (int i = 0; i < 12; i++) {
            support[i] = tiny.opinion(1, Stance.SUPPORT, 1, reason(i));
            tiny.opinion(1, Stance.OPPOSE, 1, reason(100 + 7 * i));
        }
        press(11, support[3], Stance.OPPOSE);
        press(40, support[5], Stance.SUPPORT);
        press(30, support[5], Stance.NONE);
        press(9, support[7], Stance.OPPOSE);
        press(12, support[8], Stance.OPPOSE);
        tiny.act(
                6,
                Map.of("target", (long) support[8], "scope", "all", "reason", "subject-request"));
        tiny.dropOpening(support[8]);
        Path release = cut();
        assertThat(Files.readString(release.resolve("data/endorsements.csv")))
                .isEqualTo(
                        "idx,stance,n\n%1$d,oppose,11\n%2$d,none,30\n%2$d,support,40\n"
                                .formatted(support[3], support[5]));
        assertThat(strongest(release).subList(0, 2))
                .containsExactly(Integer.toString(support[3]), Integer.toString(support[5]));
    }

    @Test
    void whatIsSaidOfAQuestionIsCountedFromTenOnAndGoesWithTheQuestion() throws IOException {
        tiny.act(1, Map.of("format", "kenes/1", "origin", "water.example/log"));
        tiny.draft();
        tiny.places();
        int wells = tiny.question("Who cleans the wells in winter?");
        int meters = tiny.question("Who pays for the meter of a house?");
        int opinion = tiny.opinion(1, Stance.SUPPORT, 1, reason(1));
        respond(12, wells, Says.TOO);
        respond(10, wells, Says.UNANSWERED);
        respond(9, wells, Says.ANSWERED);
        respond(11, meters, Says.TOO);
        respond(30, opinion, Says.TOO);
        tiny.act(6, Map.of("target", (long) meters, "scope", "all", "reason", "subject-request"));
        tiny.dropOpening(meters);
        assertThat(Files.readString(cut().resolve("data/question_responses.csv")))
                .isEqualTo("idx,says,n\n%1$d,too,12\n%1$d,unanswered,10\n".formatted(wells));
    }

    private void respond(int times, int target, Says says) {
        for (int i = 0; i < times; i++) {
            tiny.seal(new DialogueEntry.Response(target, says, TinyLog.DAY, Map.of()));
        }
    }

    private static List<String> strongest(Path release) throws IOException {
        var reading =
                Json.read(Files.readAllBytes(release.resolve("opinion/reading.json")), "reading");
        var provision = (Map<?, ?>) ((List<?>) reading.get("provisions")).getFirst();
        var arguments = (Map<?, ?>) provision.get("arguments");
        return ((List<?>) arguments.get("support"))
                .stream().map(it -> String.valueOf(((Map<?, ?>) it).get("idx"))).toList();
    }
}
