package org.kenes.dataset.figure;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.InvalidInput;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Table;
import org.kenes.dataset.table.Tables;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Figures on DuckDB. The tables are loaded first; then files, network and settings are closed off
/// and queries run.
public final class DuckDbEngine implements Engine {
    private static final int SECONDS = 60;
    private static final String REGISTRATIONS =
            "SELECT sha256, min(idx) FROM registrations WHERE what = 'figure' GROUP BY 1";

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
            for (String name : SqlRules.tables(figures)) {
                Table table = Tables.of(name);
                if (data.tables().contains(table)) {
                    data.load(table, database);
                }
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
        for (String name : SqlRules.tables(figures)) {
            if (!database.has(Tables.of(name))) {
                database.create(Tables.of(name));
            }
        }
        database.run("CREATE TABLE opinions_base AS " + Opinions.base(weights));
        database.run("CREATE MACRO days_between(a, b) AS date_diff('day', a, b)");
        for (View view : View.values()) {
            database.run(
                    "CREATE VIEW opinions_%s AS %s"
                            .formatted(view.code(), Opinions.view(view, level)));
        }
        database.lock();
        return new DuckDbEngine(database, weights != null);
    }

    @Override
    public Map<String, Long> registrations() {
        Map<String, Long> registrations = new HashMap<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(REGISTRATIONS)) {
            while (rows.next()) {
                registrations.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return registrations;
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
                return cells(figure, rows);
            }
        } catch (SQLException e) {
            throw new RefusedQuery(figure.id(), String.valueOf(e.getMessage()));
        }
    }

    private static List<Cell> cells(Figure figure, ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            names.add(meta.getColumnName(i));
            types.add(meta.getColumnTypeName(i));
        }
        ResultRows result = new ResultRows(figure, names, types);
        while (rows.next()) {
            result.add(column -> text(rows, column + 1));
        }
        return result.cells();
    }

    private static @Nullable String text(ResultSet rows, int column) {
        try {
            return rows.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
