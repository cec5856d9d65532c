package org.kenes.report.check;

import org.jspecify.annotations.Nullable;
import org.kenes.report.source.Flat;
import org.kenes.report.source.Inline.Bound;
import org.kenes.report.source.Inline.Span;
import org.kenes.report.source.TextSource;
import org.kenes.report.source.TextSource.Place;
import org.kenes.report.words.Facets;
import org.kenes.report.words.Phrase;
import org.kenes.report.words.Reading;

import java.util.List;
import java.util.Optional;

/// A span with the sentence around it.
///
/// @param base where the sentence begins in the block's flat text
/// @param start of the span in the sentence
/// @param end of the span in the sentence
record SpanInText(
        TextSource text,
        Flat flat,
        int base,
        int start,
        int end,
        Span span,
        Reading sentence,
        Facets facets) {

    static SpanInText of(
            TextSource text,
            Flat flat,
            int base,
            Bound bound,
            Span span,
            Reading sentence,
            Facets facets) {
        return new SpanInText(
                text, flat, base, bound.start() - base, bound.end() - base, span, sentence, facets);
    }

    String lang() {
        return text.lang();
    }

    Place place() {
        return text.place(span.offset());
    }

    String words() {
        return flat.text().substring(base + start, base + end);
    }

    /// Phrases that overlap the span: a modifier before the bracket counts as well.
    List<Phrase> phrases() {
        return sentence.phrases().stream().filter(p -> p.start() < end && p.end() > start).toList();
    }

    Optional<String> universe(@Nullable Phrase quantity, boolean rank) {
        return quantity == null
                ? facets.universe(start, end, start, end, rank)
                : facets.universe(start, end, quantity.start(), quantity.end(), rank);
    }

    Optional<String> status() {
        return facets.status(start, end);
    }

    Issue issue(String code, boolean error, String message) {
        return new Issue(
                code,
                error,
                lang(),
                place(),
                span.source().codePointCount(0, span.source().length()),
                span.source(),
                message);
    }

    Issue issue(Phrase phrase, String code, boolean error, String message) {
        return Issues.at(
                text, flat, base + phrase.start(), base + phrase.end(), code, error, message);
    }
}
