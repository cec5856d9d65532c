package org.kenes.report.check;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Findings.FigureFindings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.report.source.Inline.Span;
import org.kenes.report.source.TextSource.Place;

import java.util.List;
import java.util.SortedMap;

/// A claim as one language makes it.
///
/// @param id of the claim, or of the statement for attributed words
/// @param reason code, empty when it holds
/// @param legal what the law asks, whatever the verdict
/// @param says what was read: predicate, universe, status, stance (a list)
/// @param figure the evidence, or null
/// @param rows its cell in every view
/// @param fragility of the view `all`, or null
public record ClaimResult(
        String id,
        String lang,
        Place place,
        Span span,
        Verdict verdict,
        String reason,
        List<String> legal,
        SortedMap<String, Object> says,
        @Nullable FigureFindings figure,
        List<Row> rows,
        @Nullable Fragility fragility) {

    /// Predicate that was evaluated, or empty.
    public String predicate() {
        return says.getOrDefault("predicate", "") instanceof String text ? text : "";
    }
}
