package org.kenes.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Tables;
import org.kenes.opinion.Stance;
import org.kenes.opinion.duplicates.Comparison;
import org.kenes.opinion.duplicates.Comparison.Node;
import org.kenes.opinion.duplicates.Duplicates;
import org.kenes.opinion.duplicates.Families;
import org.kenes.opinion.duplicates.Profile;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The table `families` from the published texts, on a cluster: what
/// [org.kenes.opinion.duplicates.Duplicates] finds on one machine.
///
/// Every bucket is looked at whole and its nodes are sorted, so pairs do not depend on how rows
/// were distributed; families are connected components, which do not depend on the order of pairs.
/// The driver holds two numbers per text that is in a family, and no text.
final class SparkDuplicates {
    private static final StructType KEYED =
            new StructType()
                    .add("idx", DataTypes.LongType)
                    .add("kind", DataTypes.StringType)
                    .add("stance", DataTypes.StringType)
                    .add("key", DataTypes.StringType);
    private static final StructType SKETCHED =
            new StructType()
                    .add("node", DataTypes.LongType)
                    .add("kind", DataTypes.StringType)
                    .add("stance", DataTypes.StringType)
                    .add("negation", DataTypes.LongType)
                    .add("key", DataTypes.StringType)
                    .add("shingles", DataTypes.IntegerType)
                    .add("summary", DataTypes.createArrayType(DataTypes.LongType))
                    .add("bands", DataTypes.createArrayType(DataTypes.LongType));
    private static final StructType PAIR =
            new StructType().add("a", DataTypes.LongType).add("b", DataTypes.LongType);

    /// Bands are opened in rounds, up to these. What a round has joined, the next does not compare:
    /// copied texts meet in nearly every band.
    private static final int[] ROUNDS = {1, 4, Integer.MAX_VALUE};

    /// A row of the table `families`.
    record Member(long idx, long family, long size, boolean campaign) {}

    private SparkDuplicates() {}

