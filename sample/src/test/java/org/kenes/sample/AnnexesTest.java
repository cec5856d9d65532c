package org.kenes.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.table.Csv;
import org.kenes.dataset.table.DataPackage;
import org.kenes.report.ReleaseBuilder;
import org.kenes.report.annex.Annexes;
import org.kenes.report.annex.MinorityReport;
import org.kenes.report.annex.MinorityReport.Side;
import org.kenes.report.annex.Omission;
import org.kenes.report.annex.QuoteDraw;
import org.kenes.report.annex.SpokenWords;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.Issue;
import org.kenes.report.check.Records;
import org.kenes.report.source.ReleaseSource;
import org.kenes.sample.Nation.Unit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is appended to a text about the sample dialogue, and which passages it may quote.
class AnnexesTest {
    private static final String HEAD =
            """
            format: kenes-release/1
            id: annexed
            kind: report
            languages: [ru]
            publishAt: 2031-05-26T10:00:00+05:00
            data: {package: datapackage.json}
            profile: none
            """;

    @TempDir static Path data;
    @TempDir Path source;
    private static SpokenWords words;

    @BeforeAll
    static void countTheSample() throws IOException {
        List<Unit> units =
                IntStream.rangeClosed(1, 24).mapToObj(n -> new Unit("art_" + n, "e")).toList();
        Settings settings =
                Settings.of(units, Sample.places(), Sample.coalitions(), Sample.organisations());
        new NationTables(data, new Nation(settings)).write(0);
        words = SpokenWords.open(DataPackage.read(data));
    }

    @AfterAll
    static void close() {
        words.close();
    }

    private ReleaseSource release(String text) throws IOException {
        Files.writeString(source.resolve("release.yaml"), HEAD);
        Files.writeString(source.resolve("text.ru.md"), text);
        return ReleaseSource.read(source);
    }

    private Annexes annexes(ReleaseSource release, Findings findings) {
        return Annexes.of(release, findings, Records.read(data, "draft-1"), () -> Long.MAX_VALUE);
    }

    @Test
    void whatAnEmptyTextDoesNotMentionIsListed() throws IOException {
        ReleaseSource release = release("# Ничего\n\nСпасибо.\n");
        Findings findings = ReleaseBuilder.findings(release, data);
        List<Omission> omissions =
                annexes(release, findings).omissions().getOrDefault("ru", List.of());
        assertThat(omissions.stream().filter(o -> o.kind().equals("provision")))
                .hasSizeGreaterThan(5)
                .allSatisfy(o ->
                        assertThat(o.numbers().getOrDefault("n", 0L)).isGreaterThanOrEqualTo(100));
        assertThat(omissions).extracting(Omission::kind).contains("audiences", "backchecks");
    }

    @Test
    void aTableOfProvisionsMentionsThemAndTheirPositions() throws IOException {
        ReleaseSource release =
                release(
                        """
                        # Числа

                        {{table:opinions.by-provision}}

                        {{table:events.by-audience}}

                        {{table:backchecks.bound}}
                        """);
        Findings findings = ReleaseBuilder.findings(release, data);
        assertThat(annexes(release, findings).omissions().getOrDefault("ru", List.of()))
                .extracting(Omission::kind)
                .doesNotContain("provision", "position", "audiences", "backchecks");
    }

    @Test
    void anArticleThatIsNamedWithOnePositionOwesTheOthers() throws IOException {
        ReleaseSource release = release("# Одна сторона\n\nПо статье 1 есть поддержка.\n");
        Findings findings = ReleaseBuilder.findings(release, data);
        Annexes annexes = annexes(release, findings);
        assertThat(annexes.mentioned()).containsExactly("art_1");
        assertThat(annexes.omissions().getOrDefault("ru", List.of()))
                .filteredOn(o -> o.subject().equals("art_1"))
                .allSatisfy(o -> {
                    assertThat(o.kind()).isEqualTo("position");
                    assertThat(o.stances()).contains("oppose").doesNotContain("support");
                });
    }

