package org.kenes.lawtext.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cosine similarity of texts by their stems and pairs of neighbouring stems, weighted `(1 + ln tf)
/// · ln((N+1)/(df+½))`, N = texts of both sides. An inverted index touches only pairs that share
/// something. Sums run in the order of the features' first appearance.
public final class Similarity {
    /// Pairs below this are no candidates.
    public static final double LEAST = 0.05;

    /// So few texts say nothing about which words are rare; they are weighed as if there were more.
    private static final int FEWEST_TEXTS = 20;

    private static final long MOST_PRODUCTS = 300_000_000L;
    private static final int MOST_CANDIDATES = 512;

    /// A text on the other side that shares something.
    public record Candidate(int column, double cosine) {}

    private record Vector(int[] features, double[] weights) {}

    private final List<List<Candidate>> candidates = new ArrayList<>();
    private boolean complete = true;

    private Similarity() {}

    /// @param rows texts as numbers of stems
    /// @param columns texts as numbers of the same stems
    public static Similarity of(List<int[]> rows, List<int[]> columns) {
        Similarity similarity = new Similarity();
        similarity.compute(rows, columns);
        return similarity;
    }

    /// For a row, its candidates by column.
    public List<Candidate> candidates(int row) {
        return candidates.get(row);
    }

    /// Whether nothing was left out for want of steps or room.
    public boolean complete() {
        return complete;
    }

    private void compute(List<int[]> rows, List<int[]> columns) {
        Map<Long, Integer> ids = new HashMap<>();
        List<Map<Integer, Integer>> left = rows.stream().map(text -> counts(text, ids)).toList();
        List<Map<Integer, Integer>> right =
                columns.stream().map(text -> counts(text, ids)).toList();
        int[] inRows = frequencies(left, ids.size());
        int[] inColumns = frequencies(right, ids.size());
        double texts = Math.max(FEWEST_TEXTS, rows.size() + columns.size());
        double[] weight = new double[ids.size()];
        for (int f = 0; f < weight.length; f++) {
            weight[f] = StrictMath.log((texts + 1) / (inRows[f] + inColumns[f] + 0.5));
        }
        leaveOutTheCommonest(weight, inRows, inColumns);
        List<Vector> vectors = left.stream().map(counts -> vector(counts, weight)).toList();
        int[][] posting = new int[ids.size()][];
        double[][] postingWeight = new double[ids.size()][];
        int[] filled = new int[ids.size()];
        for (int f = 0; f < posting.length; f++) {
            int size = inRows[f] == 0 ? 0 : inColumns[f];
            posting[f] = new int[size];
            postingWeight[f] = new double[size];
        }
        for (int j = 0; j < columns.size(); j++) {
            Vector vector = vector(right.get(j), weight);
            for (int k = 0; k < vector.features.length; k++) {
                int f = vector.features[k];
                if (posting[f].length > 0) {
                    posting[f][filled[f]] = j;
                    postingWeight[f][filled[f]++] = vector.weights[k];
                }
            }
        }
        double[] sums = new double[columns.size()];
        for (Vector vector : vectors) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < vector.features.length; k++) {
                int f = vector.features[k];
                for (int p = 0; p < filled[f]; p++) {
                    sums[posting[f][p]] += vector.weights[k] * postingWeight[f][p];
                }
            }
            candidates.add(above(sums));
        }
    }

    /// A feature that nearly every text has weighs nearly nothing and costs most.
    private void leaveOutTheCommonest(double[] weight, int[] inRows, int[] inColumns) {
        Integer[] order = new Integer[weight.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) ->
                        Long.compare(product(a, inRows, inColumns), product(b, inRows, inColumns)));
        long products = 0;
        for (int f : order) {
            products += product(f, inRows, inColumns);
            if (products > MOST_PRODUCTS) {
                weight[f] = 0;
                complete = false;
            }
        }
    }

    private static long product(int f, int[] inRows, int[] inColumns) {
        return (long) inRows[f] * inColumns[f];
    }

    private List<Candidate> above(double[] sums) {
        List<Candidate> found = new ArrayList<>();
        for (int j = 0; j < sums.length; j++) {
            if (sums[j] >= LEAST) {
                found.add(new Candidate(j, sums[j]));
            }
        }
        if (found.size() > MOST_CANDIDATES) {
            complete = false;
            double[] cosines = found.stream().mapToDouble(Candidate::cosine).sorted().toArray();
            double least = cosines[cosines.length - MOST_CANDIDATES];
            found.removeIf(candidate -> candidate.cosine < least);
        }
        return List.copyOf(found.subList(0, Math.min(found.size(), MOST_CANDIDATES)));
    }

    private static Map<Integer, Integer> counts(int[] stems, Map<Long, Integer> ids) {
        Map<Integer, Integer> counts = new java.util.LinkedHashMap<>();
        for (int i = 0; i < stems.length; i++) {
            long single = stems[i] + 1L;
            counts.merge(id(single, ids), 1, Integer::sum);
            if (i > 0) {
                long pair = (stems[i - 1] + 1L) << 32 | single;
                counts.merge(id(pair, ids), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static int id(long feature, Map<Long, Integer> ids) {
        Integer next = ids.size();
        Integer known = ids.putIfAbsent(feature, next);
        return known == null ? next : known;
    }

    private static int[] frequencies(List<Map<Integer, Integer>> texts, int features) {
        int[] frequencies = new int[features];
        texts.forEach(text -> text.keySet().forEach(feature -> frequencies[feature]++));
        return frequencies;
    }

    /// Of length one.
    private static Vector vector(Map<Integer, Integer> counts, double[] weight) {
        int[] features = new int[counts.size()];
        double[] weights = new double[counts.size()];
        double square = 0;
        int k = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            features[k] = entry.getKey();
            weights[k] = (1 + StrictMath.log(entry.getValue())) * weight[entry.getKey()];
            square += weights[k] * weights[k];
            k++;
        }
        double length = StrictMath.sqrt(square);
        for (int i = 0; i < k && length > 0; i++) {
            weights[i] /= length;
        }
        return new Vector(features, weights);
    }
}
