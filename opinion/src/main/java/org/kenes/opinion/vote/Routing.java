package org.kenes.opinion.vote;

import org.kenes.opinion.chance.Lottery;
import org.kenes.opinion.chance.Seed;

import java.util.List;
import java.util.Optional;

/// Which statement a participant sees next: a public lottery in which statements with few votes
/// have more tickets, whatever the votes say.
public final class Routing {
    private final Lottery lottery;

    public Routing(Seed seed) {
        lottery = new Lottery(seed);
    }

    /// A statement the participant has not voted on, and the votes it has so far.
    public record Candidate(String statement, long votes) {}

    /// @param candidates in any order
    /// @param counter how many draws this participant has had before
    /// @return empty if there is nothing left to show
    public Optional<String> next(String participant, long counter, List<Candidate> candidates) {
        List<Candidate> sorted =
                candidates.stream()
                        .sorted((a, b) ->
                                VotesBuilder.statementOrder(List.of(a.statement(), b.statement()))
                                        .compare(a.statement(), b.statement()))
                        .toList();
        double whole = 0;
        for (Candidate candidate : sorted) {
            whole += tickets(candidate.votes());
        }
        double drawn = lottery.draw(participant, counter) * whole;
        for (Candidate candidate : sorted) {
            drawn -= tickets(candidate.votes());
            if (drawn < 0) {
                return Optional.of(candidate.statement());
            }
        }
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.getLast().statement());
    }

    /// (1 + 8·2^(−S/5))²
    public static double tickets(long votes) {
        double root = 1 + 8 * StrictMath.pow(2, -votes / 5.0);
        return root * root;
    }
}
