package org.kenes.opinion.vote;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.csv.CsvFile;
import org.kenes.opinion.csv.Faults;
import org.kenes.opinion.csv.InputException;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Votes as they come in: our own rows `participant,statement,vote[,time]`, the table `votes` of a
/// release, or Polis's exports. The names in the header decide, not their order.
///
/// @param groups group of each participant, where the file names them
public record VoteFile(Votes votes, Map<String, String> groups) {
    private static final Set<String> MATRIX_FACTS =
            Set.of("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree");
    private static final Set<String> OWN = Set.of("participant", "statement", "vote", "time");

    /// The public table `votes` of a release.
    private static final Set<String> TABLE = Set.of("card", "statement", "value");

    private static final Set<String> HISTORY =
            Set.of("timestamp", "datetime", "comment-id", "voter-id", "vote");

    /// @param name for messages
    /// @throws InputException naming the places that cannot be used
    public static VoteFile read(String name, InputStream bytes) throws IOException {
        try (CsvFile file = new CsvFile(name, bytes)) {
            if (file.find("voter-id") >= 0) {
                return rows(file, "voter-id", "comment-id", "timestamp", "vote", HISTORY);
            }
            if (file.find("card") >= 0) {
                return rows(file, "card", "statement", "time", "value", TABLE);
            }
            if (file.find("statement") >= 0 || file.find("vote") >= 0) {
                return rows(file, "participant", "statement", "time", "vote", OWN);
            }
            return matrix(file);
        }
    }

    private static VoteFile rows(
            CsvFile file,
            String person,
            String statement,
            String time,
            String vote,
            Set<String> known)
            throws IOException {
        for (String column : file.header()) {
            if (!known.contains(column)) {
                throw refused(file, column);
            }
        }
        int p = file.column(person);
        int s = file.column(statement);
        int v = file.column(vote);
        int t = file.find(time);
        VotesBuilder votes = new VotesBuilder();
        Faults faults = new Faults();
        List<String> row = new ArrayList<>();
        while (file.row(row)) {
            long at = t < 0 || row.get(t).isEmpty() ? 0 : time(file, row.get(t), time, faults);
            @Nullable Integer value = value(row.get(v));
            if (value == null || row.get(v).isEmpty()) {
                faults.add(file.name(), file.line(), vote, notAVote(row.get(v)));
            } else if (row.get(p).isEmpty() || row.get(s).isEmpty()) {
                faults.add(
                        file.name(),
                        file.line(),
                        row.get(p).isEmpty() ? person : statement,
                        "is empty");
            } else {
                votes.add(row.get(p), row.get(s), value, at);
            }
        }
        faults.check();
        return new VoteFile(votes.build(), Map.of());
    }

    private static long time(CsvFile file, String text, String column, Faults faults) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            faults.add(file.name(), file.line(), column, "not a whole number: '" + text + "'");
            return 0;
        }
    }

    private static VoteFile matrix(CsvFile file) throws IOException {
        int p = file.column("participant");
        int g = file.find("group-id");
        VotesBuilder votes = new VotesBuilder();
        List<Integer> statements = new ArrayList<>();
        for (int i = 0; i < file.header().size(); i++) {
            String column = file.header().get(i);
            if (MATRIX_FACTS.contains(column)) {
                continue;
            }
            if (!column.matches("[0-9]{1,18}")) {
                throw refused(file, column);
            }
            votes.statement(column);
            statements.add(i);
        }
        Map<String, String> groups = new TreeMap<>();
        Faults faults = new Faults();
        List<String> row = new ArrayList<>();
        while (file.row(row)) {
            String person = row.get(p);
            if (person.isEmpty()) {
                faults.add(file.name(), file.line(), "participant", "is empty");
                continue;
            }
            if (g >= 0 && !row.get(g).isEmpty()) {
                groups.put(person, row.get(g));
            }
            for (int i : statements) {
                if (row.get(i).isEmpty()) {
                    continue;
                }
                @Nullable Integer value = value(row.get(i));
                if (value == null) {
                    faults.add(
                            file.name(), file.line(), file.header().get(i), notAVote(row.get(i)));
                } else {
                    votes.add(person, file.header().get(i), value, 0);
                }
            }
        }
        faults.check();
        return new VoteFile(votes.build(), groups);
    }

    private static InputException refused(CsvFile file, String column) {
        return new InputException(
                "%s:1: %s: this column is not read and may hold personal data; remove it"
                        .formatted(file.name(), column));
    }

    private static @Nullable Integer value(String text) {
        return switch (text) {
            case "1", "1.0" -> 1;
            case "0", "0.0" -> 0;
            case "-1", "-1.0" -> -1;
            default -> null;
        };
    }

    private static String notAVote(String text) {
        return "a vote is -1, 0 or 1, not '%s'".formatted(text);
    }
}
