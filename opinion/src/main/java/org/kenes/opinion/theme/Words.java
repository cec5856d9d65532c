package org.kenes.opinion.theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Texts as numbers of words and how often each occurs, made once for all samples of the texts.
///
/// @param words ascending
/// @param terms number of each different word of a text, ascending
/// @param counts how often it occurs there
@SuppressWarnings("ArrayRecordComponent")
record Words(List<String> words, int[][] terms, int[][] counts) {
    static Words of(List<List<String>> texts) {
        TreeSet<String> all = new TreeSet<>();
        texts.forEach(all::addAll);
        List<String> words = new ArrayList<>(all);
        Map<String, Integer> numbers = new HashMap<>();
        words.forEach(word -> numbers.put(word, numbers.size()));
        int[][] terms = new int[texts.size()][];
        int[][] counts = new int[texts.size()][];
        for (int i = 0; i < terms.length; i++) {
            int[] used =
                    texts.get(i).stream()
                            .mapToInt(word -> numbers.getOrDefault(word, -1))
                            .sorted()
                            .toArray();
            int different = 0;
            int[] count = new int[used.length];
            for (int e = 0; e < used.length; e++) {
                if (e > 0 && used[e] == used[different - 1]) {
                    count[different - 1]++;
                } else {
                    used[different] = used[e];
                    count[different++] = 1;
                }
            }
            terms[i] = Arrays.copyOf(used, different);
            counts[i] = Arrays.copyOf(count, different);
        }
        return new Words(words, terms, counts);
    }

    int texts() {
        return terms.length;
    }
}
