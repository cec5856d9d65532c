package org.kenes.lawtext.imported;

/// Something a reader noticed: where, how bad, and what was done about it.
///
/// @param line 1-based line of the input, 0 where the input has no lines worth naming
/// @param eId the provision concerned, or the empty string
/// @param excerpt at most 120 characters of the input
public record Defect(
        Code code,
        Severity severity,
        Action action,
        int line,
        String eId,
        String excerpt,
        String detail) {
    /// What was noticed.
    public enum Code {
        SKIPPED_TEXT,
        UNKNOWN_ELEMENT,
        UNKNOWN_TYPE,
        NAMESPACE,
        MISSING_PAGES,
        MISSING_META,
        BAD_DATE,
        LANG_MISMATCH,
        DUPLICATE_EID,
        BAD_EID,
        DUPLICATE_NUMBER,
        NUMBER_GAP,
        NUMBER_ORDER,
        HEADING_IN_NUM,
        MULTIPLE_CONTENT,
        EMPTY_UNIT,
        JOINED_LINES,
        AMBIGUOUS_CONTINUATION,
        POSSIBLE_HEADING,
        POSSIBLE_CROSS_HEADING,
        LOOKALIKE_LETTERS,
        CONTROL_CHARS,
        FOOTNOTE_UNDEFINED,
        WRAP_GUESS,
        BLOCK_FLATTENED
    }

    /// `ERROR`: text may be wrong or missing; `WARNING`: structure was repaired.
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    /// What was done with the place.
    public enum Action {
        KEPT,
        REPAIRED,
        SKIPPED
    }

    private static final int LONGEST_EXCERPT = 120;

    public Defect {
        String start = excerpt.substring(0, Math.min(LONGEST_EXCERPT * 2, excerpt.length()));
        int codePoints = Math.min(LONGEST_EXCERPT, start.codePointCount(0, start.length()));
        int end = start.offsetByCodePoints(0, codePoints);
        excerpt = excerpt.substring(0, end);
    }
}