    @Test
    void everyPositionHasTheSameNumberOfArguments() throws IOException {
        ReleaseSource release = release("# Ничего\n\nСпасибо.\n");
        Findings findings = ReleaseBuilder.findings(release, data);
        MinorityReport report = annexes(release, findings).minority(findings, words);
        assertThat(report.provisions()).hasSize(10);
        for (MinorityReport.Provision provision : report.provisions()) {
            assertThat(provision.sides())
                    .extracting(Side::stance)
                    .containsExactly("support", "partly", "oppose");
            assertThat(
                            provision.sides().stream()
                                    .filter(Side.Said.class::isInstance)
                                    .map(side -> ((Side.Said) side).passages().size())
                                    .collect(Collectors.toSet()))
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(report.provisions())
                .anySatisfy(p ->
                        assertThat(p.sides())
                                .anyMatch(s ->
                                        s instanceof Side.Said said
                                                && said.passages().size() == 3));
        assertThat(annexes(release, findings).minority(findings, words)).isEqualTo(report);
    }

    private SortedMap<String, byte[]> draw(Map<Long, String> passed) {
        return new QuoteDraw(DataPackage.read(data), words)
                .files("annexed", "art_1", List.of("kk", "ru", "en"), 3, "", passed);
    }

    private void write(SortedMap<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = source.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }

    private static List<Map<String, String>> drawn(SortedMap<String, byte[]> files, String of) {
        byte[] bytes = files.get("draws/quote/annexed/art_1/" + of + "/drawn.csv");
        return Csv.read(new String(bytes, StandardCharsets.UTF_8), "drawn.csv");
    }

    @Test
    void everyPositionIsDrawnEquallyOftenInEachLanguage() throws IOException {
        SortedMap<String, byte[]> files = draw(Map.of());
        assertThat(files).hasSize(27);
        for (String lang : List.of("kk", "ru", "en")) {
            TreeSet<Integer> sizes = new TreeSet<>();
            for (String stance : List.of("support", "partly", "oppose")) {
                sizes.add(drawn(files, stance + "/" + lang).size());
            }
            assertThat(sizes).hasSize(1);
        }
        write(files);
        assertThat(new QuoteDraw(DataPackage.read(data), words).replay(source)).isEqualTo(9);
    }

    @Test
    void whoeverIsPassedOverIsListedAndTheNextFollows() throws IOException {
        List<Map<String, String>> first = drawn(draw(Map.of()), "support/ru");
        long passed = Long.parseLong(first.getFirst().get("idx"));
        SortedMap<String, byte[]> files = draw(Map.of(passed, "personal-data"));
        List<Map<String, String>> second = drawn(files, "support/ru");
        assertThat(second).hasSize(first.size() + 1);
        assertThat(second.getFirst().get("rule")).isEqualTo("personal-data");
        assertThat(second.getFirst().get("text")).isEmpty();
        assertThat(second.subList(1, first.size()).stream().map(r -> r.get("idx")))
                .containsExactlyElementsOf(
                        first.subList(1, first.size()).stream().map(r -> r.get("idx")).toList());
        write(files);
        assertThat(new QuoteDraw(DataPackage.read(data), words).replay(source)).isEqualTo(9);
    }

    @Test
    void onlyADrawnPassageMayBeQuoted() throws IOException {
        SortedMap<String, byte[]> files = draw(Map.of());
        String passage = "";
        for (String stance : List.of("support", "partly", "oppose")) {
            for (Map<String, String> row : drawn(files, stance + "/ru")) {
                passage = row.get("text");
            }
        }
        assertThat(passage).isNotEmpty();
        assertThat(codes(passage)).contains("quote-not-drawn");
        write(files);
        assertThat(codes(passage)).doesNotContain("quote-not-drawn");
        assertThat(codes(passage.substring(0, passage.length() / 2))).contains("quote-not-drawn");
        Path support = source.resolve("draws/quote/annexed/art_1/support/ru/drawn.csv");
        Files.writeString(support, Files.readString(support).replaceFirst("а", "б"));
        assertThat(codes(passage)).contains("quote-not-drawn");
        assertThatThrownBy(() -> new QuoteDraw(DataPackage.read(data), words).replay(source))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("support/ru/drawn.csv");
    }

    private List<String> codes(String quoted) throws IOException {
        release("# Голоса\n\n> " + quoted.replace("\n", " ") + "\n");
        Findings findings = ReleaseBuilder.findings(ReleaseSource.read(source), data);
        Path out = source.resolve("out-" + System.nanoTime());
        CheckResult check = ReleaseBuilder.build(source, data, findings, out);
        return check.issues().stream().filter(Issue::error).map(Issue::code).toList();
    }
}
