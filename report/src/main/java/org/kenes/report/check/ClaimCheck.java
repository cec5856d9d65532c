package org.kenes.report.check;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Basis;
import org.kenes.dataset.figure.EventStatus;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.View;
import org.kenes.opinion.Stance;
import org.kenes.report.source.Inline.Binding;
import org.kenes.report.source.ReleaseSource.Claim;
import org.kenes.report.source.ReleaseSource.Statement;
import org.kenes.report.words.Facets;
import org.kenes.report.words.Meaning;
import org.kenes.report.words.Measure;
import org.kenes.report.words.Phrase;
import org.kenes.report.words.Predicate;
import org.kenes.report.words.Predicate.Relation;
import org.kenes.report.words.WordSearch;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// One claim in one language: no data, wrong universe, fails, holds, in this order.
final class ClaimCheck {
    private final Bindings bindings;
    private final SpanInText span;
    private final SortedMap<String, Object> says = new TreeMap<>();
    private final List<String> legal = new ArrayList<>();
    private final List<Issue> issues;
    private @Nullable Evidence evidence;
    private @Nullable Fragility fragility;

    ClaimCheck(Bindings bindings, SpanInText span, List<Issue> issues) {
        this.bindings = bindings;
        this.span = span;
        this.issues = issues;
    }

    /// A verdict with its reason.
    private record Ruling(Verdict verdict, String reason) {}

    @Nullable ClaimResult check() {
        String id = span.span().ref();
        if (span.span().binding() == Binding.SAID) {
            return result(id, said(id));
        }
        Claim claim = bindings.release().claims().get(id);
        if (claim == null) {
            issues.add(span.issue("unknown-claim", true, "release.yaml has no claim " + id));
            return null;
        }
        if (claim.promise() != null) {
            return result(id, promise(claim.promise()));
        }
        if (claim.figure() == null) {
            return result(id, words(claim));
        }
        Ruling ruling = figure(claim, claim.figure());
        if (ruling.verdict() == Verdict.HOLDS && !legal.isEmpty()) {
            ruling = new Ruling(Verdict.LEGAL_REVIEW, legal.getFirst());
        }
        return result(id, ruling);
    }

    private ClaimResult result(String id, Ruling ruling) {
        Evidence found = evidence;
        return new ClaimResult(
                id,
                span.lang(),
                span.place(),
                span.span(),
                ruling.verdict(),
                ruling.reason(),
                List.copyOf(legal),
                says,
                found == null ? null : found.figure(),
                found == null ? List.of() : found.rows(),
                fragility);
    }

    private Ruling said(String id) {
        Statement statement = bindings.release().statements().get(id);
        if (statement == null) {
            issues.add(span.issue("unknown-claim", true, "release.yaml has no statement " + id));
        }
        for (Phrase phrase : span.phrases()) {
            if (!(phrase.predicate() instanceof Predicate.Degree)) {
                issues.add(
                        span.issue(
                                phrase, "quoted-quantity", false, "this number was not checked"));
            }
        }
        String record = statement == null ? null : statement.record();
        String words = record == null ? null : bindings.records().quotation(record, span.lang());
        if (words == null) {
            return new Ruling(Verdict.NO_DATA, "no-record");
        }
        if (record != null && bindings.records().spoke(record, bindings.profile()::forbids)) {
            legal.add("speaker");
        }
        return WordSearch.quotes(words, span.words(), span.lang())
                ? new Ruling(Verdict.NOT_CHECKABLE, "attributed")
                : new Ruling(Verdict.FAILS, "quote-differs");
    }

    private Ruling promise(String promise) {
        return bindings.release().promises().containsKey(promise)
                ? new Ruling(Verdict.NOT_CHECKABLE, "promise")
                : new Ruling(Verdict.NO_DATA, "no-record");
    }

