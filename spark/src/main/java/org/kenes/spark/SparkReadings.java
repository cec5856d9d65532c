package org.kenes.spark;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.kenes.dataset.annex.reading.Gathered;
import org.kenes.dataset.annex.reading.Reading;
import org.kenes.dataset.annex.reading.Voice;
import org.kenes.opinion.chance.Seed;

import java.util.List;
import java.util.Map;

/// What to read in a cut, gathered on a cluster: every executor reads its texts, counts their words
/// and keeps the winners of its lotteries; the parts are merged as a tree, in any order.
///
/// The driver holds the merged counts (memory by the number of different words, as on one machine)
/// and looks for themes among at most 400 texts of a provision and language.
final class SparkReadings {
    private SparkReadings() {}

    /// Over the views of [SparkQueries].
    static Map<String, @Nullable Object> of(SparkSession spark, Seed seed) {
        spark.sql(Voice.FIRSTS).createOrReplaceTempView("reading_firsts");
        spark.sql(Voice.ENDORSED).createOrReplaceTempView("reading_endorsed");
        var parts =
                spark.sql(Voice.VOICES.formatted(0, Long.MAX_VALUE))
                        .mapPartitions(gather(seed.hex()), Encoders.BINARY());
        return Reading.of(
                JavaBytes.merged(parts, new Gathered(seed), Gathered.class, Gathered::merge));
    }

    private static MapPartitionsFunction<Row, byte[]> gather(String seed) {
        return rows -> {
            Gathered gathered = new Gathered(new Seed(seed));
            rows.forEachRemaining(row -> gathered.add(voice(row)));
            return List.of(JavaBytes.of(gathered)).iterator();
        };
    }

    private static Voice voice(Row row) {
        long idx = row.<Long>getAs("idx");
        return new Voice(
                idx,
                row.getAs("wid"),
                row.getAs("stance"),
                row.getAs("lang"),
                row.getAs("region"),
                row.getAs("audience"),
                row.getAs("text"),
                row.<Long>getAs("family"),
                row.<Long>getAs("first") == idx,
                row.<Long>getAs("copies"),
                row.<Long>getAs("others"),
                row.<Long>getAs("everybody"));
    }
}
