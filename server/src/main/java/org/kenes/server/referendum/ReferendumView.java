package org.kenes.server.referendum;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.kenes.server.account.SignedIn;
import org.kenes.server.shell.csv.CsvProblem;
import org.kenes.server.shell.state.CutStamp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What the pages of the vote show.
@NullMarked
public sealed interface ReferendumView {

    /// One part of the whole, on both bases. Shares are texts, or a dash where there is no base.
    ///
    /// @param name code: `yes`, `no`, `invalid`, `not-counted`
    /// @param ofVoters figure that gives the share of those who voted, or null
    /// @param ofEligible figure that gives the share of those on the lists, or null
    record Part(
            String name,
            long count,
            String shareOfVoters,
            String shareOfEligible,
            @Nullable String ofVoters,
            @Nullable String ofEligible) {}

    /// A statement about the whole country, with its own denominator.
    record Stated(
            boolean last, Instant asOf, long voted, long eligible, String turnout, String source) {}

    record Region(
            String name,
            String turnout,
            String yesOfVoters,
            String yesOfEligible,
            String voted,
            String eligible) {}

    /// @param twice whether another source states another value for this unit and hour
    record Hour(String unit, Instant at, String percent, String source, boolean twice) {}

    /// @param holds null if it cannot be evaluated
    record Rule(String name, @Nullable Boolean holds, String printed) {}

    /// @param day of the vote, or null if none is set
    /// @param silent while a silence runs: the question and the day, nothing else
    /// @param question in the reader's language, or null while there is none
    /// @param drift the sentence that explains a turnout that fell, or null
    record Vote(
            @Nullable LocalDate day,
            boolean silent,
            @Nullable String question,
            String turnout,
            long voted,
            long eligible,
            List<Part> parts,
            List<Rule> rules,
            String votedMeans,
            List<Stated> stated,
            @Nullable String drift,
            List<Region> regions,
            List<Hour> hours,
            @Nullable CutStamp cut)
            implements ReferendumView {
        public boolean hasResult() {
            return !parts.isEmpty();
        }
    }

    record Desk(
            SignedIn.Token csrf,
            Map<String, String> question,
            List<CsvProblem> problems,
            Returns.Import.@Nullable Done done)
            implements ReferendumView {}
}
