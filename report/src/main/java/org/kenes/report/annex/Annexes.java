package org.kenes.report.annex;

import org.kenes.dataset.figure.Findings;
import org.kenes.report.check.Issue;
import org.kenes.report.check.Records;
import org.kenes.report.source.ReleaseSource;
import org.kenes.report.source.TextSource;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/// What follows from comparing a release with the record.
///
/// @param omissions language → what the text of that language does not mention
/// @param deviations of the figures from their registration
/// @param mentioned wIds of the provisions that any language names
public record Annexes(
        Map<String, List<Omission>> omissions, List<Deviation> deviations, Set<String> mentioned) {
    public static final Annexes NONE = new Annexes(Map.of(), List.of(), Set.of());

    /// Figures that are computed for every release besides those it uses.
    public static List<String> figures() {
        return Omissions.FIGURES;
    }

    /// @param first index of the first contribution; asked for only when it matters
    public static Annexes of(
            ReleaseSource release, Findings findings, Records records, LongSupplier first) {
        Map<String, List<Omission>> omissions = new LinkedHashMap<>();
        Set<String> mentioned = new TreeSet<>();
        for (TextSource text : release.texts().values()) {
            Mentions mentions = Mentions.of(release, text, findings, records);
            mentioned.addAll(mentions.provisions());
            omissions.put(text.lang(), Omissions.of(findings, mentions));
        }
        return new Annexes(
                omissions,
                Deviations.of(findings, release.figures(), records.registrations(), first),
                mentioned);
    }

    /// One warning per omission and deviation, whatever the language.
    public List<Issue> issues() {
        Set<Issue> issues = new LinkedHashSet<>();
        for (List<Omission> list : omissions.values()) {
            for (Omission it : list) {
                issues.add(
                        Issue.warning(
                                "omission",
                                (it.kind() + " " + it.subject()).strip(),
                                "the text does not mention it; it is appended"));
            }
        }
        for (Deviation deviation : deviations) {
            issues.add(Issue.warning(deviation.code(), deviation.figure(), deviation.message()));
        }
        return List.copyOf(issues);
    }

    /// The arguments of each position, from the words of the package.
    public MinorityReport minority(Findings findings, SpokenWords words) {
        return MinorityReport.of(findings, mentioned, words);
    }
}
