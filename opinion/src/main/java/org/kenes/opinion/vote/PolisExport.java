package org.kenes.opinion.vote;

import org.kenes.opinion.csv.CsvFile;

import java.util.LinkedHashMap;
import java.util.Map;

/// The four files of a Polis export, so that others can analyse a conversation with their tools.
/// Effective votes only; times and texts that are not known are left empty.
public final class PolisExport {
    private PolisExport() {}

    /// @param groups group of each participant; people without one have an empty cell
    /// @return content by file name
    public static Map<String, String> files(
            Votes votes, Map<String, String> groups, StatementFile statements) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("votes.csv", history(votes));
        files.put("participants-votes.csv", matrix(votes, groups));
        files.put("comments.csv", comments(votes, statements));
        files.put(
                "summary.csv",
                "voters,%d\nstatements,%d\nvotes,%d\n"
                        .formatted(votes.people(), votes.statements().size(), votes.size()));
        return files;
    }

    private static String history(Votes votes) {
        StringBuilder csv = new StringBuilder("timestamp,datetime,comment-id,voter-id,vote\n");
        for (int p = 0; p < votes.people(); p++) {
            for (int i = votes.from(p); i < votes.to(p); i++) {
                csv.append(",,")
                        .append(CsvFile.quote(votes.statements().get(votes.statement(i))))
                        .append(',')
                        .append(CsvFile.quote(votes.participants().get(p)))
                        .append(',')
                        .append(votes.value(i))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private static String matrix(Votes votes, Map<String, String> groups) {
        StringBuilder csv =
                new StringBuilder("participant,group-id,n-comments,n-votes,n-agree,n-disagree");
        votes.statements().forEach(s -> csv.append(',').append(CsvFile.quote(s)));
        csv.append('\n');
        for (int p = 0; p < votes.people(); p++) {
            String id = votes.participants().get(p);
            StringBuilder cells = new StringBuilder();
            int agree = 0;
            int disagree = 0;
            int i = votes.from(p);
            for (int s = 0; s < votes.statements().size(); s++) {
                cells.append(',');
                if (i < votes.to(p) && votes.statement(i) == s) {
                    agree += votes.value(i) == 1 ? 1 : 0;
                    disagree += votes.value(i) == -1 ? 1 : 0;
                    cells.append(votes.value(i++));
                }
            }
            csv.append(CsvFile.quote(id))
                    .append(',')
                    .append(CsvFile.quote(groups.getOrDefault(id, "")))
                    .append(",0,")
                    .append(votes.to(p) - votes.from(p))
                    .append(',')
                    .append(agree)
                    .append(',')
                    .append(disagree)
                    .append(cells)
                    .append('\n');
        }
        return csv.toString();
    }

    private static String comments(Votes votes, StatementFile statements) {
        int m = votes.statements().size();
        long[] agree = new long[m];
        long[] disagree = new long[m];
        for (int i = 0; i < votes.size(); i++) {
            agree[votes.statement(i)] += votes.value(i) == 1 ? 1 : 0;
            disagree[votes.statement(i)] += votes.value(i) == -1 ? 1 : 0;
        }
        StringBuilder csv =
                new StringBuilder(
                        "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body,is-meta\n");
        for (int s = 0; s < m; s++) {
            String id = votes.statements().get(s);
            csv.append(",,")
                    .append(CsvFile.quote(id))
                    .append(",,")
                    .append(agree[s])
                    .append(',')
                    .append(disagree[s])
                    .append(',')
                    .append(statements.moderatedOut().contains(id) ? "-1" : "1")
                    .append(',')
                    .append(CsvFile.quote(statements.texts().getOrDefault(id, "")))
                    .append(',')
                    .append(statements.meta().contains(id))
                    .append('\n');
        }
        return csv.toString();
    }
}
