package org.kenes.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.dataset.figure.Findings;
import org.kenes.report.ReleaseBuilder;
import org.kenes.report.check.CheckResult;
import org.kenes.report.check.ClaimResult;
import org.kenes.report.check.Issue;
import org.kenes.report.source.ReleaseSource;
import org.kenes.sample.Nation.Organisation;
import org.kenes.sample.Nation.Unit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The 33 checkable statements of a real closing release (release specification, section 13), in
/// our own words, over the sample dialogue and over a synthetic nation: the text is
/// `acceptance/text.<lang>.md`, the verdicts to expect are `acceptance/expected.csv`, equal in all
/// languages.
class AcceptanceTest {
    private static final Path SOURCE = Path.of("src/test/resources/acceptance");
    private static final OffsetDateTime EMBARGO = OffsetDateTime.parse("2031-06-18T12:00:00+05:00");
    private static final OffsetDateTime SILENCE = OffsetDateTime.parse("2031-06-21T12:00:00+05:00");

    @TempDir static Path folder;
    private static ReleaseSource release;
    private static Path sampleFolder;
    private static Path nationFolder;
    private static Findings sample;
    private static Findings nation;

    @BeforeAll
    static void countBoth() throws IOException {
        release = ReleaseSource.read(SOURCE);
        sampleFolder = tables("sample", 400, 3_000, 0);
        nationFolder = tables("nation", 36_000, 6_000, 280);
        sample = ReleaseBuilder.findings(release, sampleFolder);
        nation = ReleaseBuilder.findings(release, nationFolder);
    }

