package org.kenes.server.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.table.Column;
import org.kenes.dataset.table.Csv;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Table;
import org.kenes.dataset.table.Tables;
import org.kenes.server.release.Numbers.Newest;
import org.kenes.server.shell.state.CutStamp;
import org.springframework.stereotype.Component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.GZIPInputStream;

/// Rows of the public tables of the newest cut, for pages that list what was published: the
/// statements of an electoral body, promises and their progress, who spoke and in which words.
/// Small tables are read whole, of large ones some rows. Nobody counts or adds here; that is what
/// figures are for. Thread-safe.
@Component
public class CutTables {
    private static final Set<String> SMALL =
            Set.of(
                    "registrations",
                    "corrections",
                    "access_log",
                    "quotations",
                    "polls",
                    "poll_results",
                    "referendum",
                    "turnout",
                    "promises",
                    "progress");

    /// What only some rows of are wanted, chosen by one column.
    private static final Set<String> LARGE =
            Set.of("events", "event_organisers", "event_speakers", "photos");

    private static final int MEGABYTES = 256;

    private record Read(CutStamp cut, ConcurrentMap<String, List<Map<String, String>>> tables) {}

    private final Numbers numbers;
    private final Folders folders;
    private volatile @Nullable Read read;

    CutTables(Numbers numbers, Folders folders) {
        this.numbers = numbers;
        this.folders = folders;
    }

    /// One map per row, column → cell, empty cells left out; no row before the first cut.
    public List<Map<String, String>> rows(String table) {
        if (!SMALL.contains(table)) {
            throw new IllegalArgumentException("not a small table: " + table);
        }
        return numbers.newest().map(newest -> rows(newest, table)).orElse(List.of());
    }

    /// The rows whose cell in a column is one of these, in the order of the table's key.
    public List<Map<String, String>> rows(String table, String column, Set<String> cells) {
        Table columns = chosen(table, column);
        String where =
                column + " IN (" + String.join(", ", Collections.nCopies(cells.size(), "?")) + ")";
        return cells.isEmpty()
                ? List.of()
                : numbers.newest()
                        .map(newest ->
                                read(newest)
                                        .computeIfAbsent(
                                                table + " " + column + " " + new TreeSet<>(cells),
                                                key -> select(newest, columns, where, cells)))
                        .orElse(List.of());
    }

    /// The rows that have anything in a column, in the order of the table's key.
    public List<Map<String, String>> rowsWith(String table, String column) {
        Table columns = chosen(table, column);
        return numbers.newest()
                .map(newest ->
                        read(newest)
                                .computeIfAbsent(
                                        table + " " + column,
                                        key ->
                                                select(
                                                        newest,
                                                        columns,
                                                        column + " IS NOT NULL",
                                                        Set.of())))
                .orElse(List.of());
    }

    private static Table chosen(String table, String column) {
        Table columns = Tables.of(table);
        if (!LARGE.contains(table)
                || columns.columns().stream().noneMatch(c -> c.name().equals(column))) {
            throw new IllegalArgumentException("not chosen by " + table + "." + column);
        }
        return columns;
    }

    /// @param where with a question mark for each of the cells
    private List<Map<String, String>> select(
            Newest newest, Table table, String where, Set<String> cells) {
        DataPackage data = DataPackage.read(folders.cut(newest.stamp().number()));
        String sql =
                "SELECT * FROM %s WHERE %s ORDER BY %s"
                        .formatted(
                                table.name(),
                                where,
                                String.join(", ", table.key().stream().map(Column::name).toList()));
        try (Database database = Database.open(MEGABYTES)) {
            data.view(table, database);
            try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
                int n = 0;
                for (String cell : cells) {
                    statement.setString(++n, cell);
                }
                return rows(statement.executeQuery(), table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\nin: " + sql, e);
        }
    }

    private static List<Map<String, String>> rows(ResultSet found, Table table)
            throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        while (found.next()) {
            Map<String, String> row = new HashMap<>();
            for (Column column : table.columns()) {
                String cell = found.getString(column.name());
                if (cell != null) {
                    row.put(column.name(), cell);
                }
            }
            rows.add(row);
        }
        return List.copyOf(rows);
    }

    private List<Map<String, String>> rows(Newest newest, String table) {
        Path file =
                folders.cut(newest.stamp().number()).resolve("data").resolve(newest.file(table));
        return read(newest).computeIfAbsent(table, name -> read(file));
    }

    private ConcurrentMap<String, List<Map<String, String>>> read(Newest newest) {
        Read known = read;
        if (known == null || !known.cut().equals(newest.stamp())) {
            known = new Read(newest.stamp(), new ConcurrentHashMap<>());
            read = known;
        }
        return known.tables();
    }

    private static List<Map<String, String>> read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (file.toString().endsWith(".gz")) {
                try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = unpacked.readAllBytes();
                }
            }
            return Csv.read(new String(bytes, UTF_8), String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
