package org.kenes.opinion.group;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.Seed;

import java.util.List;

/// What was found about one conversation.
///
/// @param gate null if it was not asked
/// @param verdict see [Verdict]
/// @param groups by size, the largest first; empty if there are none
/// @param statements ascending
/// @param agreed ids of statements that most people agree with
/// @param disagreed ids of statements that most people disagree with
/// @param divisive ids of statements on which groups are furthest apart
/// @param people for the operator's own checks, never published
public record GroupReport(
        String mode,
        Seed seed,
        Input input,
        AxesFound axes,
        @Nullable Gate gate,
        Verdict verdict,
        List<Group> groups,
        List<Statement> statements,
        List<String> agreed,
        List<String> disagreed,
        List<String> divisive,
        List<Person> people) {
    public GroupReport {
        groups = List.copyOf(groups);
        statements = List.copyOf(statements);
        agreed = List.copyOf(agreed);
        disagreed = List.copyOf(disagreed);
        divisive = List.copyOf(divisive);
    }

    public enum Verdict {
        SUPPORTED("supported"),
        NOT_SUPPORTED("not-supported"),
        TOO_FEW("too-few"),
        /// The number of groups was given; no release accepts this.
        FORCED("forced"),
        /// The gate was not asked; no release accepts this.
        UNGATED("ungated"),
        POLIS("polis"),
        GIVEN("given");

        private final String code;

        Verdict(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /// @param sha256 of the canonical input
    /// @param participants people with at least one vote
    /// @param excluded statements left out of the analysis
    /// @param belowFloor people with too few votes to be grouped
    public record Input(
            String sha256,
            int participants,
            int statements,
            long votes,
            long agree,
            long disagree,
            long pass,
            long superseded,
            int excluded,
            int belowFloor) {}

    /// @param eigenvalues at most five, descending
    /// @param share of the first two axes
    public record AxesFound(boolean degenerate, List<Double> eigenvalues, List<Double> share) {}

    /// @param x centre, in the unit of positions
    public record Group(
            String id, int size, double x, double y, List<Representative> representative) {}

    /// @param tally over all people
    /// @param gic group-informed consensus to agree and to disagree
    /// @param floor smallest lower bound over groups, to agree and to disagree
    /// @param priority Polis's order of showing; null except in modes polis and given
    public record Statement(
            String id,
            boolean excluded,
            boolean meta,
            Tally tally,
            double centre,
            double loadingX,
            double loadingY,
            double extremity,
            List<Double> gic,
            List<Double> floor,
            @Nullable Double priority,
            List<Tally> byGroup) {}

    /// @param group empty below the floor or without groups
    public record Person(String id, double x, double y, String group, int votes) {}
}
