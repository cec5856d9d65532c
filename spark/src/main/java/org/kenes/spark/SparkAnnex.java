package org.kenes.spark;

import org.apache.spark.sql.SparkSession;
import org.kenes.dataset.annex.Annex;
import org.kenes.dataset.table.DataPackage;

import java.util.SortedMap;

/// The files of the folder `opinion/` of a release, made on a cluster.
final class SparkAnnex {
    private SparkAnnex() {}

    /// @param root of the cut, base64: from it come all lotteries
    /// @param level identity level from which a contribution counts as verified
    /// @return path below the folder of the release → bytes
    static SortedMap<String, byte[]> of(
            SparkSession spark, DataPackage data, String root, int level) {
        SparkQueries queries = SparkQueries.over(spark, data);
        return Annex.of(
                queries,
                level,
                SparkGroups.find(spark, Annex.seed(root, "statements")),
                SparkReadings.of(spark, Annex.seed(root, "reading")));
    }
}
