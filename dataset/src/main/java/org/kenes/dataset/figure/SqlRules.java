package org.kenes.dataset.figure;

import org.kenes.dataset.Json;
import org.kenes.dataset.figure.Engine.RefusedQuery;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Tables;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a query may be: decided on DuckDB's syntax tree, with a list of what is allowed, so that a
/// function nobody thought of is refused. The same rules hold for every engine, and it is DuckDB
/// that reads the query for all of them.
public final class SqlRules {
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "count",
                    "count_star",
                    "sum",
                    "min",
                    "max",
                    "coalesce",
                    "nullif",
                    "greatest",
                    "least",
                    "abs",
                    "floor",
                    "ceil",
                    "round",
                    "lower",
                    "upper",
                    "substring",
                    "replace",
                    "concat",
                    "concat_ws",
                    "length",
                    "position",
                    "lpad",
                    "translate",
                    "days_between",
                    "row_number",
                    "rank",
                    "dense_rank",
                    "lag",
                    "lead",
                    "ntile",
                    "first_value",
                    "last_value",
                    "date_trunc",
                    "date_part",
                    "extract",
                    "grouping",
                    "+",
                    "-",
                    "*",
                    "%",
                    "||",
                    "~~",
                    "!~~",
                    "~~*",
                    "!~~*",
                    "like_escape");

    /// Words that SQL reads as a call without brackets.
    private static final Set<String> CALLS =
            Set.of(
                    "current_date",
                    "current_time",
                    "current_timestamp",
                    "localtime",
                    "localtimestamp",
                    "current_user",
                    "session_user",
                    "user",
                    "current_schema",
                    "current_catalog",
                    "current_role");

    private SqlRules() {}

    /// The tables that these figures and the view `opinions` stand on, and the registrations.
    ///
    /// @throws RefusedQuery if a figure needs something that is no public table
    public static SortedSet<String> tables(Collection<Figure> figures) {
        SortedSet<String> tables =
                new TreeSet<>(List.of("contributions", "families", "registrations", "weights"));
        for (Figure figure : figures) {
            for (String table : figure.definition().needs()) {
                if (Tables.find(table).isEmpty()) {
                    throw new RefusedQuery(figure.id(), "no public table: " + table);
                }
                tables.add(table);
            }
        }
        return tables;
    }

    /// Refuses a query that is more than one SELECT over the tables the figure needs.
    ///
    /// @param database reads the syntax; its content does not matter
    public static void check(Database database, Figure figure) {
        Object tree = tree(database, figure);
        Reading reading = new Reading(figure.id());
        reading.walk(tree);
        Set<String> read = new TreeSet<>(reading.tables);
        read.removeAll(reading.named);
        if (read.isEmpty()) {
            throw new RefusedQuery(figure.id(), "reads no table: a constant is no evidence");
        }
        if (read.remove("opinions")) {
            read.add("contributions");
            for (View view : figure.definition().views()) {
                switch (view) {
                    case ALL, VERIFIED -> {}
                    case COLLAPSED -> read.add("families");
                    case REWEIGHTED -> read.add("weights");
                }
            }
        }
        Set<String> needs = new TreeSet<>(figure.definition().needs());
        if (figure.definition().poll() != null) {
            // The notice that the figure depends on is there, whether the query reads it or not.
            read.add("polls");
            needs.add("polls");
        }
        if (!read.equals(needs)) {
            throw new RefusedQuery(figure.id(), "needs are " + needs + ", the query reads " + read);
        }
    }

    private static Object tree(Database database, Figure figure) {
        String sql = "SELECT json_serialize_sql(CAST(? AS VARCHAR))";
        try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
            statement.setString(1, figure.sql());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                Map<String, Object> answer =
                        Json.read(
                                rows.getString(1).getBytes(StandardCharsets.UTF_8),
                                "figures/" + figure.id() + "/figure.sql");
                if (Boolean.TRUE.equals(answer.get("error"))) {
                    throw new RefusedQuery(
                            figure.id(), "one SELECT is expected: " + answer.get("error_message"));
                }
                if (!(answer.get("statements") instanceof List<?> all) || all.size() != 1) {
                    throw new RefusedQuery(figure.id(), "exactly one statement is expected");
                }
                return all;
            }
        } catch (SQLException e) {
            throw new RefusedQuery(figure.id(), "one SELECT is expected: " + e.getMessage());
        }
    }

    /// Collects what the tree reads and refuses what it must not call.
    private static final class Reading {
        private final String figure;
        private final Set<String> tables = new HashSet<>();
        private final Set<String> named = new HashSet<>();

        Reading(String figure) {
            this.figure = figure;
        }

        void walk(Object node) {
            switch (node) {
                case List<?> list -> list.forEach(this::walk);
                case Map<?, ?> map -> {
                    visit(map);
                    map.values().forEach(this::walk);
                }
                default -> {}
            }
        }

        private void visit(Map<?, ?> node) {
            String type = node.get("type") instanceof String text ? text : "";
            if (type.equals("BASE_TABLE")) {
                if (node.get("schema_name") instanceof String schema && !schema.isEmpty()
                        || node.get("catalog_name") instanceof String catalog
                                && !catalog.isEmpty()) {
                    throw new RefusedQuery(figure, "a table of another schema");
                }
                tables.add(String.valueOf(node.get("table_name")));
            }
            if (type.equals("TABLE_FUNCTION") || type.equals("PARAMETER")) {
                throw new RefusedQuery(figure, type + " is not allowed");
            }
            if (type.equals("COLUMN_REF")
                    && node.get("column_names") instanceof List<?> names
                    && names.size() == 1
                    && CALLS.contains(String.valueOf(names.getFirst()).toLowerCase(Locale.ROOT))) {
                throw new RefusedQuery(figure, names.getFirst() + " is not allowed");
            }
            if (node.get("function_name") instanceof String name && !FUNCTIONS.contains(name)) {
                throw new RefusedQuery(figure, "function " + name + " is not allowed");
            }
            if (node.get("cte_map") instanceof Map<?, ?> ctes
                    && ctes.get("map") instanceof List<?> entries) {
                for (Object entry : entries) {
                    if (entry instanceof Map<?, ?> cte) {
                        named.add(String.valueOf(cte.get("key")));
                    }
                }
            }
        }
    }
}
