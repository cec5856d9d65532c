package org.kenes.opinion.theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Texts as rows of weighted terms.
///
/// @param words the columns, ascending
/// @param terms column of each entry, per text, ascending
/// @param values weight of each entry, per text
@SuppressWarnings("ArrayRecordComponent")
record TermWeights(List<String> words, int[][] terms, double[][] values) {
    private static final int LEAST_DOCUMENTS = 3;

    /// TF-IDF with 1 + ln tf, rows of unit length, words in at least three texts. Words of almost
    /// every text tell nothing apart; single letters are no words.
    ///
    /// @param chosen which texts
    static TermWeights of(Words texts, int[] chosen) {
        int[] documents = new int[texts.words().size()];
        for (int text : chosen) {
            for (int word : texts.terms()[text]) {
                documents[word]++;
            }
        }
        int[] column = new int[documents.length];
        double[] rarity = new double[documents.length];
        List<String> words = new ArrayList<>();
        for (int word = 0; word < documents.length; word++) {
            int df = documents[word];
            String letters = texts.words().get(word);
            boolean kept =
                    df >= LEAST_DOCUMENTS && 2 * df <= chosen.length && letters.length() >= 3;
            column[word] = kept ? words.size() : -1;
            if (kept) {
                words.add(letters);
                rarity[word] = 1 + StrictMath.log((1.0 + chosen.length) / (1.0 + df));
            }
        }
        int[][] terms = new int[chosen.length][];
        double[][] values = new double[chosen.length][];
        for (int i = 0; i < chosen.length; i++) {
            row(texts, chosen[i], column, rarity, terms, values, i);
        }
        return new TermWeights(words, terms, values);
    }

    private static void row(
            Words texts,
            int text,
            int[] column,
            double[] rarity,
            int[][] terms,
            double[][] values,
            int i) {
        int[] all = texts.terms()[text];
        int[] kept = new int[all.length];
        double[] weights = new double[all.length];
        int n = 0;
        double squares = 0;
        for (int e = 0; e < all.length; e++) {
            if (column[all[e]] >= 0) {
                kept[n] = column[all[e]];
                weights[n] = (1 + StrictMath.log(texts.counts()[text][e])) * rarity[all[e]];
                squares += weights[n] * weights[n];
                n++;
            }
        }
        for (int e = 0; e < n; e++) {
            weights[e] /= Math.sqrt(squares);
        }
        terms[i] = Arrays.copyOf(kept, n);
        values[i] = Arrays.copyOf(weights, n);
    }
}
