package org.kenes.opinion.vote;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often each statement was shown, per channel. A statement that nobody was shown is not
/// unsupported.
public final class Exposure {
    /// What came of one showing.
    public enum Outcome {
        AGREED_OR_DISAGREED,
        PASSED,
        SKIPPED
    }

    /// @param shown showings, whatever came of them
    public record Count(long shown, long voted, long passed, long skipped) {
        Count plus(Outcome outcome) {
            return switch (outcome) {
                case AGREED_OR_DISAGREED -> new Count(shown + 1, voted + 1, passed, skipped);
                case PASSED -> new Count(shown + 1, voted, passed + 1, skipped);
                case SKIPPED -> new Count(shown + 1, voted, passed, skipped + 1);
            };
        }
    }

    private final SortedMap<String, SortedMap<String, Count>> counts = new TreeMap<>();

    public void shown(String statement, String channel, Outcome outcome) {
        counts.computeIfAbsent(statement, _ -> new TreeMap<>())
                .merge(
                        channel,
                        new Count(0, 0, 0, 0).plus(outcome),
                        (before, _) -> before.plus(outcome));
    }

    /// Per statement and channel; statements never shown are absent.
    public SortedMap<String, Map<String, Count>> table() {
        SortedMap<String, Map<String, Count>> copy = new TreeMap<>();
        counts.forEach((statement, channels) -> copy.put(statement, new TreeMap<>(channels)));
        return copy;
    }
}