    private Ruling words(Claim claim) {
        String phrase = claim.words().get(span.lang());
        String draft = claim.draft() != null ? claim.draft() : bindings.records().currentDraft();
        if (phrase == null || draft == null) {
            return new Ruling(Verdict.NO_DATA, "no-words");
        }
        if (bindings.words().count(draft, span.lang(), claim.at(), phrase) > 0) {
            return new Ruling(Verdict.HOLDS, "");
        }
        return bindings.records().complete(draft, span.lang(), claim.at())
                ? new Ruling(Verdict.FAILS, "words-absent")
                : new Ruling(Verdict.NO_DATA, "missing-language");
    }

    private Ruling figure(Claim claim, String id) {
        List<Phrase> quantities =
                span.phrases().stream()
                        .filter(p -> !(p.predicate() instanceof Predicate.Degree))
                        .toList();
        Predicate said = predicate(claim, quantities);
        Phrase quantity = quantities.isEmpty() ? null : quantities.getFirst();
        if (said != null) {
            says.put("predicate", said.code());
        }
        boolean rank =
                quantity != null
                        ? quantity.sort() == Phrase.Sort.RANK
                        : said == Predicate.Quantifier.ABOVE_OVERALL;
        String universe = span.universe(quantity, rank).orElse(claim.universe());
        if (universe != null) {
            says.put("universe", universe);
        }
        FigureFindings figure = bindings.figure(id);
        if (figure == null) {
            issues.add(span.issue("unknown-figure", true, "there is no figure " + id));
            return new Ruling(Verdict.NO_DATA, "no-figure");
        }
        FigureDefinition definition = figure.definition();
        legal(definition);
        evidence = Evidence.of(figure, claim.key(), view(claim));
        if (evidence == null) {
            return new Ruling(Verdict.NO_DATA, "no-row");
        }
        if (!evidence.missing().isEmpty()) {
            return new Ruling(Verdict.NO_DATA, evidence.missing());
        }
        String facet = facet(evidence, universe);
        if (!facet.isEmpty()) {
            return new Ruling(Verdict.WRONG_UNIVERSE, facet);
        }
        if (said == null) {
            return new Ruling(Verdict.NO_DATA, "no-quantity");
        }
        return judge(evidence, said, claim);
    }

    private View view(Claim claim) {
        try {
            return View.of(claim.view());
        } catch (IllegalArgumentException e) {
            issues.add(span.issue("bad-source", true, "there is no view " + claim.view()));
            return View.ALL;
        }
    }

    /// What the words say; `is:` only where the words leave it open.
    private @Nullable Predicate predicate(Claim claim, List<Phrase> quantities) {
        Predicate declared = null;
        if (claim.is() != null) {
            try {
                declared = Predicate.of(claim.is());
            } catch (IllegalArgumentException e) {
                issues.add(span.issue("bad-source", true, String.valueOf(e.getMessage())));
            }
        }
        if (quantities.size() > 1) {
            issues.add(span.issue("two-quantities", true, "one span claims one quantity"));
        }
        if (quantities.isEmpty()) {
            for (Phrase degree : span.phrases()) {
                issues.add(
                        span.issue(
                                degree,
                                "unbound-degree",
                                degree.severity().equals("error"),
                                "a degree word has no rule: replace it by a figure"));
                return degree.predicate();
            }
            return declared;
        }
        Predicate read = quantities.getFirst().predicate();
        if (read instanceof Predicate.Number number
                && number.relation() == Relation.ABOUT_OR_NEARLY) {
            return resolved(number, declared);
        }
        if (declared != null && !declared.code().equals(read.code())) {
            issues.add(
                    span.issue(
                            "words-differ",
                            true,
                            "the words say \""
                                    + read.code()
                                    + "\", release.yaml says \""
                                    + declared.code()
                                    + "\""));
        }
        return read;
    }

