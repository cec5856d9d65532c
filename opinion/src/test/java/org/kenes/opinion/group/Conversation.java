package org.kenes.opinion.group;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.group.partition.RandIndex;
import org.kenes.opinion.vote.StatementFile;
import org.kenes.opinion.vote.VoteFile;
import org.kenes.opinion.vote.Votes;
import org.kenes.opinion.vote.VotesBuilder;
import org.kenes.testkit.SharedData;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// One of the real conversations: votes of the matrix, people in order of the history.
record Conversation(Votes votes, Map<String, String> published, StatementFile statements) {
    static Conversation read(String name) {
        String folder = "opinion/polis/" + name;
        try {
            VoteFile file =
                    VoteFile.read(
                            "participants-votes.csv",
                            new ByteArrayInputStream(
                                    SharedData.bytes(folder + "/participants-votes.csv.gz")));
            Votes votes = file.votes();
            Map<String, Long> first = new TreeMap<>();
            if (Files.exists(SharedData.path("opinion/polis").resolve(name + "/votes.csv.gz"))) {
                for (Map<String, String> row : SharedData.csv(folder + "/votes.csv.gz")) {
                    first.merge(
                            row.get("voter-id"), Long.parseLong(row.get("timestamp")), Math::min);
                }
            } else {
                long line = 0;
                for (Map<String, String> row :
                        SharedData.csv(folder + "/participants-votes.csv.gz")) {
                    first.put(row.get("participant"), line++);
                }
            }
            VotesBuilder builder = new VotesBuilder();
            votes.statements().forEach(builder::statement);
            for (int p = 0; p < votes.people(); p++) {
                String id = votes.participants().get(p);
                for (int i = votes.from(p); i < votes.to(p); i++) {
                    builder.add(
                            id,
                            votes.statements().get(votes.statement(i)),
                            votes.value(i),
                            first.getOrDefault(id, Long.MAX_VALUE));
                }
            }
            return new Conversation(
                    builder.build(),
                    file.groups(),
                    StatementFile.read(
                            "comments.csv",
                            new ByteArrayInputStream(SharedData.bytes(folder + "/comments.csv.gz")),
                            votes.statements()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OpinionGroups.Request request(
            boolean parity, @Nullable Map<String, String> given, OptionalInt k, boolean gate) {
        return new OpinionGroups.Request(
                statements.moderatedOut(), statements.meta(), null, parity, given, k, gate, 2);
    }

    /// Agreement of the found groups with the published ones, over people who are in both.
    double agreement(GroupReport report) {
        var people =
                report.people().stream()
                        .filter(p -> !p.group().isEmpty() && published.containsKey(p.id()))
                        .toList();
        byte[] a = new byte[people.size()];
        byte[] b = new byte[people.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = (byte) people.get(i).group().charAt(0);
            b[i] = Byte.parseByte(published.get(people.get(i).id()));
        }
        return RandIndex.adjusted(a, b);
    }
}
