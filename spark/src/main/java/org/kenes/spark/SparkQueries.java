package org.kenes.spark;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.kenes.dataset.annex.Annex;
import org.kenes.dataset.annex.Queries;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Tables;

import java.util.Iterator;
import java.util.function.Consumer;

/// Queries of the annex on a cluster. Answers come to the driver one partition at a time.
record SparkQueries(SparkSession spark) implements Queries {
    private record Found(Row row) implements Answer {
        @Override
        public long number(String column) {
            return ((Number) row.getAs(column)).longValue();
        }

        @Override
        public @Nullable String text(String column) {
            Object value = row.getAs(column);
            return value == null ? null : value.toString();
        }
    }

    static SparkQueries over(SparkSession spark, DataPackage data) {
        for (String table : Annex.TABLES) {
            SparkTables.read(spark, data, Tables.of(table)).createOrReplaceTempView(table);
        }
        return new SparkQueries(spark);
    }

    @Override
    public void run(String sql, Consumer<Answer> reader) {
        for (Iterator<Row> rows = spark.sql(sql).toLocalIterator(); rows.hasNext(); ) {
            reader.accept(new Found(rows.next()));
        }
    }
}
