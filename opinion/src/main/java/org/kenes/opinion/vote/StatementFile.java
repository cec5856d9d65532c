package org.kenes.opinion.vote;

import org.kenes.opinion.csv.CsvFile;
import org.kenes.opinion.csv.Faults;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is known of statements, from Polis's `comments.csv`.
///
/// @param moderatedOut ids of statements moderated out (−1)
/// @param meta ids of statements about the conversation itself
/// @param texts by id
public record StatementFile(Set<String> moderatedOut, Set<String> meta, Map<String, String> texts) {
    /// @param known ids that may occur
    public static StatementFile read(String name, InputStream bytes, List<String> known)
            throws IOException {
        Set<String> out = new TreeSet<>();
        Set<String> meta = new TreeSet<>();
        Map<String, String> texts = new TreeMap<>();
        Set<String> ids = new HashSet<>(known);
        Faults faults = new Faults();
        try (CsvFile file = new CsvFile(name, bytes)) {
            int id = file.column("comment-id");
            int moderated = file.column("moderated");
            int agrees = file.find("agrees");
            int disagrees = file.find("disagrees");
            int isMeta = file.find("is-meta");
            int body = file.find("comment-body");
            List<String> row = new ArrayList<>();
            while (file.row(row)) {
                String statement = row.get(id);
                if (!ids.contains(statement)) {
                    // Exports list statements that nobody was shown; they have no votes to be in.
                    boolean voted =
                            agrees < 0
                                    || disagrees < 0
                                    || !row.get(agrees).equals("0")
                                    || !row.get(disagrees).equals("0");
                    if (!voted) {
                        continue;
                    }
                    faults.add(name, file.line(), "comment-id", "no such statement: " + statement);
                    continue;
                }
                switch (row.get(moderated)) {
                    case "-1" -> out.add(statement);
                    case "0", "1", "" -> {}
                    default ->
                            faults.add(
                                    name,
                                    file.line(),
                                    "moderated",
                                    "-1, 0 or 1, not '%s'".formatted(row.get(moderated)));
                }
                if (isMeta >= 0 && row.get(isMeta).equalsIgnoreCase("true")) {
                    meta.add(statement);
                }
                texts.put(statement, body < 0 ? "" : row.get(body));
            }
        }
        faults.check();
        return new StatementFile(out, meta, texts);
    }
}
