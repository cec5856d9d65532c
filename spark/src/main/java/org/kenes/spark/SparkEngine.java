package org.kenes.spark;

import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.kenes.dataset.figure.Engine;
import org.kenes.dataset.figure.Figure;
import org.kenes.dataset.figure.Opinions;
import org.kenes.dataset.figure.ResultRows;
import org.kenes.dataset.figure.SqlRules;
import org.kenes.dataset.figure.View;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Database;
import org.kenes.dataset.table.Tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Figures on Spark. Every query is read by the rules of `dataset` before Spark sees it; results
/// are small and sorted by whoever evaluates them.
///
/// The session stays the caller's; closing the engine lets go of what it kept.
public final class SparkEngine implements Engine {
    private static final int MEGABYTES = 64;

    private final SparkSession spark;
    private final int level;
    private final boolean reweights;
    private final Dataset<Row> base;

    private SparkEngine(SparkSession spark, int level, boolean reweights, Dataset<Row> base) {
        this.spark = spark;
        this.level = level;
        this.reweights = reweights;
        this.base = base;
    }

    @Override
    public boolean reweights() {
        return reweights;
    }

    /// Checks the queries and names the tables they need.
    ///
    /// @param level identity level from which a contribution counts as verified
    /// @throws RefusedQuery if a query breaks a rule
    /// @throws org.kenes.dataset.InvalidInput if a file is damaged
    public static SparkEngine open(
            SparkSession spark, DataPackage data, Collection<Figure> figures, int level) {
        try (Database parser = Database.open(MEGABYTES)) {
            figures.forEach(figure -> SqlRules.check(parser, figure));
        }
        for (String table : SqlRules.tables(figures)) {
            SparkTables.read(spark, data, Tables.of(table)).createOrReplaceTempView(table);
        }
        spark.sql(
                "CREATE OR REPLACE TEMPORARY FUNCTION days_between(a DATE, b DATE) RETURNS BIGINT"
                        + " RETURN CAST(datediff(b, a) AS BIGINT)");
        Dataset<Row> base =
                spark.sql(Opinions.base(data.weights())).persist(StorageLevel.MEMORY_AND_DISK());
        base.createOrReplaceTempView("opinions_base");
        return new SparkEngine(spark, level, data.weights() != null, base);
    }

    @Override
    public List<Cell> run(Figure figure, View view) {
        try {
            spark.sql(Opinions.view(view, level)).createOrReplaceTempView("opinions");
            Dataset<Row> result = spark.sql(figure.sql());
            StructField[] columns = result.schema().fields();
            ResultRows rows =
                    new ResultRows(
                            figure,
                            Arrays.stream(columns).map(StructField::name).toList(),
                            Arrays.stream(columns).map(c -> c.dataType().sql()).toList());
            for (Row row : result.collectAsList()) {
                rows.add(column -> text(row, column));
            }
            return rows.cells();
        } catch (Exception e) {
            // Scala does not declare what it throws.
            if (e instanceof AnalysisException) {
                throw new RefusedQuery(figure.id(), String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static @Nullable String text(Row row, int column) {
        Object value = row.get(column);
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    @Override
    public Map<String, Long> registrations() {
        Map<String, Long> registrations = new HashMap<>();
        String sql = "SELECT sha256, min(idx) FROM registrations WHERE what = 'figure' GROUP BY 1";
        for (Row row : new ArrayList<>(spark.sql(sql).collectAsList())) {
            registrations.put(row.getString(0), row.getLong(1));
        }
        return registrations;
    }

    @Override
    public void close() {
        base.unpersist(true);
    }
}
