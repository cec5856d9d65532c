package org.kenes.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kenes.dataset.Json;
import org.kenes.dataset.entry.ReleaseEntry;
import org.kenes.dataset.figure.Findings;
import org.kenes.report.law.LegalProfile;
import org.kenes.report.source.ReleaseSource;
import org.kenes.testkit.SharedData;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

class ExampleCheckTest {
    private static Findings findings;
    private static ReleaseSource release;
    private static Records records;

    @BeforeAll
    static void readTheExample() {
        Path folder = SharedData.path("release/example");
        findings = ExampleFindings.read();
        release = ReleaseSource.read(folder);
        records = Records.read(folder, "charter-2");
    }

    private static CheckResult check(OffsetDateTime at) {
        LegalProfile profile = LegalProfile.of(release.profile());
        return ReleaseCheck.check(release, findings, records, records::count, profile, at);
    }

    private static List<Map<String, Object>> list(Map<String, Object> file, String name) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object item : (List<?>) Objects.requireNonNull(file.get(name))) {
            Map<String, Object> entry = new TreeMap<>();
            ((Map<?, ?>) item).forEach((k, v) -> entry.put((String) k, v));
            all.add(entry);
        }
        return all;
    }

    private static Map<String, Object> expected() {
        String file = "release/example/expected/check.json";
        return Json.read(SharedData.bytes(file), file);
    }

    private static Map<String, Object> actual() {
        return Json.read(CheckJson.write(check(release.publishAt())), "check.json");
    }

    private static Map<String, Object> only(Map<String, Object> from, String... names) {
        Map<String, Object> kept = new TreeMap<>();
        for (String name : names) {
            if (from.get(name) != null) {
                kept.put(name, from.get(name));
            }
        }
        return kept;
    }

    @TestFactory
    Stream<DynamicTest> everyClaimHasItsVerdict() {
        String[] names = {"id", "lang", "verdict", "reason", "legal", "says", "span"};
        List<Map<String, Object>> want = list(expected(), "claims");
        List<Map<String, Object>> have = list(actual(), "claims");
        assertThat(have).hasSameSizeAs(want);
        return Stream.iterate(0, i -> i < want.size(), i -> i + 1)
                .map(i ->
                        DynamicTest.dynamicTest(
                                want.get(i).get("lang") + " " + want.get(i).get("id"),
                                () ->
                                        assertThat(only(have.get(i), names))
                                                .isEqualTo(only(want.get(i), names))));
    }

    @Test
    void fragilityIsThatOfTheIndependentProgram() {
        for (Map<String, Object> claim : list(expected(), "claims")) {
            if (claim.get("fragility") instanceof Map<?, ?> want) {
                Map<String, Object> have =
                        list(actual(), "claims").stream()
                                .filter(c -> c.get("id").equals(claim.get("id")))
                                .filter(c -> c.get("lang").equals(claim.get("lang")))
                                .findFirst()
                                .orElseThrow();
                assertThat(((Map<?, ?>) have.get("fragility")).get("removed"))
                        .isEqualTo(want.get("removed"));
            }
        }
    }

    @Test
    void theErrorsAreExactlyTheExpectedOnes() {
        String[] names = {"code", "col", "lang", "length", "line", "quote", "severity"};
        Set<Map<String, Object>> want = new HashSet<>();
        list(expected(), "issues").forEach(issue -> want.add(only(issue, names)));
        Set<Map<String, Object>> have = new HashSet<>();
        list(actual(), "issues").stream()
                .filter(issue -> issue.get("severity").equals("error"))
                .forEach(issue -> have.add(only(issue, names)));
        assertThat(have).isEqualTo(want);
    }

    @Test
    void everyLanguageAloneGivesTheSameVerdicts() {
        Set<String> verdicts = new HashSet<>();
        for (ClaimResult claim : check(release.publishAt()).claims()) {
            verdicts.add(claim.id() + " " + claim.verdict() + " " + claim.reason());
        }
        assertThat(verdicts).hasSize(25);
    }

    @Test
    void everyIssueIsASentenceInEveryLanguage() {
        Set<String> codes = new HashSet<>();
        Stream.of("2031-06-01T12:00:00+05:00", "2031-06-14T00:00:00+05:00")
                .flatMap(at -> check(OffsetDateTime.parse(at)).issues().stream())
                .forEach(issue -> {
                    codes.add(issue.code());
                    assertThat(Stream.of("kk", "ru", "en").map(issue::sentence).distinct())
                            .as(issue.code())
                            .hasSize(3)
                            .allSatisfy(it -> assertThat(it).doesNotContain("{"));
                });
        SharedData.csv("release/lint-cases.csv").stream()
                .map(row -> row.getOrDefault("code", ""))
                .filter(code -> code.startsWith("unbound-"))
                .forEach(code -> {
                    codes.add(code);
                    Issue issue = Issue.error(code, "", "detail");
                    assertThat(issue.sentence("kk")).as(code).isNotEqualTo("detail");
                });
        assertThat(codes).hasSizeGreaterThan(10);
    }

    @Test
    void insideALockOpinionNeedsReview() {
        lock("2031-06-12", "2031-06-12T12:00:00+05:00");
        lock("2031-06-14", "2031-06-14T00:00:00+05:00");
    }

    private static void lock(String day, String at) {
        CheckResult result = check(OffsetDateTime.parse(at));
        List<Map<String, String>> want =
                SharedData.csv("release/example/expected/locks-" + day + ".csv");
        boolean silence = result.issues().stream().anyMatch(i -> i.code().equals("silence"));
        List<String> have = new ArrayList<>();
        for (ClaimResult claim : result.claims()) {
            have.add(
                    String.join(
                            ",",
                            claim.id(),
                            claim.lang(),
                            claim.verdict().code(),
                            String.join(" ", claim.legal()),
                            String.valueOf(silence)));
        }
        assertThat(have)
                .isEqualTo(want.stream().map(row -> String.join(",", row.values())).toList());
    }

    @Test
    void theBytesDoNotDependOnLocale() {
        Locale before = Locale.getDefault();
        byte[] bytes = CheckJson.write(check(release.publishAt()));
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(CheckJson.write(check(release.publishAt()))).isEqualTo(bytes);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void fragilityOfCounts() {
        for (Map<String, String> row : SharedData.csv("release/fragility-counts.csv")) {
            var predicate = org.kenes.report.words.Predicate.of(row.get("predicate"));
            var measure = org.kenes.report.words.Measure.count(new BigInteger(row.get("value")));
            Fragility fragility = Objects.requireNonNull(Fragility.of(predicate, measure));
            assertThat(Objects.toString(fragility.removed(), "")).isEqualTo(row.get("removed"));
            assertThat(Objects.toString(fragility.added(), "")).isEqualTo(row.get("added"));
        }
    }

    @Test
    void aLawyerLiftsWhatTheLawyerMayLiftAndNothingElse() {
        CheckResult open = check(release.publishAt());
        List<String> notices = touching(open, "poll-notice");
        assertThat(notices).isNotEmpty();
        CheckResult cleared = open.reviewedBy(reviewed(notices, "cleared"));
        assertThat(cleared.blockingLegal()).isEqualTo(open.blockingLegal() - count(open, notices));
        assertThat(new String(CheckJson.write(cleared), StandardCharsets.UTF_8))
                .contains("\"review\":7");
        assertThat(open.reviewedBy(reviewed(notices, "refused")).blockingLegal())
                .isEqualTo(open.blockingLegal());

        CheckResult locked = check(OffsetDateTime.parse("2031-06-12T12:00:00+05:00"));
        List<String> measures = touching(locked, "opinion-embargo");
        assertThat(measures).isNotEmpty();
        assertThat(locked.reviewedBy(reviewed(measures, "cleared")).blockingLegal())
                .as("nobody overrides a running window")
                .isGreaterThanOrEqualTo(count(locked, measures));
    }

    private static List<String> touching(CheckResult check, String law) {
        return check.claims().stream()
                .filter(claim -> claim.legal().contains(law))
                .map(ClaimResult::id)
                .distinct()
                .toList();
    }

    private static long count(CheckResult check, List<String> ids) {
        return check.claims().stream()
                .filter(claim -> ids.contains(claim.id()) && !claim.legal().isEmpty())
                .count();
    }

    private static LegalReviews reviewed(List<String> claims, String decision) {
        return new LegalReviews(
                List.of(
                        new LegalReviews.Review(
                                7,
                                new ReleaseEntry.LegalReview(
                                        release.id(), claims, "lawyer", decision, "read"))));
    }
}
