package org.kenes.opinion.duplicates;

import org.kenes.opinion.Stance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Distinct pairs of comparison key and stance, in order of their first text's id.
final class Nodes<I extends Comparable<? super I>> {
    private record Side(String key, Stance stance) {}

    final List<Text<I>> texts;

    /// For each text its node, −1 for texts without a letter or digit.
    final int[] nodeOf;

    private String[] keys = new String[1024];
    private long[] signatures = new long[1024];

    /// Index of the first text.
    private int[] firsts = new int[1024];

    private int size;
    private int empty;

    Nodes(List<Text<I>> sorted) {
        texts = sorted;
        nodeOf = new int[sorted.size()];
        String[] all = new String[nodeOf.length];
        Arrays.parallelSetAll(all, i -> ComparisonKey.of(sorted.get(i).text()));
        Map<Side, Integer> known = new HashMap<>();
        for (int i = 0; i < nodeOf.length; i++) {
            Text<I> text = sorted.get(i);
            String key = all[i];
            if (key.isEmpty()) {
                nodeOf[i] = -1;
                empty++;
                continue;
            }
            Integer node = known.putIfAbsent(new Side(key, text.stance()), size);
            if (node == null) {
                nodeOf[i] = add(key, i);
            } else {
                nodeOf[i] = node;
            }
        }
    }

    private int add(String key, int text) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            signatures = Arrays.copyOf(signatures, 2 * size);
            firsts = Arrays.copyOf(firsts, 2 * size);
        }
        keys[size] = key;
        signatures[size] = Negation.signature(key);
        firsts[size] = text;
        return size++;
    }

    int size() {
        return size;
    }

    int empty() {
        return empty;
    }

    String key(int node) {
        return keys[node];
    }

    I first(int node) {
        return texts.get(firsts[node]).id();
    }

    Text<I> firstText(int node) {
        return texts.get(firsts[node]);
    }

    /// Whether two nodes may be joined at all.
    boolean sameSide(int a, int b) {
        return signatures[a] == signatures[b]
                && texts.get(firsts[a]).stance() == texts.get(firsts[b]).stance();
    }
}
