package org.kenes.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kenes.report.law.LegalProfile;
import org.kenes.report.source.ReleaseSource;
import org.kenes.testkit.SharedData;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The ways in which numbers of a real campaign went wrong: each is refused, and the sentence that
/// says why names what is said and what was counted.
class DefectsTest {
    private static final String HEAD =
            """
            format: kenes-release/1
            id: defects
            kind: press-release
            languages: [kk, ru, en]
            publishAt: 2031-06-03T18:00:00+05:00
            data: {package: datapackage.json}
            profile: none
            polls:
              - {id: poll-2, entity: Пікір, method: telephone, n: 1000, base: respondents-aware}
            claims:
              c: %s
            """;

    @TempDir Path folder;

    /// The claim in kk, ru and en, in this order.
    private List<ClaimResult> claims(String claim, String kk, String ru, String en)
            throws IOException {
        Files.writeString(folder.resolve("release.yaml"), HEAD.formatted(claim));
        Files.writeString(folder.resolve("text.kk.md"), kk);
        Files.writeString(folder.resolve("text.ru.md"), ru);
        Files.writeString(folder.resolve("text.en.md"), en);
        ReleaseSource release = ReleaseSource.read(folder);
        Records records = Records.read(SharedData.path("release/example"), "charter-2");
        List<ClaimResult> claims =
                ReleaseCheck.check(
                                release,
                                ExampleFindings.read(),
                                records,
                                records::count,
                                LegalProfile.of("none"),
                                release.publishAt())
                        .claims();
        assertThat(claims).hasSize(3);
        return claims;
    }

    private static void refused(
            List<ClaimResult> claims, Verdict verdict, String reason, Map<String, String> why) {
        assertThat(claims)
                .allSatisfy(claim -> {
                    assertThat(claim.verdict()).describedAs(claim.lang()).isEqualTo(verdict);
                    assertThat(claim.reason()).isEqualTo(reason);
                    String part = why.getOrDefault(claim.lang(), "");
                    assertThat(Explanation.of(claim, claim.lang())).contains(part);
                });
    }

    @Test
    void plannedIsNotHeld() throws IOException {
        refused(
                claims(
                        "{figure: events.planned}",
                        "[2 888 іс-шара]{c} өткізілді.",
                        "Проведено [2 888 мероприятий]{c}.",
                        "[2,888 events]{c} were held."),
                Verdict.WRONG_UNIVERSE,
                "status",
                Map.of(
                        "kk", "2\u00A0888",
                        "ru", "Запланированное – ещё не состоявшееся. Показатель: 2\u00A0888.",
                        "en", "2,888"));
    }

    @Test
    void attendancesAreNotCitizens() throws IOException {
        refused(
                claims(
                        "{figure: attendances.sum, is: \"nearly 180000\"}",
                        "[180 мыңға жуық азамат]{c} келді.",
                        "Пришли [почти 180 тысяч граждан]{c}.",
                        "[Nearly 180 thousand citizens]{c} came."),
                Verdict.WRONG_UNIVERSE,
                "population",
                Map.of(
                        "kk", "бір адам бірнеше рет",
                        "ru", "люди. Показатель считает: посещения (один человек может прийти",
                        "en", "people. The figure counts: attendances (one person may come"));
    }

    @Test
    void aShareOfThoseWhoKnewTheTextIsNoShareOfAll() throws IOException {
        refused(
                claims(
                        "{figure: polls.aware}",
                        "Жобаны [азаматтардың 79,4 %-ы]{c} қолдайды.",
                        "Проект поддерживают [79,4 % граждан]{c}.",
                        "[79.4 % of citizens]{c} support the draft."),
                Verdict.WRONG_UNIVERSE,
                "population",
                Map.of(
                        "kk", "мәтінді білетіндер ғана",
                        "ru", "Процент посчитан только от тех, кто знаком с текстом.",
                        "en", "The percentage is of those only who know the text."));
    }

    @Test
    void partialSupportIsNotSupport() throws IOException {
        refused(
                claims(
                        "{figure: opinions.support-or-partly}",
                        "Жобаны [пікірлердің 72,5 %-ы]{c} қолдайды.",
                        "Проект поддерживают [72,5 % поданных мнений]{c}.",
                        "[72.5 % of the opinions]{c} support the draft."),
                Verdict.WRONG_UNIVERSE,
                "composition",
                Map.of(
                        "kk", "Қолдаймын + Ішінара",
                        "ru",
                                "В предложении: Поддерживаю. Показатель складывает: Поддерживаю +"
                                        + " Частично.",
                        "en", "The words say: Support. The figure adds up: Support + Partly."));
    }

