package org.kenes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class HelpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "verify --help",
                "log --help",
                "log proof --help",
                "law --help",
                "law compare --help",
                "groups --help",
                "duplicates --help",
                "themes --help",
                "labels --help",
                "weigh --help",
                "release --help",
                "release build --help",
                "draw --help",
                "draw run --help",
                "draw bound --help",
                "field --help",
                "field key new --help",
                "field form publish --help",
                "field backcheck --help"
            })
    void everyCommandTellsItsUsageWhenAskedAndThatIsNoError(String line) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit =
                Kenes.run(
                        line.split(" "),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("kenes " + first(line));
        assertThat(err.size()).isZero();
    }

    private static String first(String line) {
        String word = line.split(" ")[0];
        return word.startsWith("-") ? "verify" : word;
    }
}
