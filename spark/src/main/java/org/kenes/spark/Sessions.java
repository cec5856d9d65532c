package org.kenes.spark;

import org.apache.spark.sql.SparkSession;

/// A session in which nothing depends on the machine: UTC, ANSI SQL, no user interface.
public final class Sessions {
    private Sessions() {}

    /// @param master for example `local[2]`, `local-cluster[2,1,1024]` or `spark://host:7077`
    /// @param partitions of every exchange; changes no result
    public static SparkSession open(String master, int partitions) {
        return SparkSession.builder()
                .master(master)
                .appName("kenes")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.ansi.enabled", "true")
                .config("spark.sql.shuffle.partitions", Integer.toString(partitions))
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .getOrCreate();
    }
}