    private Predicate resolved(Predicate.Number read, @Nullable Predicate declared) {
        for (Relation relation : List.of(Relation.ABOUT, Relation.NEARLY)) {
            Predicate meant =
                    new Predicate.Number(relation, read.number(), read.percent(), read.unit());
            if (declared != null && declared.code().equals(meant.code())) {
                return meant;
            }
        }
        boolean differs = declared != null;
        issues.add(
                span.issue(
                        differs ? "words-differ" : "ambiguous-words",
                        true,
                        "these words mean about and nearly: say which with is:"));
        return read;
    }

    private void legal(FigureDefinition definition) {
        if (bindings.embargo() && Evidence.opinionMeasure(definition)) {
            legal.add("opinion-embargo");
        }
        if (definition.basis() == Basis.PROBABILITY_SAMPLE && !bindings.notice(definition)) {
            legal.add("poll-notice");
        }
    }

    /// Population, status, composition, words and themes; empty if all agree.
    private String facet(Evidence on, @Nullable String universe) {
        FigureDefinition is = on.definition();
        if (universe != null && !on.supports(universe, bindings.notice(is))) {
            return "population";
        }
        Facets facets = span.facets();
        EventStatus status = is.status();
        if (status != null) {
            String said = span.status().orElse("");
            if (!said.isEmpty()) {
                says.put("status", said);
            }
            boolean planned = said.equals("planned");
            if (status == EventStatus.PLANNED ? !planned : planned) {
                return "status";
            }
        }
        if (!is.composition().isEmpty()) {
            SortedSet<String> said = facets.stances();
            if (!said.isEmpty()) {
                says.put("stance", List.copyOf(said));
            }
            if (!composed(is.composition(), said)) {
                return "composition";
            }
        }
        return facets.inText() && is.basis() == Basis.MAPPING ? "theme-not-words" : "";
    }

    /// Partial is never added silently, and support is not shown by figures of opposition.
    private static boolean composed(List<Stance> composition, SortedSet<String> said) {
        if (said.isEmpty()) {
            return true;
        }
        boolean partly = composition.contains(Stance.PARTLY);
        if (partly != said.contains("partly")) {
            return false;
        }
        boolean position = said.contains("support") || said.contains("oppose");
        return !position
                || composition.stream()
                        .filter(stance -> stance == Stance.SUPPORT || stance == Stance.OPPOSE)
                        .allMatch(stance -> said.contains(stance.code()));
    }

    private Ruling judge(Evidence on, Predicate said, Claim claim) {
        if (said instanceof Predicate.Degree) {
            return new Ruling(Verdict.FAILS, "degree");
        }
        if (said instanceof Predicate.Number number
                && number.relation() == Relation.ABOUT_OR_NEARLY) {
            return new Ruling(Verdict.FAILS, "ambiguous-words");
        }
        if (claim.is() != null && !claim.is().equals(said.code()) && !span.phrases().isEmpty()) {
            return new Ruling(Verdict.FAILS, "words-differ");
        }
        boolean comparative = Meaning.comparative(said);
        boolean stance = !on.definition().composition().isEmpty();
        String reason = on.judge(said, comparative && stance);
        if (!reason.isEmpty()) {
            return new Ruling(Verdict.FAILS, reason);
        }
        Measure measure = Evidence.measure(on.definition().kind(), on.named());
        if (measure != null) {
            fragility(on, said, comparative, measure);
            if (Meaning.understated(said, measure)) {
                issues.add(
                        span.issue("understated", false, "a larger number could have been said"));
            }
        }
        return new Ruling(Verdict.HOLDS, "");
    }

    private void fragility(Evidence on, Predicate said, boolean comparative, Measure measure) {
        String universe = on.definition().universe();
        boolean concerned =
                switch (universe) {
                    case "events", "opinions", "questions", "proposals", "contributions" -> true;
                    default -> false;
                };
        if (!comparative || !concerned) {
            return;
        }
        fragility = Fragility.of(said, measure);
        if (fragility != null && fragility.slight(measure.n())) {
            issues.add(
                    span.issue(
                            "fragile",
                            false,
                            fragility.removed()
                                    + " invented cases among those counted would have made this"
                                    + " sentence true"));
        }
    }
}
