package org.kenes.opinion.theme;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Texts as rows of weighted terms.
///
/// @param words the columns, ascending
/// @param terms column of each entry, per text, ascending
/// @param values weight of each entry, per text
@SuppressWarnings("ArrayRecordComponent")
record TermWeights(List<String> words, int[][] terms, double[][] values) {
    private static final int LEAST_DOCUMENTS = 3;

    /// TF-IDF with 1 + ln tf, rows of unit length, words in at least three texts.
    static TermWeights of(List<List<String>> texts) {
        TreeMap<String, Integer> documents = new TreeMap<>();
        for (List<String> text : texts) {
            new HashSet<>(text).forEach(word -> documents.merge(word, 1, Integer::sum));
        }
        // Words of almost every text tell nothing apart; single letters are no words.
        documents
                .entrySet()
                .removeIf(e ->
                        e.getValue() < LEAST_DOCUMENTS
                                || 2 * e.getValue() > texts.size()
                                || e.getKey().length() < 3);
        List<String> words = List.copyOf(documents.keySet());
        Map<String, Integer> index = new HashMap<>();
        words.forEach(word -> index.put(word, index.size()));
        int[][] terms = new int[texts.size()][];
        double[][] values = new double[texts.size()][];
        for (int i = 0; i < texts.size(); i++) {
            TreeMap<Integer, Integer> counts = new TreeMap<>();
            for (String word : texts.get(i)) {
                Integer at = index.get(word);
                if (at != null) {
                    counts.merge(at, 1, Integer::sum);
                }
            }
            terms[i] = counts.keySet().stream().mapToInt(t -> t).toArray();
            values[i] = new double[terms[i].length];
            double squares = 0;
            for (int e = 0; e < terms[i].length; e++) {
                int df = documents.getOrDefault(words.get(terms[i][e]), 1);
                values[i][e] =
                        (1 + StrictMath.log(counts.getOrDefault(terms[i][e], 1)))
                                * (1 + StrictMath.log((1.0 + texts.size()) / (1.0 + df)));
                squares += values[i][e] * values[i][e];
            }
            for (int e = 0; e < values[i].length; e++) {
                values[i][e] /= Math.sqrt(squares);
            }
        }
        return new TermWeights(words, terms, values);
    }
}
