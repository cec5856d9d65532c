package org.kenes.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.ExampleFindings;
import org.kenes.report.check.Issue;
import org.kenes.testkit.SharedData;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;

/// The example of the specification with its faults mended or shown as such.
class ReleaseBuilderTest {
    private static final String SHOW =
            "\nshow: {c2: unsupported, c11: unsupported, c7: unsupported, c15: unsupported,"
                    + " c6: unsupported, c10: unsupported, c20: unsupported, c5: unsupported,"
                    + " c12: unsupported, c14: unsupported, c19: unsupported}\n";

    @TempDir Path folder;
    private Path data;
    private Path source;

    @BeforeEach
    void mendTheExample() throws IOException {
        data = SharedData.path("release/example");
        source = Files.createDirectory(folder.resolve("source"));
        String yaml = SharedData.text("release/example/release.yaml");
        yaml = yaml.replace("[p1.jpg, p2.jpg, p3.jpg]", "[p1.jpg]") + SHOW;
        write("release.yaml", yaml.replaceAll("(?m)^  c17: .*\\n", ""));
        for (String lang : new String[] {"kk", "ru", "en"}) {
            String text = SharedData.text("release/example/text." + lang + ".md");
            StringBuilder kept = new StringBuilder();
            text.lines()
                    .filter(line -> !line.contains("{c17}") && !line.contains("240"))
                    .forEach(line -> kept.append(line).append('\n'));
            write("text." + lang + ".md", kept + "\n{{chart:opinions.by-provision|bar}}\n");
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(source.resolve(name), text);
    }

    private CheckResult build(Path out) {
        return ReleaseBuilder.build(source, data, ExampleFindings.read(), out);
    }

    @Test
    void whatIsMendedIsBuilt() throws IOException {
        Path out = folder.resolve("out");
        CheckResult result = build(out);
        assertThat(result.issues().stream().filter(Issue::error)).isEmpty();
        assertThat(result.publishable()).isTrue();
        String page = Files.readString(out.resolve("report/report.ru.html"));
        assertThat(page)
                .contains("<data value=\"2443\"><a href=\"claims/figure-events.held.ru.html\"")
                .contains("2\u00A0443")
                .contains("href=\"claims/c1.ru.html\"")
                .contains("[не подтверждено: ")
                .contains("Это не опрос и не доля граждан")
                .contains("press@example.org")
                .doesNotContain("<script");
        assertThat(out.resolve("report/claims/c1.kk.html")).exists();
        assertThat(out.resolve("report/claims.jsonld")).exists();
    }

    @Test
    void theSameBytesWhateverTheMachine() throws IOException {
        byte[] first = manifest("one");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.of("kk", "KZ"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(new String(manifest("two"), StandardCharsets.UTF_8))
                    .isEqualTo(new String(first, StandardCharsets.UTF_8));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private byte[] manifest(String name) {
        Path out = folder.resolve(name);
        build(out);
        return Manifest.write(out);
    }

    @Test
    void withoutImprintNothingIsBuilt() throws IOException {
        String yaml = Files.readString(source.resolve("release.yaml"));
        write("release.yaml", yaml.replaceAll("(?m)^  responsiblePerson: .*\\n", ""));
        Path out = folder.resolve("out");
        CheckResult result = build(out);
        assertThat(result.issues().stream().filter(Issue::error))
                .extracting(Issue::code, Issue::quote)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                "imprint-missing", "responsiblePerson"));
        assertThat(out).doesNotExist();
    }

    @Test
    void anUnboundNumberIsNotBuilt() throws IOException {
        Files.writeString(
                source.resolve("text.en.md"),
                "\nWe opened 240 schools.\n",
                java.nio.file.StandardOpenOption.APPEND);
        CheckResult result = build(folder.resolve("out"));
        assertThat(result.publishable()).isFalse();
        assertThat(result.issues()).extracting(Issue::code).contains("unbound-number");
    }

    @Test
    void theManifestNamesTheFileThatWasTouched() throws IOException {
        Path out = folder.resolve("out");
        build(out);
        Manifest.write(out);
        Manifest.verify(out);
        Path page = out.resolve("report/claims/c1.en.html");
        Files.writeString(page, " ", java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Manifest.verify(out))
                .hasMessageContaining("report/claims/c1.en.html");
        Files.delete(page);
        assertThatThrownBy(() -> Manifest.verify(out)).hasMessageContaining("not in the folder");
    }

    @Test
    void theReportIsATaggedPdfThatCarriesItsDataAndIsTheSameOnEveryRun() throws Exception {
        for (String lang : List.of("kk", "ru", "en")) {
            Path text = source.resolve("text." + lang + ".md");
            String tenge = Files.readString(text) + "\nВсе суммы / all sums: ₸.\n";
            Files.writeString(text, tenge);
        }
        Map<String, byte[]> first = pdf("one");
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Map<String, byte[]> second = pdf("two");
            first.forEach((lang, bytes) -> assertThat(second.get(lang)).as(lang).isEqualTo(bytes));
        } finally {
            TimeZone.setDefault(zone);
        }
        VeraGreenfieldFoundryProvider.initialise();
        for (Map.Entry<String, byte[]> pdf : first.entrySet()) {
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A)) {
                assertThat(faults(pdf.getValue(), flavour)).as(pdf.getKey() + flavour).isEmpty();
            }
            try (PDDocument document = Loader.loadPDF(pdf.getValue())) {
                assertThat(document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames())
                        .containsOnlyKeys("datapackage.json", "findings.json");
                String text = new PDFTextStripper().getText(document);
                assertThat(text.replaceAll("[^0-9]", "")).contains("2443");
                assertThat(text).contains("all sums: ₸.");
            }
        }
        try (PDDocument document = Loader.loadPDF(first.get("kk"))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Хартия жобасын талқылау");
        }
    }

    private Map<String, byte[]> pdf(String name) throws IOException {
        Path out = folder.resolve(name);
        ReleaseBuilder.build(source, data, ExampleFindings.read(), out, true);
        Map<String, byte[]> files = new TreeMap<>();
        for (String lang : new String[] {"kk", "ru", "en"}) {
            files.put(lang, Files.readAllBytes(out.resolve("report/report." + lang + ".pdf")));
        }
        return files;
    }

    private static List<String> faults(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (var parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(a -> a.getStatus() == TestAssertion.Status.FAILED)
                    .map(a -> a.getRuleId().getClause() + " " + a.getMessage())
                    .distinct()
                    .toList();
        }
    }
}
