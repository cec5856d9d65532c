package org.kenes.dataset.figure;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Runs the query of a figure over the public tables. Two implementations: DuckDB on one machine,
/// Spark on a cluster; both give equal rows.
///
/// Obligations: before anything runs, the query is refused unless it is one SELECT over exactly the
/// tables the definition needs, without files, settings, time, chance or floating-point numbers;
/// the view `opinions` is bound as [View] says; nothing outside the loaded tables can be reached.
public interface Engine extends AutoCloseable {
    /// The rows of a figure in one view, in any order, before small cells are hidden.
    ///
    /// @throws RefusedQuery if the query breaks a rule
    List<Cell> run(Figure figure, View view);

    /// Whether there are weights; without them the view `reweighted` does not exist.
    boolean reweights();

    /// Hash of every registered figure → index of the first entry that registered it.
    Map<String, Long> registrations();

    @Override
    void close();

    /// One row of a result; see [Findings.Row] for the members.
    ///
    /// @param key values of the dimensions, in order; empty for null
    record Cell(
            List<String> key,
            @Nullable Long k,
            @Nullable Long n,
            @Nullable BigDecimal s,
            @Nullable Long rows,
            @Nullable String item,
            @Nullable Long ok,
            @Nullable Long onn,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {}

    /// A query that breaks a rule.
    final class RefusedQuery extends RuntimeException {
        private final String figure;

        public RefusedQuery(String figure, String why) {
            super("figures/" + figure + "/figure.sql:1:1: " + why);
            this.figure = figure;
        }

        /// Id of the figure.
        public String figure() {
            return figure;
        }
    }
}
