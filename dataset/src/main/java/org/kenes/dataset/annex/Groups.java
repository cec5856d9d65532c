package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.Database;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.group.GroupReport;
import org.kenes.opinion.group.GroupsJson;
import org.kenes.opinion.group.OpinionGroups;
import org.kenes.opinion.vote.VotesBuilder;

import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// Groups of answers to statements, if the answers fall into groups at all.
record Groups(GroupReport report) {
    static Groups find(Database database, Seed seed) {
        VotesBuilder votes = new VotesBuilder();
        Set<String> out = new HashSet<>();
        Set<String> meta = new HashSet<>();
        Query.run(
                database,
                "SELECT statement, state FROM statements WHERE state <> 'held' ORDER BY statement",
                row -> {
                    String id = Long.toString(row.getLong("statement"));
                    votes.statement(id);
                    switch (row.getString("state")) {
                        case "hidden" -> out.add(id);
                        case "meta" -> meta.add(id);
                        default -> {}
                    }
                });
        Query.run(
                database,
                "SELECT card, statement, value FROM votes ORDER BY card, statement",
                row ->
                        votes.add(
                                Long.toString(row.getLong("card")),
                                Long.toString(row.getLong("statement")),
                                row.getInt("value"),
                                0));
        var request =
                new OpinionGroups.Request(
                        out,
                        meta,
                        seed,
                        false,
                        null,
                        OptionalInt.empty(),
                        true,
                        Runtime.getRuntime().availableProcessors());
        return new Groups(OpinionGroups.analyse(votes.build(), request));
    }

    String json() {
        return GroupsJson.of(report);
    }

    Map<String, @Nullable Object> map() {
        return HexMap.of(report);
    }
}
