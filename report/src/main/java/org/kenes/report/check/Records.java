package org.kenes.report.check;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.Column;
import org.kenes.dataset.table.Csv;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Table;
import org.kenes.dataset.table.Tables;
import org.kenes.report.words.WordSearch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// The public tables a check reads itself: words of the law, quotations, photos, registrations.
///
/// @param provisions rows of the table of that name, and so on
/// @param speakers rows of `event_speakers`
/// @param natures event with speakers → what it was for
/// @param currentDraft the version a provision reference means, or null
public record Records(
        List<Map<String, String>> provisions,
        List<Map<String, String>> quotations,
        List<Map<String, String>> photos,
        List<Map<String, String>> registrations,
        List<Map<String, String>> speakers,
        Map<String, String> natures,
        DrawnQuotes drawn,
        @Nullable String currentDraft) {

    private static final int MEGABYTES = 256;

    /// Reads tables of a package; an absent table is empty.
    ///
    /// @throws org.kenes.dataset.InvalidInput if a table is malformed
    public static Records read(Path folder, @Nullable String currentDraft) {
        List<Map<String, String>> speakers = table(folder, "event_speakers");
        return new Records(
                table(folder, "provisions"),
                table(folder, "quotations"),
                table(folder, "photos"),
                table(folder, "registrations"),
                speakers,
                natures(folder, speakers),
                DrawnQuotes.in(folder),
                currentDraft);
    }

    /// Events are many, those with a programme few: only these are asked for.
    private static Map<String, String> natures(Path folder, List<Map<String, String>> speakers) {
        Map<String, String> natures = new TreeMap<>();
        Set<String> events =
                speakers.stream()
                        .map(row -> row.getOrDefault("event", ""))
                        .collect(Collectors.toCollection(TreeSet::new));
        Table table = Tables.of("events");
        DataPackage data = DataPackage.read(folder);
        if (events.isEmpty() || !data.tables().contains(table)) {
            return natures;
        }
        String sql =
                "SELECT event, nature FROM events WHERE event IN (%s)"
                        .formatted(String.join(", ", Collections.nCopies(events.size(), "?")));
        try (Database database = Database.open(MEGABYTES)) {
            data.view(table, database);
            try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
                int n = 0;
                for (String event : events) {
                    statement.setString(++n, event);
                }
                ResultSet found = statement.executeQuery();
                while (found.next()) {
                    natures.put(found.getString(1), found.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return natures;
    }

    /// The rows of a table; none if it is absent.
    public static List<Map<String, String>> table(Path folder, String name) {
        Path plain = folder.resolve("data/" + name + ".csv");
        Path packed = folder.resolve("data/" + name + ".csv.gz");
        try {
            byte[] bytes;
            if (Files.isRegularFile(plain)) {
                bytes = Files.readAllBytes(plain);
            } else if (Files.isRegularFile(packed)) {
                try (InputStream in =
                        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(packed)))) {
                    bytes = in.readAllBytes();
                }
            } else {
                return parquet(folder.resolve("data/" + name + ".parquet"), name);
            }
            return Csv.read(new String(bytes, StandardCharsets.UTF_8), "data/" + name + ".csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Rows of a package that has no CSV.
    private static List<Map<String, String>> parquet(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<Column> columns = Tables.of(name).columns();
        String cells =
                columns.stream()
                        .map(c -> "CAST(\"" + c.name() + "\" AS VARCHAR)")
                        .collect(Collectors.joining(", "));
        try (Database database = Database.open(MEGABYTES)) {
            database.load(Tables.of(name), file, "data/" + name + ".parquet");
            List<Map<String, String>> rows = new ArrayList<>();
            try (Statement statement = database.connection().createStatement();
                    ResultSet found = statement.executeQuery("SELECT " + cells + " FROM " + name)) {
                while (found.next()) {
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        String cell = found.getString(i + 1);
                        row.put(columns.get(i).name(), cell == null ? "" : cell);
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How often a phrase stands in a version of the law in one language, whole words, folded;
    /// never across blocks.
    ///
    /// @param at eId, or `any`
    public long count(String draft, String lang, String at, String phrase) {
        WordSearch search = new WordSearch(phrase, lang);
        return provisions.stream()
                .filter(row -> draft.equals(row.get("draft")) && lang.equals(row.get("lang")))
                .filter(row -> at.equals("any") || within(row.getOrDefault("eid", ""), at))
                .mapToLong(row -> search.count(row.getOrDefault("text", "")))
                .sum();
    }

    private static boolean within(String eid, String at) {
        return eid.equals(at) || eid.startsWith(at + "__");
    }

    /// Whether every unit of the version (or the one named) has an expression in the language.
    public boolean complete(String draft, String lang, String at) {
        Set<String> all = new TreeSet<>();
        Set<String> here = new TreeSet<>();
        for (Map<String, String> row : provisions) {
            String eid = row.getOrDefault("eid", "");
            if (draft.equals(row.get("draft")) && (at.equals("any") || within(eid, at))) {
                all.add(eid);
                if (lang.equals(row.get("lang"))) {
                    here.add(eid);
                }
            }
        }
        return !all.isEmpty() && here.equals(all);
    }

    /// Numbers of the articles of the current draft; null = not known, every number is a reference.
    @Nullable Set<String> articles() {
        Set<String> numbers =
                provisions.stream()
                        .filter(row -> "article".equals(row.get("kind")))
                        .filter(row ->
                                currentDraft == null || currentDraft.equals(row.get("draft")))
                        .map(row -> row.getOrDefault("num", ""))
                        .collect(Collectors.toCollection(TreeSet::new));
        return numbers.isEmpty() ? null : numbers;
    }

    /// The same record with the passages drawn for a release.
    public Records quoting(DrawnQuotes quotes) {
        return new Records(
                provisions,
                quotations,
                photos,
                registrations,
                speakers,
                natures,
                quotes,
                currentDraft);
    }

    /// The words of a quotation in a language, or null.
    @Nullable String quotation(String id, String lang) {
        return quotations.stream()
                .filter(row -> id.equals(row.get("quotation")) && lang.equals(row.get("lang")))
                .map(row -> row.getOrDefault("text", ""))
                .findFirst()
                .orElse(null);
    }

    /// Whether a rule on speakers covers what the person quoted was at that event.
    ///
    /// @param rule nature of the event, capacity of the speaker
    boolean spoke(String quotation, BiPredicate<String, String> rule) {
        return quotations.stream()
                .filter(row -> quotation.equals(row.get("quotation")) && row.containsKey("event"))
                .anyMatch(row ->
                        speakers.stream()
                                .filter(it -> row.getOrDefault("event", "").equals(it.get("event")))
                                .filter(it ->
                                        row.getOrDefault("speaker", "").equals(it.get("name")))
                                .anyMatch(it ->
                                        rule.test(
                                                natures.getOrDefault(
                                                        row.getOrDefault("event", ""), ""),
                                                it.getOrDefault("capacity", ""))));
    }

    Map<String, Map<String, String>> photosById() {
        Map<String, Map<String, String>> byId = new HashMap<>();
        for (Map<String, String> row : new ArrayList<>(photos)) {
            byId.put(row.getOrDefault("photo", ""), row);
        }
        return byId;
    }
}