    private static Path tables(String name, int events, int opinions, int more) throws IOException {
        List<Unit> units =
                IntStream.rangeClosed(1, 24)
                        .mapToObj(
                                n -> new Unit("art_" + n, Map.of("kk", "k", "ru", "r", "en", "e")))
                        .toList();
        List<Organisation> organisations = new ArrayList<>(Sample.organisations());
        for (int i = 0; i <= more; i++) {
            organisations.add(ngo(i));
        }
        Settings settings =
                Settings.of(units, Sample.places(), Sample.coalitions(), organisations)
                        .sizes(20_000, events, opinions, 240);
        Nation people = new Nation(settings);
        long session =
                people.meetings()
                        .filter(m -> m.state().equals("complete"))
                        .findFirst()
                        .orElseThrow()
                        .number();
        Path target = folder.resolve(name);
        new NationTables(target, people).write(session);
        try (Stream<Path> files = Files.walk(SOURCE.resolve("figures"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(SOURCE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return target;
    }

    private static Organisation ngo(int i) {
        return new Organisation(
                "ngo-" + i,
                "ngo",
                "member",
                Sample.coalitions().getFirst().id(),
                null,
                "QK-01",
                "region",
                Map.of("kk", "Ұйым", "ru", "Объединение", "en", "Association"),
                null,
                null,
                null);
    }

    private static CheckResult check(Path data, Findings findings, OffsetDateTime at) {
        return ReleaseBuilder.check(
                release, data, data, findings, ReleaseBuilder.profile(release.profile()), at);
    }

    /// Claim → "VERDICT reason legal", the same in every language.
    private static Map<String, Set<String>> verdicts(CheckResult check) {
        Map<String, Set<String>> verdicts = new LinkedHashMap<>();
        for (ClaimResult claim : check.claims()) {
            String verdict =
                    (claim.verdict().code() + " " + claim.reason()).strip()
                            + (claim.legal().isEmpty() ? "" : " " + claim.legal());
            verdicts.computeIfAbsent(claim.id(), id -> new LinkedHashSet<>()).add(verdict);
        }
        return verdicts;
    }

    @TestFactory
    Stream<DynamicTest> everyStatementHasItsVerdictInEveryLanguage() throws IOException {
        Map<String, Set<String>> onSample = verdicts(sample(release.publishAt()));
        Map<String, Set<String>> onNation = verdicts(nation(release.publishAt()));
        Map<String, Set<String>> embargo = verdicts(sample(EMBARGO));
        List<Map<String, String>> expected =
                Rows.of(Files.readString(SOURCE.resolve("expected.csv"), StandardCharsets.UTF_8));
        assertThat(expected.stream().map(row -> row.get("claim")))
                .containsExactlyElementsOf(onNation.keySet());
        return expected.stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.get("no") + " " + row.get("claim"),
                                () -> {
                                    String id = row.get("claim");
                                    assertThat(onSample.get(id)).containsExactly(row.get("sample"));
                                    assertThat(onNation.get(id)).containsExactly(row.get("nation"));
                                    assertThat(embargo.get(id))
                                            .containsExactly(row.get("sample-in-embargo"));
                                }));
    }

    /// Statements 3, 9, 15 and 25 have no rule; 32 and 33 are about photos and imprint; 29 is an
    /// opinion under its own heading and is no claim.
    @Test
    void theErrorsBesidesTheVerdictsAreExactlyThese() throws IOException {
        CheckResult check = nation(release.publishAt());
        assertThat(
                        check.issues().stream()
                                .filter(Issue::error)
                                .map(issue -> issue.code() + " " + issue.quote()))
                .containsExactlyInAnyOrder(
                        "unbound-degree Жоғары деңгейдегі қолдау",
                        "unbound-degree қысқа мерзімде",
                        "unbound-degree Көптеген",
                        "unbound-degree Кең ауқымды",
                        "unbound-degree высокий уровень общественной поддержки",
                        "unbound-degree за короткое время",
                        "unbound-degree многочисленные",
                        "unbound-degree широкий спектр",
                        "unbound-degree high level of public support",
                        "unbound-degree in a short time",
                        "unbound-degree Numerous",
                        "unbound-degree broad spectrum",
                        "photo-credit-conflict hall-2",
                        "imprint-missing responsiblePerson",
                        "imprint-missing contact");
        assertThat(check.publishable()).isFalse();
    }

    @Test
    void thePhotoCreditNamesNobodyButTheCoalition() throws IOException {
        assertThat(sample(release.publishAt()).issues())
                .filteredOn(issue -> issue.code().equals("photo-credit-conflict"))
                .singleElement()
                .satisfies(issue -> assertThat(issue.quote()).isEqualTo("hall-2"));
    }

    @Test
    void theCallToTakePartIsAllowedUntilTheDayOfSilence() throws IOException {
        assertThat(codes(sample(EMBARGO))).doesNotContain("silence");
        assertThat(codes(sample(SILENCE))).contains("silence");
    }

    @Test
    void theUnionAsksForMoreThanTheThreeLinesOfTheImprint() {
        CheckResult check =
                ReleaseBuilder.check(
                        release,
                        sampleFolder,
                        sampleFolder,
                        sample,
                        ReleaseBuilder.profile("eu-2024-900"),
                        release.publishAt());
        assertThat(check.issues())
                .filteredOn(issue -> issue.code().equals("imprint-missing"))
                .extracting(Issue::quote)
                .containsExactlyInAnyOrder(
                        "sponsor",
                        "controller",
                        "period",
                        "amount",
                        "amountMethod",
                        "origin",
                        "linkedProcess",
                        "contact",
                        "campaignTotal");
    }

    @Test
    void everyLanguageAloneGivesTheSameVerdicts() {
        List<Map<String, Set<String>>> alone =
                release.languages().stream()
                        .map(lang ->
                                verdicts(
                                        ReleaseBuilder.check(
                                                release.only(List.of(lang)),
                                                sampleFolder,
                                                sampleFolder,
                                                sample,
                                                ReleaseBuilder.profile(release.profile()),
                                                release.publishAt())))
                        .toList();
        assertThat(alone.get(1)).isEqualTo(alone.get(0));
        assertThat(alone.get(2)).isEqualTo(alone.get(0));
    }

    private static List<String> codes(CheckResult check) {
        return check.issues().stream().map(Issue::code).toList();
    }

    private static CheckResult sample(OffsetDateTime at) {
        return check(sampleFolder, sample, at);
    }

    private static CheckResult nation(OffsetDateTime at) {
        return check(nationFolder, nation, at);
    }
}
