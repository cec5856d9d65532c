package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.group.GroupReport;
import org.kenes.opinion.group.GroupsJson;
import org.kenes.opinion.group.OpinionGroups;
import org.kenes.opinion.group.space.Gram;
import org.kenes.opinion.vote.Votes;
import org.kenes.opinion.vote.VotesBuilder;

import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// Groups of answers to statements, if the answers fall into groups at all.
public record Groups(GroupReport report) {
    /// What the table `statements` says of them; those that are held are not known to anybody.
    ///
    /// @param ids of all that are not held
    /// @param out ids of those that are hidden
    /// @param meta ids of those about the conversation itself
    public record Statements(Set<String> ids, Set<String> out, Set<String> meta) {
        public static final String QUERY = "SELECT statement, state FROM statements";

        public Statements() {
            this(new HashSet<>(), new HashSet<>(), new HashSet<>());
        }

        public void add(String id, String state) {
            switch (state) {
                case "held" -> {
                    return;
                }
                case "hidden" -> out.add(id);
                case "meta" -> meta.add(id);
                default -> {}
            }
            ids.add(id);
        }
    }

    static Groups find(Queries queries, Seed seed) {
        Statements statements = new Statements();
        queries.run(
                Statements.QUERY,
                row -> statements.add(Long.toString(row.number("statement")), row.word("state")));
        VotesBuilder votes = new VotesBuilder();
        statements.ids.forEach(votes::statement);
        queries.run(
                "SELECT card, statement, value FROM votes",
                row ->
                        votes.add(
                                Long.toString(row.number("card")),
                                Long.toString(row.number("statement")),
                                (int) row.number("value"),
                                0));
        return of(votes.build(), statements, seed, null);
    }

    /// @param gram of these votes on the statements that are analysed, where somebody has counted
    ///   it already
    public static Groups of(Votes votes, Statements statements, Seed seed, @Nullable Gram gram) {
        var request =
                new OpinionGroups.Request(
                        statements.out,
                        statements.meta,
                        seed,
                        false,
                        null,
                        OptionalInt.empty(),
                        true,
                        Runtime.getRuntime().availableProcessors());
        return new Groups(OpinionGroups.analyse(votes, request, gram));
    }

    /// The file `groups.json`.
    public String json() {
        return GroupsJson.of(report);
    }

    /// The object of `map.json`.
    public Map<String, @Nullable Object> map() {
        return HexMap.of(report);
    }
}
