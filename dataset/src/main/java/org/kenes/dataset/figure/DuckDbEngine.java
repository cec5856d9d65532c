package org.kenes.dataset.figure;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Table;
import org.kenes.dataset.table.Tables;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Figures on DuckDB. The tables are loaded first; then files, network and settings are closed off
/// and queries run.
public final class DuckDbEngine implements Engine {
    private static final int SECONDS = 60;
    private static final int ROWS = 200_000;
    private static final Set<String> RESULTS =
            Set.of("k", "n", "s", "rows", "item", "ok", "onn", "low", "high");

    private final Database database;
    private final boolean reweights;
    private final Set<String> checked = new HashSet<>();

    private DuckDbEngine(Database database, boolean reweights) {
        this.database = database;
        this.reweights = reweights;
    }

    @Override
    public boolean reweights() {
        return reweights;
    }

    /// Loads the tables that these figures need.
    ///
    /// @param level identity level from which a contribution counts as verified
    /// @param megabytes DuckDB's own memory
    /// @throws InvalidInput if a file is damaged
    public static DuckDbEngine open(
            DataPackage data, Collection<Figure> figures, int level, int megabytes) {
        Database database = Database.open(megabytes);
        try {
            for (String name : needed(figures)) {
                Table table = Tables.of(name);
                if (data.tables().contains(table)) {
                    data.load(table, database);
                }
            }
            Table registrations = Tables.of("registrations");
            if (!database.has(registrations) && data.tables().contains(registrations)) {
                data.load(registrations, database);
            }
            return on(database, figures, data.weights(), level);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// An engine on tables that are loaded already. It locks the database, which stays the
    /// caller's: whoever closes either closes both. Tables that figures need and nobody filled are
    /// empty.
    public static DuckDbEngine on(
            Database database, Collection<Figure> figures, @Nullable String weights, int level) {
        Set<String> tables = needed(figures);
        tables.addAll(List.of("contributions", "families", "weights"));
        for (String name : tables) {
            if (!database.has(Tables.of(name))) {
                database.create(Tables.of(name));
            }
        }
        database.run(Opinions.base(weights == null ? "" : weights));
        database.run("CREATE MACRO days_between(a, b) AS date_diff('day', a, b)");
        for (View view : View.values()) {
            database.run(Opinions.view(view, level));
        }
        database.lock();
        return new DuckDbEngine(database, weights != null);
    }

    /// Hash of every registered figure → index of the first entry that registered it.
    public Map<String, Long> registrations() {
        Map<String, Long> registrations = new HashMap<>();
        if (database.has(Tables.of("registrations"))) {
            String sql =
                    "SELECT sha256, min(idx) FROM registrations WHERE what = 'figure' GROUP BY 1";
            try (Statement statement = database.connection().createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    registrations.put(rows.getString(1), rows.getLong(2));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return registrations;
    }

    private static Set<String> needed(Collection<Figure> figures) {
        Set<String> needed = new TreeSet<>();
        for (Figure figure : figures) {
            for (String table : figure.definition().needs()) {
                if (Tables.find(table).isEmpty()) {
                    throw new RefusedQuery(figure.id(), "no public table: " + table);
                }
                needed.add(table);
            }
        }
        return needed;
    }

    @Override
    public List<Cell> run(Figure figure, View view) {
        if (checked.add(figure.id())) {
            SqlRules.check(database, figure);
        }
        database.run("CREATE OR REPLACE TEMP VIEW opinions AS FROM opinions_" + view.code());
        try (Statement statement = database.connection().createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet rows = statement.executeQuery(figure.sql())) {
                SqlRules.checkTypes(figure, rows.getMetaData());
                return cells(figure, rows);
            }
        } catch (SQLException e) {
            throw new RefusedQuery(figure.id(), String.valueOf(e.getMessage()));
        }
    }

    private static List<Cell> cells(Figure figure, ResultSet rows) throws SQLException {
        List<String> dimensions = figure.definition().dimensions();
        Map<String, Integer> columns = columns(figure, rows.getMetaData());
        List<Cell> cells = new ArrayList<>();
        while (rows.next()) {
            if (cells.size() == ROWS) {
                throw new RefusedQuery(figure.id(), "more than " + ROWS + " rows");
            }
            List<String> key = new ArrayList<>();
            for (String dimension : dimensions) {
                String value = text(rows, columns.get(dimension));
                key.add(value == null ? "" : value);
            }
            cells.add(
                    new Cell(
                            List.copyOf(key),
                            integer(rows, columns.get("k")),
                            integer(rows, columns.get("n")),
                            decimal(rows, columns.get("s")),
                            integer(rows, columns.get("rows")),
                            text(rows, columns.get("item")),
                            integer(rows, columns.get("ok")),
                            integer(rows, columns.get("onn")),
                            decimal(rows, columns.get("low")),
                            decimal(rows, columns.get("high"))));
        }
        return cells;
    }

    private static Map<String, Integer> columns(Figure figure, ResultSetMetaData meta)
            throws SQLException {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            String name = meta.getColumnName(i).toLowerCase(Locale.ROOT);
            if (!RESULTS.contains(name) && !figure.definition().dimensions().contains(name)) {
                throw new RefusedQuery(figure.id(), "no such result column: " + name);
            }
            if (columns.put(name, i) != null) {
                throw new RefusedQuery(figure.id(), "two result columns " + name);
            }
        }
        List<String> wanted = new ArrayList<>(figure.definition().dimensions());
        switch (figure.definition().kind()) {
            case COUNT -> wanted.add("n");
            case COVERAGE, SHARE -> wanted.addAll(List.of("k", "n"));
            case MEAN -> wanted.addAll(List.of("s", "n"));
            case RANK, TEXT, SET, DATE -> wanted.addAll(List.of("n", "item"));
        }
        for (String name : wanted) {
            if (!columns.containsKey(name)) {
                throw new RefusedQuery(figure.id(), "result column " + name + " is missing");
            }
        }
        return columns;
    }

    private static @Nullable Long integer(ResultSet rows, @Nullable Integer column)
            throws SQLException {
        BigDecimal value = decimal(rows, column);
        return value == null ? null : value.longValueExact();
    }

    private static @Nullable BigDecimal decimal(ResultSet rows, @Nullable Integer column)
            throws SQLException {
        String value = text(rows, column);
        return value == null ? null : new BigDecimal(value);
    }

    private static @Nullable String text(ResultSet rows, @Nullable Integer column)
            throws SQLException {
        return column == null ? null : rows.getString(column);
    }

    @Override
    public void close() {
        database.close();
    }
}
