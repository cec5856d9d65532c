package org.kenes.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kenes.cli.words.UsageException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What operators are told can be set is what the program reads.
class ConfigurationTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern VARIABLE = Pattern.compile("KENES_[A-Z_]+");

    @Test
    void theReferenceNamesEveryOptionOfServe() throws IOException {
        Set<String> options = new TreeSet<>(Serve.VALUED);
        options.addAll(Serve.FLAGS);
        options.addAll(Serve.LISTS);
        String table = rows(Files.readString(REPOSITORY.resolve("docs/operations.md")), "| `--");
        assertThat(found(Pattern.compile("(?<=`--)[a-z-]+"), table)).isEqualTo(options);
    }

    @Test
    void theReferenceNamesEveryVariable() throws IOException {
        String table =
                rows(Files.readString(REPOSITORY.resolve("docs/operations.md")), "| `KENES_");
        assertThat(found(VARIABLE, table)).isEqualTo(new TreeSet<>(Environment.KNOWN));
    }

    @Test
    void noOtherVariableIsReadAnywhere() throws IOException {
        Set<String> read =
                new TreeSet<>(found(VARIABLE, Files.readString(REPOSITORY.resolve("kenes"))));
        for (String module : new String[] {"server", "cli", "spark"}) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(module + "/src/main/java"))) {
                for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    read.addAll(found(VARIABLE, Files.readString(file)));
                }
            }
        }
        read.remove("KENES_"); // the prefix itself
        assertThat(read).isEqualTo(new TreeSet<>(Environment.KNOWN));
    }

    @Test
    void aMistypedVariableIsAnError() {
        assertThatThrownBy(() -> Environment.refuseUnknown(Set.of("PATH", "KENES_DATABSE_URL")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("KENES_DATABSE_URL");
        assertThatNoException()
                .isThrownBy(() ->
                        Environment.refuseUnknown(
                                Set.of("PATH", "KENES_SERVER", "KENES_IMPRINT_CONTACT_KK")));
    }

    private static String rows(String document, String begin) {
        return document.lines()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(0, line.indexOf('|', 2)))
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
