package org.kenes.spark;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.kenes.dataset.annex.Annex;
import org.kenes.dataset.annex.Groups;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.Tables;
import org.kenes.opinion.group.space.Gram;
import org.kenes.opinion.vote.Votes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Groups of answers from the table `votes`. The cluster reads, sorts and packs the votes and
/// counts every pair of statements; the counts are whole numbers, so any way of adding them up
/// gives the same bits. The driver gets two bytes per vote and the pairs, and does the rest as on
/// one machine.
final class SparkGroups {
    private SparkGroups() {}

    static Groups find(SparkSession spark, DataPackage data) {
        Groups.Statements statements = new Groups.Statements();
        TreeSet<Long> ids = new TreeSet<>();
        for (Row row :
                SparkTables.read(spark, data, Tables.of("statements"))
                        .select("statement", "state")
                        .collectAsList()) {
            statements.add(Long.toString(row.getLong(0)), row.getString(1));
        }
        statements.ids().forEach(id -> ids.add(Long.parseLong(id)));
        Dataset<Row> votes =
                SparkTables.read(spark, data, Tables.of("votes"))
                        .select("card", "statement", "value");
        votes.select("statement")
                .distinct()
                .collectAsList()
                .forEach(row -> ids.add(row.getLong(0)));
        Map<Long, Integer> place = new HashMap<>();
        List<String> names = new ArrayList<>();
        int[] column = new int[ids.size()];
        int columns = 0;
        for (long id : ids) {
            String name = Long.toString(id);
            boolean excluded = statements.out().contains(name) || statements.meta().contains(name);
            column[names.size()] = excluded ? -1 : columns++;
            place.put(id, names.size());
            names.add(name);
        }
        int width = columns;
        JavaRDD<Cards> cards =
                votes.repartition(col("card"))
                        .sortWithinPartitions("card")
                        .toJavaRDD()
                        .mapPartitions(rows -> List.of(Cards.pack(rows, place)).iterator())
                        .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Gram gram =
                    cards.map(part -> part.gram(column, width))
                            .treeAggregate(
                                    new Gram(width), SparkGroups::merged, SparkGroups::merged);
            Votes packed = together(cards.collect(), names);
            return Groups.of(packed, statements, Annex.seed(data.cut().root(), "statements"), gram);
        } finally {
            cards.unpersist(false);
        }
    }

    private static Gram merged(Gram one, Gram other) {
        one.merge(other);
        return one;
    }

    /// Cards ascend by the bytes of their numbers, as everywhere in the analysis.
    private static Votes together(List<Cards> parts, List<String> statements) {
        record Place(String card, int part, int at) {}
        List<Place> places = new ArrayList<>();
        long votes = 0;
        for (int part = 0; part < parts.size(); part++) {
            long[] ids = parts.get(part).ids();
            for (int at = 0; at < ids.length; at++) {
                places.add(new Place(Long.toString(ids[at]), part, at));
            }
            votes += parts.get(part).codes().length;
        }
        places.sort(
                Comparator.comparing(
                        it -> it.card.getBytes(StandardCharsets.US_ASCII),
                        Arrays::compareUnsigned));
        char[] codes = new char[Math.toIntExact(votes)];
        int[] start = new int[places.size() + 1];
        for (int i = 0; i < places.size(); i++) {
            Cards from = parts.get(places.get(i).part);
            int begin = from.start()[places.get(i).at];
            int length = from.start()[places.get(i).at + 1] - begin;
            System.arraycopy(from.codes(), begin, codes, start[i], length);
            start[i + 1] = start[i] + length;
        }
        return new Votes(
                places.stream().map(Place::card).toList(),
                statements,
                start,
                codes,
                0,
                IntStream.range(0, places.size()).toArray());
    }
}
