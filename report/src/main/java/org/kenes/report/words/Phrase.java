package org.kenes.report.words;

/// A quantity phrase in a text.
///
/// @param start offset in the text that was read, in chars
/// @param end just after it
/// @param from first token
/// @param to just after the last token
/// @param severity of a degree word; empty for everything else
public record Phrase(
        Sort sort, Predicate predicate, int start, int end, int from, int to, String severity) {
    public enum Sort {
        NUMBER,
        NUMBER_WORD,
        MAGNITUDE,
        QUANTIFIER,
        RANK,
        DEGREE
    }
}
