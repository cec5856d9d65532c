package org.kenes.spark;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.kenes.dataset.annex.Groups;
import org.kenes.opinion.chance.Seed;
import org.kenes.opinion.group.space.Gram;
import org.kenes.opinion.group.space.Matrix;
import org.kenes.opinion.vote.OrderedVotes;
import org.kenes.opinion.vote.Votes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/// Groups of answers on a cluster. Executors bring the votes of each person together and count
/// every pair of statements, which is nearly all of the work; the counts are whole numbers, so the
/// parts add up to the same bits however they were cut. The driver gets the counts and the votes,
/// two bytes each, and goes on as one machine does: axes, positions, partitions, the gate.
///
/// Where the line runs and why: docs/decisions/0026.
final class SparkGroups {
    /// People whose pairs are counted before the numbers are added up.
    private static final int CHUNK = 30_000;

    /// The table's key is card and statement, so nobody has two votes on one statement here.
    private static final String BY_PERSON =
            """
            SELECT CAST(card AS STRING) AS person,
                   sort_array(collect_list(struct(statement, value))) AS cast
            FROM votes GROUP BY card
            """;

    private static final String VOTED = "SELECT DISTINCT statement FROM votes";

    private static final StructType PACKED =
            new StructType().add("person", DataTypes.StringType).add("codes", DataTypes.BinaryType);

    private SparkGroups() {}

    /// Over the views of [SparkQueries].
    static Groups find(SparkSession spark, Seed seed) {
        SparkQueries queries = new SparkQueries(spark);
        Groups.Statements statements = new Groups.Statements();
        queries.run(
                Groups.Statements.QUERY,
                row -> statements.add(Long.toString(row.number("statement")), row.word("state")));
        List<String> known = new ArrayList<>(statements.ids());
        queries.run(
                VOTED,
                row -> {
                    String id = Long.toString(row.number("statement"));
                    if (!statements.ids().contains(id)) {
                        known.add(id);
                    }
                });
        List<String> names = OrderedVotes.inOrder(known);
        Dataset<Row> packed =
                spark.sql(BY_PERSON)
                        .mapPartitions(pack(names), Encoders.row(PACKED))
                        .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Gram gram = gram(packed, statements, names);
            return Groups.of(votes(packed, names), statements, seed, gram);
        } finally {
            packed.unpersist(false);
        }
    }

    private static MapPartitionsFunction<Row, Row> pack(List<String> names) {
        HashMap<Long, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(Long.valueOf(name), numbers.size()));
        return rows ->
                new Mapped<>(
                        rows,
                        row -> {
                            List<Row> votes = row.getList(1);
                            char[] codes = new char[votes.size()];
                            for (int i = 0; i < codes.length; i++) {
                                int statement =
                                        Objects.requireNonNull(
                                                numbers.get(votes.get(i).getLong(0)));
                                long value = votes.get(i).getLong(1);
                                codes[i] = (char) (statement << 2 | (int) value + 1);
                            }
                            return RowFactory.create(row.getString(0), bytes(codes));
                        });
    }

    /// Statements that are analysed are numbered anew, without those that are hidden or about the
    /// conversation itself.
    private static Gram gram(
            Dataset<Row> packed, Groups.Statements statements, List<String> names) {
        int[] column = new int[names.size()];
        int columns = 0;
        for (int j = 0; j < column.length; j++) {
            String name = names.get(j);
            boolean excluded = statements.out().contains(name) || statements.meta().contains(name);
            column[j] = excluded ? -1 : columns++;
        }
        int analysed = columns;
        MapPartitionsFunction<Row, byte[]> count =
                rows -> List.of(JavaBytes.of(count(rows, column, analysed))).iterator();
        return JavaBytes.merged(
                packed.select("codes").mapPartitions(count, Encoders.BINARY()),
                new Gram(analysed),
                Gram.class,
                Gram::merge);
    }

    private static Gram count(Iterator<Row> rows, int[] column, int columns) {
        Gram gram = new Gram(columns);
        List<char[]> chunk = new ArrayList<>();
        while (rows.hasNext()) {
            byte[] bytes = rows.next().getAs(0);
            chunk.add(analysed(chars(bytes), column));
            if (chunk.size() == CHUNK || !rows.hasNext()) {
                gram.add(matrix(chunk, columns), 0, chunk.size());
                chunk.clear();
            }
        }
        return gram;
    }

    private static char[] analysed(char[] codes, int[] column) {
        char[] kept = new char[codes.length];
        int n = 0;
        for (char code : codes) {
            if (column[code >> 2] >= 0) {
                kept[n++] = (char) (column[code >> 2] << 2 | code & 3);
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static Matrix matrix(List<char[]> people, int columns) {
        int[] start = new int[people.size() + 1];
        for (int p = 0; p < people.size(); p++) {
            start[p + 1] = start[p] + people.get(p).length;
        }
        char[] codes = new char[start[people.size()]];
        for (int p = 0; p < people.size(); p++) {
            System.arraycopy(people.get(p), 0, codes, start[p], people.get(p).length);
        }
        return new Matrix(columns, start, codes);
    }

    private static Votes votes(Dataset<Row> packed, List<String> names) {
        OrderedVotes votes = new OrderedVotes(names);
        // Spark orders strings by their bytes, as we do.
        for (Iterator<Row> rows = packed.orderBy("person").toLocalIterator(); rows.hasNext(); ) {
            Row row = rows.next();
            votes.add(row.getString(0), chars(row.getAs(1)));
        }
        return votes.build();
    }

    private static byte[] bytes(char[] codes) {
        byte[] bytes = new byte[2 * codes.length];
        for (int i = 0; i < codes.length; i++) {
            bytes[2 * i] = (byte) (codes[i] >> 8);
            bytes[2 * i + 1] = (byte) codes[i];
        }
        return bytes;
    }

    private static char[] chars(byte[] bytes) {
        char[] codes = new char[bytes.length / 2];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (char) ((bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff);
        }
        return codes;
    }
}
