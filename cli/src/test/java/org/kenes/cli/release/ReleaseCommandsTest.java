package org.kenes.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.cli.verify.VerifyCommand;
import org.kenes.testkit.SharedData;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The commands of somebody who writes, or doubts, a press release.
class ReleaseCommandsTest {
    private static final String YAML =
            """
            format: kenes-release/1
            id: small
            kind: report
            languages: [ru]
            publishAt: 2031-06-03T18:00:00+05:00
            data: {package: datapackage.json}
            profile: none
            claims:
              c1: {figure: events.held, is: thousands}
            """;
    private static final String TEXT =
            """
            # Малый отчёт

            Проведены [тысячи мероприятий]{c1}: их было {{events.held}}.

            {{chart:opinions.by-provision|bar}}
            """;

    @TempDir Path folder;
    private final Path example = SharedData.path("release/example");
    private Path source;

    /// What a command said and how it ended.
    private record Said(int exit, String out, String err) {}

    private static Said release(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = ReleaseCommands.run(args, new PrintStream(out), new PrintStream(err));
        return new Said(exit, text(out), text(err));
    }

    private static Said verify(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = VerifyCommand.run(args, new PrintStream(out), new PrintStream(err));
        return new Said(exit, text(out), text(err));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @BeforeEach
    void copyTheData() throws IOException {
        source = folder.resolve("source");
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = example.relativize(file).toString();
                if (path.startsWith("data") || path.startsWith("figures")) {
                    Path copy = source.resolve(path);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Files.writeString(source.resolve("release.yaml"), YAML);
        Files.writeString(source.resolve("text.ru.md"), TEXT);
    }

    @Test
    void aCheckSaysWhatBlocks() {
        Said said = release("check", example.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out())
                .contains("HOLDS c1 «тысячи мероприятий» events.held = 2443")
                .contains("WRONG-UNIVERSE")
                .contains("not reviewed by a lawyer")
                .endsWith("\n");
        assertThat(said.out().lines().reduce((a, b) -> b).orElse(""))
                .startsWith("NOT PUBLISHABLE: claims ");
        assertThat(release("check", example.toString(), "--format", "json").out())
                .startsWith("{\"at\":");
    }

    @Test
    void whatIsNotPublishableIsNotBuilt() {
        Path out = folder.resolve("out");
        assertThat(release("build", example.toString(), "--out", out.toString()).exit())
                .isEqualTo(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void aBuiltReleaseIsRecountedAndNamesWhatWasTouched() throws IOException {
        Path out = folder.resolve("out");
        Said built = release("build", source.toString(), "--out", out.toString(), "--no-pdf");
        assertThat(built.out()).isEqualTo("PUBLISHABLE small\n");
        assertThat(out.resolve("dcat.jsonld")).exists();
        assertThat(out.resolve("README.ru.txt")).content().contains("Малый отчёт");
        Said whole = verify(out.toString(), "--data-only");
        assertThat(whole.out()).contains("ok 10 report").endsWith("VERIFIED DATA ONLY\n");
        assertThat(whole.exit()).isZero();
        for (String path :
                new String[] {"data/organisations.csv", "findings.json", "report/report.ru.html"}) {
            Path file = out.resolve(path);
            byte[] before = Files.readAllBytes(file);
            byte[] touched = before.clone();
            touched[touched.length / 2] ^= 1;
            Files.write(file, touched);
            Said said = verify(out.toString(), "--data-only");
            assertThat(said.exit()).as(path).isEqualTo(1);
            assertThat(said.out()).contains("FAILED: " + path);
            Files.write(file, before);
        }
        assertThat(verify(out.toString(), "--data-only", "--format", "json").out())
                .startsWith("{\"format\":\"kenes-verify/1\",\"steps\":[{")
                .contains("\"verified\":true");
    }

    @Test
    void anyPressReleaseCanBePasted() throws IOException {
        Path text = folder.resolve("press.txt");
        Files.writeString(
                text,
                "Проведено 2888 мероприятий.\nПрошло 2443 мероприятия.\n"
                        + "Пришли 177327 граждан.\nПоддержка высокая: 12 345 школ.\n");
        Said plain = release("paste", text.toString(), "--lang", "ru");
        assertThat(plain.exit()).isZero();
        assertThat(plain.out()).contains("1:11 error unbound-number «2888» = 2888 of events");
        Said held = release("paste", text.toString(), "--lang", "ru", "--data", source.toString());
        assertThat(held.out())
                .contains("other-population")
                .contains("= events.planned 2888 (planned)")
                .contains("borne-out")
                .contains("= events.held 2443")
                .contains("= attendances.sum 177327 (counts attendances)")
                .contains("no-figure");
    }

    @Test
    void wrongUsageIsToldWithTheUsage() {
        assertThat(release("check").exit()).isEqualTo(2);
        assertThat(release("check", "x", "--colour", "red").err())
                .contains("unknown option --colour")
                .contains("usage: kenes release");
        assertThat(release("paste", "-", "--lang", "de").err()).contains("--lang is");
        assertThat(release("check", folder.resolve("nowhere").toString()).exit()).isEqualTo(2);
        assertThat(verify().exit()).isEqualTo(2);
        assertThat(verify("x", "--quorum", "many", "--witness", "y").exit()).isEqualTo(2);
        assertThat(release("build", source.toString(), "--out", source.toString()).err())
                .contains("exists already");
    }
}
