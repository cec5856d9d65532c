package org.kenes.server.outreach.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kenes.server.outreach.form.Problem;
import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.language.Messages;

import java.util.List;

class ReportProblemsTest {
    private static final List<Problem> ALL =
            List.of(
                    new Problem("place", "KZ-99", "known place"),
                    new Problem("place", "", "known place"),
                    new Problem("place", "KZ-10", "place of the key: KZ-71"),
                    new Problem("organisers", "org-2", "organisation of the key: org-1"),
                    new Problem("audience", "seals", "known code"),
                    new Problem("low", "9 7 8", "low ≤ value ≤ high"),
                    new Problem("question", "612 rows", "at most 500"),
                    new Problem("slip", "AAAA", "unused slip"),
                    new Problem("anchor", "art_900", "provision of draft-1"),
                    new Problem("date", "yesterday", "YYYY-MM-DD"),
                    new Problem("attended", "", "counted-with-range"),
                    new Problem("", "2031-03-04", "campaign-in-silence"));

    @ParameterizedTest
    @EnumSource
    void everyProblemIsASentenceInEveryLanguage(Lang lang) {
        Messages messages = Messages.load(lang);
        assertThat(ALL)
                .allSatisfy(it ->
                        assertThat(ReportProblems.said(messages, it))
                                .contains(it.value())
                                .doesNotContain(
                                        "of the key", "low ≤", "unused", "provision of", "-in-"));
    }

    @Test
    void aProblemSaysWhereWhatAndWhatWasExpected() {
        Messages english = Messages.load(Lang.EN);
        assertThat(ALL.stream().map(it -> ReportProblems.said(english, it)))
                .contains(
                        "place: The key was given for KZ-71, but the report says: KZ-10",
                        "place: Not filled in.",
                        "question: Too many or too long: 612 rows. The limit is 500.",
                        "date: Not in the right form: “yesterday”. Expected: YYYY-MM-DD");
    }
}
