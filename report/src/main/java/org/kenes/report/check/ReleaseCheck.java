package org.kenes.report.check;

import org.kenes.dataset.figure.Basis;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.report.law.LegalProfile;
import org.kenes.report.law.Lock;
import org.kenes.report.source.ReleaseSource;
import org.kenes.report.source.ReleaseSource.Vote;
import org.kenes.report.source.TextSource;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The check of a release: every claim, every unbound quantity, and what the law asks.
public final class ReleaseCheck {

    /// Counts how often a phrase stands in a version of the law in one language.
    @FunctionalInterface
    public interface WordsOfText {
        long count(String draft, String lang, String at, String phrase);
    }

    private final ReleaseSource release;
    private final Findings findings;
    private final Records records;
    private final WordsOfText words;
    private final LegalProfile profile;
    private final OffsetDateTime at;
    private final List<ClaimResult> claims = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();
    private final Set<String> used = new LinkedHashSet<>();

    private ReleaseCheck(
            ReleaseSource release,
            Findings findings,
            Records records,
            WordsOfText words,
            LegalProfile profile,
            OffsetDateTime at) {
        this.release = release;
        this.findings = findings;
        this.records = records;
        this.words = words;
        this.profile = profile;
        this.at = at;
    }

    /// @param at the instant of publication: locks are looked up for it
    public static CheckResult check(
            ReleaseSource release,
            Findings findings,
            Records records,
            WordsOfText words,
            LegalProfile profile,
            OffsetDateTime at) {
        return new ReleaseCheck(release, findings, records, words, profile, at).run();
    }

    private CheckResult run() {
        Bindings bindings =
                new Bindings(release, findings, records, words, profile, locked("opinion-measure"));
        for (TextSource text : release.texts().values()) {
            TextCheck check = new TextCheck(bindings, text, claims, issues);
            check.run();
            used.addAll(check.figures());
        }
        claims.forEach(claim -> {
            if (claim.figure() != null) {
                used.add(claim.figure().definition().id());
            }
        });
        parity();
        unused();
        new PhotoCheck(release, records, issues).run(profile.consent());
        for (String line : profile.missingInImprint(release.imprint())) {
            issues.add(
                    Issue.error(
                            "imprint-missing",
                            line,
                            "the imprint lacks \"" + line + "\" or holds what is refused there"));
        }
        if (locked("new-publication")) {
            issues.add(
                    Issue.error("silence", release.id(), "nothing new may be published at " + at));
        }
        figures();
        return new CheckResult(
                release.id(),
                at,
                profile.id(),
                profile.reviewedBy() != null,
                List.copyOf(claims),
                List.copyOf(issues),
                release.show(),
                new LegalReviews(List.of()));
    }

    private boolean locked(String what) {
        Vote vote = release.vote();
        return vote != null
                && profile.locks().stream()
                        .filter(lock -> lock.covers().contains(what))
                        .anyMatch((Lock lock) ->
                                lock.runsAt(at.toInstant(), vote.date(), vote.zones()));
    }

    /// Every language makes the same claims, says the same with them, and they rest on the same
    /// figures.
    private void parity() {
        Map<String, Map<String, ClaimResult>> byId = new LinkedHashMap<>();
        for (ClaimResult claim : claims) {
            byId.computeIfAbsent(claim.id(), id -> new TreeMap<>())
                    .putIfAbsent(claim.lang(), claim);
        }
        byId.forEach((id, languages) -> {
            for (String lang : release.languages()) {
                if (!languages.containsKey(lang)) {
                    issues.add(
                            Issue.error(
                                    "parity-claim", id, "claim " + id + " is missing in " + lang));
                }
            }
            Set<String> predicates = new LinkedHashSet<>();
            languages.values().forEach(claim -> predicates.add(claim.predicate()));
            if (predicates.size() > 1) {
                issues.add(
                        Issue.error(
                                "parity-predicate",
                                id,
                                "the languages do not say the same: "
                                        + String.join(", ", predicates)));
            }
        });
        placeholders();
    }

    private void placeholders() {
        Map<String, Set<String>> figures = new LinkedHashMap<>();
        for (TextSource text : release.texts().values()) {
            figures.put(text.lang(), TextCheck.placeholders(text));
        }
        Set<String> all = new LinkedHashSet<>();
        figures.values().forEach(all::addAll);
        for (String figure : all) {
            for (String lang : release.languages()) {
                if (!Objects.requireNonNull(figures.get(lang)).contains(figure)) {
                    String message = "the figure " + figure + " is missing in " + lang;
                    issues.add(
                            release.strictFigures()
                                    ? Issue.error("parity-figure", figure, message)
                                    : Issue.warning("parity-figure", figure, message));
                }
            }
        }
    }

    private void unused() {
        Set<String> seen = new LinkedHashSet<>();
        claims.forEach(claim -> seen.add(claim.id()));
        for (String id : release.claims().keySet()) {
            if (!seen.contains(id)) {
                issues.add(Issue.warning("unused-claim", id, "no text makes the claim " + id));
            }
        }
    }

    /// What a reader should know of the figures that are used.
    private void figures() {
        for (FigureFindings figure : findings.figures()) {
            FigureDefinition is = figure.definition();
            if (!used.contains(is.id())) {
                continue;
            }
            if (is.basis() == Basis.PROBABILITY_SAMPLE && release.polls().isEmpty()) {
                issues.add(
                        Issue.error(
                                "poll-notice-missing",
                                is.id(),
                                "a poll needs its notice in polls"));
            }
        }
    }
}