    @Test
    void aSloganThatIsNotInTheTextIsNotEnshrined() throws IOException {
        refused(
                claims(
                        "{words: {kk: адамға арналған мемлекет, ru: государство для людей, en: a"
                                + " state for people}, draft: charter-2, at: any}",
                        "Мәтінде [«адамға арналған мемлекет»]{c} бар.",
                        "В тексте закреплено [«государство для людей»]{c}.",
                        "The text has [“a state for people”]{c}."),
                Verdict.FAILS,
                "words-absent",
                Map.of("ru", "В тексте закона этих слов в такой форме нет."));
    }

    /// A month before it was "more than 60": the register has exactly 60.
    @Test
    void moreThanIsNotAbout() throws IOException {
        List<ClaimResult> more =
                claims(
                        "{figure: orgs.ngos}",
                        "[60-тан астам ұйым]{c} қосылды.",
                        "Вступили [более 60 организаций]{c}.",
                        "[More than 60 organisations]{c} joined.");
        refused(
                more,
                Verdict.FAILS,
                "value",
                Map.of(
                        "ru", "В предложении: больше 60. В показателе: 60.",
                        "en", "The words say: more than 60. The figure says: 60."));
        assertThat(
                        claims(
                                "{figure: orgs.ngos}",
                                "[Шамамен 60 ұйым]{c} қосылды.",
                                "Вступили [около 60 организаций]{c}.",
                                "[About 60 organisations]{c} joined."))
                .allMatch(claim -> claim.verdict() == Verdict.HOLDS);
    }

    /// The same number may not grow from one language to the next.
    @Test
    void oneLanguageMayNotSayMoreThanTheOthers() throws IOException {
        claims(
                "{figure: orgs.ngos}",
                "[Шамамен 60 ұйым]{c} қосылды.",
                "Вступили [более 50 организаций]{c}.",
                "[About 60 organisations]{c} joined.");
        ReleaseSource release = ReleaseSource.read(folder);
        Records records = Records.read(SharedData.path("release/example"), "charter-2");
        CheckResult check =
                ReleaseCheck.check(
                        release,
                        ExampleFindings.read(),
                        records,
                        records::count,
                        LegalProfile.of("none"),
                        release.publishAt());
        assertThat(check.issues()).extracting(Issue::code).contains("parity-predicate");
    }

    /// Who is on duty for the state may not campaign: their words wait for a lawyer.
    @Test
    void wordsOfSomebodyOnDutyAtACampaignEventTouchTheLaw() throws IOException {
        assertThat(spokenAs("state_on_duty", "campaign", "kz-2022"))
                .allSatisfy(claim -> {
                    assertThat(claim.verdict()).isEqualTo(Verdict.NOT_CHECKABLE);
                    assertThat(claim.legal()).containsExactly("speaker");
                });
        assertThat(spokenAs("state_on_duty", "information", "kz-2022"))
                .allMatch(claim -> claim.legal().isEmpty());
        assertThat(spokenAs("party", "campaign", "kz-2022"))
                .allMatch(claim -> claim.legal().isEmpty());
        assertThat(spokenAs("state_on_duty", "campaign", "none"))
                .allMatch(claim -> claim.legal().isEmpty());
    }

    private List<ClaimResult> spokenAs(String capacity, String nature, String profile)
            throws IOException {
        String words = "Су ортақ.";
        Files.writeString(
                folder.resolve("release.yaml"),
                """
                format: kenes-release/1
                id: session
                kind: press-release
                languages: [kk, ru, en]
                publishAt: 2031-06-03T18:00:00+05:00
                data: {package: datapackage.json}
                profile: none
                statements: {s1: {record: st-1, speaker: A. B.}}
                claims: {}
                """);
        List<Map<String, String>> said = new ArrayList<>();
        for (String lang : List.of("kk", "ru", "en")) {
            Files.writeString(
                    folder.resolve("text." + lang + ".md"), "[«" + words + "»]{said=s1}\n");
            said.add(
                    Map.of(
                            "quotation", "st-1",
                            "lang", lang,
                            "event", "e1",
                            "speaker", "A. B.",
                            "text", words));
        }
        ReleaseSource release = ReleaseSource.read(folder);
        Records records =
                new Records(
                        List.of(),
                        said,
                        List.of(),
                        List.of(),
                        List.of(Map.of("event", "e1", "name", "A. B.", "capacity", capacity)),
                        Map.of("e1", nature),
                        DrawnQuotes.in(folder),
                        "charter-2");
        return ReleaseCheck.check(
                        release,
                        ExampleFindings.read(),
                        records,
                        records::count,
                        LegalProfile.of(profile),
                        release.publishAt())
                .claims();
    }
}
