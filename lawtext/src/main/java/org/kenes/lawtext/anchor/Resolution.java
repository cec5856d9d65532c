package org.kenes.lawtext.anchor;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// Where an anchor is in a new version.
///
/// @param eId of the provision found, or null
/// @param num of the basic unit found, or null
/// @param start code points in the text of the basic unit, -1 without a quote
/// @param end exclusive, -1 without a quote
/// @param score of the place, in ten-thousandths
/// @param moved whether the unit was moved or renumbered
/// @param counts whether an opinion on the anchored provision counts for the new version: its
///   wording is identical
/// @param reason why it was not searched; null unless skipped
/// @param candidates places to choose from, if ambiguous
public record Resolution(
        String id,
        Outcome outcome,
        @Nullable String eId,
        @Nullable String wId,
        @Nullable String num,
        int start,
        int end,
        int score,
        boolean moved,
        boolean counts,
        @Nullable Reason reason,
        List<Candidate> candidates) {
    public Resolution {
        candidates = List.copyOf(candidates);
        if ((outcome == Outcome.SKIPPED) != (reason != null)) {
            throw new IllegalArgumentException("skipped, and only skipped, has a reason");
        }
    }

    /// The first four mean: found.
    public enum Outcome {
        EXACT,
        EDITED,
        MOVED,
        MERGED,
        AMBIGUOUS,
        ORPHAN,
        SKIPPED;

        /// The name in files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Why an anchor was not searched.
    public enum Reason {
        LANGUAGE("language"),
        UNKNOWN_UNIT("unknown-unit"),
        QUOTE_TOO_LONG("quote-too-long"),
        LINEAGE_UNCONFIRMED("lineage-unconfirmed"),
        BUDGET("budget"),
        UNREADABLE("unreadable");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /// The name in files.
        public String word() {
            return word;
        }
    }

    /// One of several places.
    public record Candidate(String eId, @Nullable String num, int start, int end, int score) {}

    static Resolution skipped(String id, Reason reason) {
        return new Resolution(
                id, Outcome.SKIPPED, null, null, null, -1, -1, 0, false, false, reason, List.of());
    }

    static Resolution orphan(String id) {
        return new Resolution(
                id, Outcome.ORPHAN, null, null, null, -1, -1, 0, false, false, null, List.of());
    }

    /// Whether the words have a place in the new version.
    public boolean found() {
        return switch (outcome) {
            case EXACT, EDITED, MOVED, MERGED -> true;
            case AMBIGUOUS, ORPHAN, SKIPPED -> false;
        };
    }
}
