package org.kenes.report.check;

import org.kenes.dataset.figure.Basis;
import org.kenes.dataset.figure.FigureDefinition;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.report.number.Formats;
import org.kenes.report.source.Block;
import org.kenes.report.source.Flat;
import org.kenes.report.source.Flat.Sentence;
import org.kenes.report.source.Inline.Binding;
import org.kenes.report.source.Inline.Bound;
import org.kenes.report.source.Inline.Placeholder;
import org.kenes.report.source.Inline.Span;
import org.kenes.report.source.TextSource;
import org.kenes.report.words.Facets;
import org.kenes.report.words.Lint;
import org.kenes.report.words.Reading;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The text of one language: its claims, its placeholders, and what nobody bound.
final class TextCheck {
    private static final char HOLE = '\uFFFC';

    private final Bindings bindings;
    private final TextSource text;
    private final List<ClaimResult> claims;
    private final List<Issue> issues;
    private final Values values;
    private final Predicate<String> articles;
    private final Set<String> figures = new LinkedHashSet<>();
    private final java.util.ArrayList<Issue> found = new java.util.ArrayList<>();

    TextCheck(Bindings bindings, TextSource text, List<ClaimResult> claims, List<Issue> issues) {
        this.bindings = bindings;
        this.text = text;
        this.claims = claims;
        this.issues = issues;
        this.values = new Values(bindings.findings(), new Formats(text.lang()));
        Set<String> known = bindings.records().articles();
        this.articles = known == null ? number -> true : known::contains;
    }

    Set<String> figures() {
        return figures;
    }

    static Set<String> placeholders(TextSource text) {
        Set<String> ids = new TreeSet<>();
        for (Block block : text.blocks()) {
            if (block instanceof Block.Figure figure && !figure.what().equals("annex")) {
                ids.add(figure.id());
            }
            for (Bound bound : block.flat().bounds()) {
                if (bound.placeholder() != null) {
                    ids.add(bound.placeholder().figure());
                }
            }
        }
        return ids;
    }

    void run() {
        for (Block block : text.blocks()) {
            Flat flat = block.flat();
            boolean drawn =
                    block instanceof Block.Quote
                            && bindings.records().drawn().allow(flat.text(), text.lang());
            for (Sentence sentence : flat.sentences()) {
                sentence(flat, sentence, drawn);
            }
            for (Bound bound : flat.bounds()) {
                if (bound.placeholder() != null) {
                    placeholder(bound.placeholder());
                }
            }
            if (block instanceof Block.Quote quote
                    && quote.flat().bounds().stream().noneMatch(TextCheck::said)
                    && !drawn) {
                found.add(
                        Issues.at(
                                text,
                                flat,
                                0,
                                flat.text().length(),
                                "quote-not-drawn",
                                true,
                                "a quotation is drawn by lot or attributed with {said=…}"));
            }
            if (block instanceof Block.Figure figure) {
                figure(figure);
            }
        }
        found.sort(
                Comparator.comparing(
                        Issue::place,
                        Comparator.nullsLast(
                                Comparator.comparingInt(TextSource.Place::line)
                                        .thenComparingInt(TextSource.Place::col))));
        issues.addAll(found);
    }

    private static boolean said(Bound bound) {
        return bound.span() != null && bound.span().binding() == Binding.SAID;
    }

    /// @param drawn whether these are the words of somebody who was drawn
    private void sentence(Flat flat, Sentence sentence, boolean drawn) {
        String words = flat.text().substring(sentence.start(), sentence.end());
        List<Bound> inside =
                flat.bounds().stream()
                        .filter(b -> b.start() >= sentence.start() && b.start() < sentence.end())
                        .filter(b -> b.span() != null)
                        .toList();
        if (!inside.isEmpty()) {
            Reading reading = Reading.of(words, text.lang(), articles);
            Facets facets = new Facets(reading);
            for (Bound bound : inside) {
                Span span = java.util.Objects.requireNonNull(bound.span());
                span(SpanInText.of(text, flat, sentence.start(), bound, span, reading, facets));
            }
        }
        lint(flat, sentence, words, inside, drawn);
    }

    private void span(SpanInText span) {
        switch (span.span().binding()) {
            case CLAIM, SAID -> {
                ClaimResult result = new ClaimCheck(bindings, span, found).check();
                if (result != null) {
                    claims.add(result);
                }
            }
            case LIT ->
                    found.add(
                            span.issue("literal", false, "no evidence is offered for these words"));
            case REF -> {
                boolean known =
                        bindings.records().provisions().stream()
                                .anyMatch(row -> span.span().ref().equals(row.get("eid")));
                if (!known) {
                    found.add(span.issue("bad-source", true, "no provision " + span.span().ref()));
                }
            }
            case OPINION -> {}
        }
    }

    /// Everything outside placeholders and spans.
    private void lint(
            Flat flat, Sentence sentence, String words, List<Bound> spans, boolean drawn) {
        StringBuilder open = new StringBuilder(words);
        for (Bound bound : spans) {
            for (int i = bound.start(); i < Math.min(bound.end(), sentence.end()); i++) {
                open.setCharAt(i - sentence.start(), HOLE);
            }
        }
        for (Lint.Finding finding : Lint.of(Reading.of(open.toString(), text.lang(), articles))) {
            if (finding.severity() == Lint.Severity.NONE) {
                continue;
            }
            found.add(
                    Issues.at(
                            text,
                            flat,
                            sentence.start() + finding.phrase().start(),
                            sentence.start() + finding.phrase().end(),
                            drawn ? "quoted-quantity" : finding.code(),
                            !drawn && finding.severity() == Lint.Severity.ERROR,
                            "these words claim \""
                                    + finding.phrase().predicate().code()
                                    + "\" and no figure is bound to them"));
        }
    }

    private void placeholder(Placeholder placeholder) {
        figures.add(placeholder.figure());
        Values.Shown shown = values.show(placeholder);
        if (!shown.issue().isEmpty()) {
            found.add(at(placeholder, shown.issue(), shown.message()));
            return;
        }
        bindings.findings().figure(placeholder.figure()).ifPresent(f -> concerned(f, placeholder));
    }

    private void concerned(FigureFindings figure, Placeholder placeholder) {
        FigureDefinition is = figure.definition();
        if (bindings.embargo() && Evidence.opinionMeasure(is)) {
            found.add(at(placeholder, "embargo", "measures of opinion may not be published now"));
        }
        if (is.basis() == Basis.PROBABILITY_SAMPLE && !bindings.notice(is)) {
            found.add(
                    at(
                            placeholder,
                            "poll-notice-missing",
                            "the notice of this poll is incomplete"));
        }
    }

    private Issue at(Placeholder placeholder, String code, String message) {
        String quote = placeholder.source();
        return new Issue(
                code,
                true,
                text.lang(),
                text.place(placeholder.offset()),
                quote.codePointCount(0, quote.length()),
                quote,
                message);
    }

    private void figure(Block.Figure block) {
        if (block.what().equals("annex")) {
            return;
        }
        figures.add(block.id());
        FigureFindings figure = bindings.figure(block.id());
        String code = "";
        if (figure == null) {
            code = "unknown-figure";
        } else if (bindings.embargo() && Evidence.opinionMeasure(figure.definition())) {
            code = "embargo";
        }
        if (!code.isEmpty()) {
            found.add(
                    new Issue(
                            code,
                            true,
                            text.lang(),
                            text.place(block.offset()),
                            block.id().length(),
                            block.id(),
                            block.what() + " " + block.id()));
        }
    }
}
