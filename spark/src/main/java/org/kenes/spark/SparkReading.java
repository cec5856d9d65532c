package org.kenes.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kenes.dataset.annex.Annex;
import org.kenes.dataset.annex.reading.Gathered;
import org.kenes.dataset.annex.reading.Voice;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Tables;
import org.kenes.opinion.chance.Seed;

import java.util.Iterator;
import java.util.List;

/// What to read, from the published texts on a cluster. Every executor gathers its own texts; the
/// driver merges what they gathered, which may be done in any order.
final class SparkReading {
    private static final List<String> TABLES =
            List.of("contributions", "texts", "families", "endorsements");

    private SparkReading() {}

    static Gathered gather(SparkSession spark, DataPackage data) {
        for (String table : TABLES) {
            SparkTables.read(spark, data, Tables.of(table)).createOrReplaceTempView(table);
        }
        spark.sql(Voice.FIRSTS).createOrReplaceTempView("reading_firsts");
        Dataset<Row> voices = spark.sql(Voice.VOICES.formatted(0, Long.MAX_VALUE));
        String seed = Annex.seed(data.cut().root(), "reading").hex();
        Gathered all = new Gathered(new Seed(seed));
        voices.toJavaRDD()
                .mapPartitions(rows -> List.of(part(rows, seed)).iterator())
                .collect()
                .forEach(all::merge);
        return all;
    }

    private static Gathered part(Iterator<Row> rows, String seed) {
        Gathered gathered = new Gathered(new Seed(seed));
        while (rows.hasNext()) {
            Row row = rows.next();
            gathered.add(
                    new Voice(
                            row.getAs("idx"),
                            row.getAs("wid"),
                            row.getAs("stance"),
                            row.getAs("lang"),
                            row.getAs("region"),
                            row.getAs("audience"),
                            row.getAs("text"),
                            row.getAs("family"),
                            row.<Long>getAs("first").equals(row.<Long>getAs("idx")),
                            row.getAs("copies"),
                            row.getAs("others"),
                            row.getAs("everybody")));
        }
        return gathered;
    }
}
