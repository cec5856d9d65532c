package org.kenes.cli.opinion;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.csv.CsvFile;
import org.kenes.opinion.csv.InputException;
import org.kenes.opinion.group.GroupReport;
import org.kenes.opinion.group.GroupsJson;
import org.kenes.opinion.group.OpinionGroups;
import org.kenes.opinion.json.JsonText;
import org.kenes.opinion.vote.History;
import org.kenes.opinion.vote.PolisExport;
import org.kenes.opinion.vote.StatementFile;
import org.kenes.opinion.vote.VoteFile;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/// `kenes groups`.
final class GroupsCommand {
    private GroupsCommand() {}

    static int run(String[] args, PrintStream out, PrintStream err) throws IOException {
        Words words =
                new Words(
                        args,
                        "comments",
                        "history",
                        "timings",
                        "parity",
                        "groups",
                        "k",
                        "gate",
                        "seed",
                        "exclude",
                        "positions",
                        "export-polis",
                        "threads",
                        "out");
        boolean parity = words.maybe("parity") != null;
        words.choice("parity", "polis", "polis");
        boolean gate = words.choice("gate", "on", "on", "off").equals("on");
        int k = words.number("k", 0, 2, 26);
        int threads = words.number("threads", Runtime.getRuntime().availableProcessors(), 1, 1024);
        String hex = words.maybe("seed");
        Seed seed = hex == null ? null : new Seed(hex);
        Timings timings = new Timings();
        VoteFile file = VotesInput.read(words.input());
        String history = words.maybe("history");
        if (history != null) {
            file = beside(history, file, err);
        }
        StatementFile statements = statements(words, file);
        Set<String> excluded = new HashSet<>(statements.moderatedOut());
        for (String id : words.or("exclude", "").split(",")) {
            if (!id.isEmpty() && !file.votes().statements().contains(id)) {
                throw new InputException("--exclude: there is no statement " + id);
            }
            excluded.add(id);
        }
        GroupReport report =
                OpinionGroups.analyse(
                        file.votes(),
                        new OpinionGroups.Request(
                                excluded,
                                statements.meta(),
                                seed,
                                parity,
                                given(words, file),
                                k == 0 ? OptionalInt.empty() : OptionalInt.of(k),
                                gate,
                                threads),
                        null,
                        timings::begins);
        timings.begins("write");
        String positions = words.maybe("positions");
        if (positions != null) {
            err.println(
                    "warning: positions are for your own checks; never publish them, each row is a"
                            + " person");
            Output.write(positions, positions(report), out);
        }
        String export = words.maybe("export-polis");
        if (export != null) {
            Map<String, String> groups = new TreeMap<>();
            report.people().stream()
                    .filter(p -> !p.group().isEmpty())
                    .forEach(p -> groups.put(p.id(), p.group()));
            for (Map.Entry<String, String> part :
                    PolisExport.files(file.votes(), groups, statements).entrySet()) {
                Output.write(export + "/" + part.getKey(), part.getValue(), out);
            }
        }
        Output.write(words.or("out", "-"), GroupsJson.of(report), out);
        String durations = words.maybe("timings");
        if (durations != null) {
            Output.write(durations, timings.json(), out);
        }
        return 0;
    }

    /// The matrix counts; the history tells who voted first, and in how many cells the two differ.
    private static VoteFile beside(String history, VoteFile matrix, PrintStream err)
            throws IOException {
        History both = History.of(matrix.votes(), VotesInput.read(history).votes());
        err.printf(
                "%d answers differ between the two files; those of the first are used%n",
                both.differing());
        return new VoteFile(both.votes(), matrix.groups());
    }

    private static StatementFile statements(Words words, VoteFile file) throws IOException {
        String comments = words.maybe("comments");
        return comments == null
                ? new StatementFile(Set.of(), Set.of(), Map.of())
                : StatementFile.read(comments, Output.open(comments), file.votes().statements());
    }

    private static @Nullable Map<String, String> given(Words words, VoteFile file)
            throws IOException {
        String groups = words.maybe("groups");
        if (groups == null) {
            return null;
        }
        if (groups.equals("given")) {
            if (file.groups().isEmpty()) {
                throw new InputException("--groups given: the votes have no column group-id");
            }
            return file.groups();
        }
        Map<String, String> given = new HashMap<>();
        try (CsvFile csv = new CsvFile(groups, Output.open(groups))) {
            int participant = csv.column("participant");
            int group = csv.column("group");
            List<String> row = new ArrayList<>();
            while (csv.row(row)) {
                if (!row.get(group).isEmpty()) {
                    given.put(row.get(participant), row.get(group));
                }
            }
        }
        return given;
    }

    private static String positions(GroupReport report) {
        StringBuilder csv = new StringBuilder("participant,x,y,group,votes\n");
        for (GroupReport.Person p : report.people()) {
            csv.append(CsvFile.quote(p.id()))
                    .append(',')
                    .append(JsonText.number(p.x()))
                    .append(',')
                    .append(JsonText.number(p.y()))
                    .append(',')
                    .append(CsvFile.quote(p.group()))
                    .append(',')
                    .append(p.votes())
                    .append('\n');
        }
        return csv.toString();
    }
}