    /// Ascending by idx.
    static List<Member> find(SparkSession spark, DataPackage data, Profile profile) {
        Dataset<Row> texts = nodes(spark, data).persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> nodes =
                texts.filter(col("idx").equalTo(col("node")))
                        .mapPartitions(sketch(profile), Encoders.row(SKETCHED))
                        .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Forest forest = new Forest();
            int from = 0;
            for (int to : ROUNDS) {
                Dataset<Row> pairs = pairs(rooted(spark, nodes, forest), from, to);
                for (Row pair : alike(nodes, pairs, profile).collectAsList()) {
                    forest.join(pair.getLong(0), pair.getLong(1));
                }
                from = to;
            }
            return members(spark, texts, forest);
        } finally {
            nodes.unpersist(false);
            texts.unpersist(false);
        }
    }

    /// Every text with the node it belongs to, and how many texts that node has.
    private static Dataset<Row> nodes(SparkSession spark, DataPackage data) {
        Dataset<Row> said =
                SparkTables.read(spark, data, Tables.of("contributions"))
                        .select(
                                col("idx"),
                                col("kind"),
                                coalesce(col("stance"), lit("")).as("stance"));
        MapPartitionsFunction<Row, Row> keyed = SparkDuplicates::keyed;
        var node = Window.partitionBy("kind", "stance", "key");
        return SparkTables.read(spark, data, Tables.of("texts"))
                .select("idx", "text")
                .join(said, "idx")
                .select("idx", "kind", "stance", "text")
                .mapPartitions(keyed, Encoders.row(KEYED))
                .withColumn("node", min("idx").over(node))
                .withColumn("copies", count(lit(1)).over(node));
    }

    private static Iterator<Row> keyed(Iterator<Row> rows) {
        return new Mapped<>(
                rows,
                row -> {
                    String key = Comparison.key(row.getString(3));
                    return key.isEmpty()
                            ? null
                            : RowFactory.create(
                                    row.getLong(0), row.getString(1), row.getString(2), key);
                });
    }

    private static MapPartitionsFunction<Row, Row> sketch(Profile profile) {
        return rows -> {
            Comparison comparison = new Comparison(profile);
            return new Mapped<>(
                    rows,
                    row -> {
                        String stance = row.getAs("stance");
                        Node node = comparison.node(row.getAs("key"), Stance.of(stance));
                        return RowFactory.create(
                                row.<Long>getAs("node"),
                                row.<String>getAs("kind"),
                                stance,
                                node.negation(),
                                node.key(),
                                node.size(),
                                node.summary(),
                                node.bands());
                    });
        };
    }

    /// Every node with the root of the tree it is in: itself while it stands alone.
    private static Dataset<Row> rooted(SparkSession spark, Dataset<Row> nodes, Forest forest) {
        return nodes.join(
                        roots(spark, forest).withColumnRenamed("node", "member"),
                        col("node").equalTo(col("member")),
                        "left")
                .withColumn("root", coalesce(col("root"), col("node")));
    }

    private static Dataset<Row> roots(SparkSession spark, Forest forest) {
        List<Row> joined = new ArrayList<>();
        forest.roots().forEach((node, root) -> joined.add(RowFactory.create(node, root)));
        return spark.createDataFrame(
                joined,
                new StructType().add("node", DataTypes.LongType).add("root", DataTypes.LongType));
    }

    /// Pairs of nodes that some bucket of these bands would compare and that are not joined yet,
    /// each once.
    private static Dataset<Row> pairs(Dataset<Row> nodes, int from, int to) {
        FlatMapFunction<Row, Row> compared = SparkDuplicates::compared;
        return nodes.select(
                        col("node"),
                        col("kind"),
                        col("stance"),
                        col("negation"),
                        col("root"),
                        posexplode(col("bands")).as(new String[] {"band", "value"}))
                .filter(col("band").geq(from).and(col("band").lt(to)))
                .groupBy("kind", "band", "value")
                .agg(
                        sort_array(collect_list(struct("node", "stance", "negation", "root")))
                                .as("bucket"))
                .filter(size(col("bucket")).gt(1))
                .select("bucket")
                .flatMap(compared, Encoders.row(PAIR))
                .distinct();
    }

    private static Iterator<Row> compared(Row row) {
        List<Row> bucket = row.getList(0);
        List<Row> pairs = new ArrayList<>();
        for (int j = 1; j < bucket.size(); j++) {
            Row node = bucket.get(j);
            for (int i = 0; i < Math.min(j, Duplicates.REPRESENTATIVES); i++) {
                Row representative = bucket.get(i);
                if (representative.getString(1).equals(node.getString(1))
                        && representative.getLong(2) == node.getLong(2)
                        && representative.getLong(3) != node.getLong(3)) {
                    pairs.add(RowFactory.create(representative.getLong(0), node.getLong(0)));
                }
            }
        }
        return pairs.iterator();
    }

    /// Of the pairs that are alike, as many as it takes to join what belongs together.
    private static Dataset<Row> alike(Dataset<Row> nodes, Dataset<Row> pairs, Profile profile) {
        Dataset<Row> compared =
                nodes.select("node", "stance", "negation", "key", "shingles", "summary");
        Dataset<Row> both =
                pairs.join(compared.as("x"), col("a").equalTo(col("x.node")))
                        .join(compared.as("y"), col("b").equalTo(col("y.node")))
                        .select("a", "b", "x.*", "y.*");
        MapPartitionsFunction<Row, Row> joined =
                rows -> {
                    Comparison comparison = new Comparison(profile);
                    Forest forest = new Forest();
                    return new Mapped<>(
                            rows,
                            row -> {
                                long a = row.getLong(0);
                                long b = row.getLong(1);
                                return !forest.together(a, b)
                                                && comparison.alike(node(row, 2), node(row, 8))
                                                && forest.join(a, b)
                                        ? RowFactory.create(a, b)
                                        : null;
                            });
                };
        return both.mapPartitions(joined, Encoders.row(PAIR));
    }

    private static Node node(Row row, int at) {
        List<Long> summary = row.getList(at + 5);
        return new Node(
                row.getString(at + 3),
                Stance.of(row.getString(at + 1)),
                row.getLong(at + 2),
                row.getInt(at + 4),
                summary.stream().mapToLong(Long::longValue).toArray(),
                new long[0]);
    }

    /// Families have two texts at least: two nodes that were joined, or one with copies.
    private static List<Member> members(SparkSession spark, Dataset<Row> texts, Forest forest) {
        Dataset<Row> roots = roots(spark, forest);
        List<Row> rows =
                texts.join(roots, texts.col("node").equalTo(roots.col("node")), "left")
                        .filter(col("root").isNotNull().or(col("copies").gt(1)))
                        .select(texts.col("idx"), coalesce(col("root"), texts.col("node")))
                        .collectAsList();
        Map<Long, Integer> sizes = new TreeMap<>();
        Map<Long, Long> families = new TreeMap<>();
        for (Row row : rows) {
            families.put(row.getLong(0), row.getLong(1));
            sizes.merge(row.getLong(1), 1, Integer::sum);
        }
        List<Member> members = new ArrayList<>();
        families.forEach((idx, family) -> {
            int size = sizes.getOrDefault(family, 0);
            members.add(new Member(idx, family, size, Families.campaign(size, 0)));
        });
        return members;
    }
}
