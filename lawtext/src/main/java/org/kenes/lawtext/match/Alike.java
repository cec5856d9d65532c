package org.kenes.lawtext.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pairs of texts that are equal: of a group of equals those with the same number first, the others
/// in document order.
public final class Alike {
    /// @param key equal for equal texts
    /// @param num canonical number, or the empty string
    public record Item(int index, String key, String num) {}

    public record Pair(int left, int right) {}

    private Alike() {}

    public static List<Pair> pairs(List<Item> left, List<Item> right) {
        Map<String, List<Item>> byKey = new HashMap<>();
        right.forEach(item -> byKey.computeIfAbsent(item.key, _ -> new ArrayList<>()).add(item));
        Map<String, List<Item>> groups = new java.util.LinkedHashMap<>();
        left.forEach(item -> groups.computeIfAbsent(item.key, _ -> new ArrayList<>()).add(item));
        List<Pair> pairs = new ArrayList<>();
        groups.forEach((key, equals) -> pairs(equals, byKey.getOrDefault(key, List.of()), pairs));
        return pairs;
    }

    private static void pairs(List<Item> left, List<Item> right, List<Pair> into) {
        Map<String, Integer> firstOfNumber = new HashMap<>();
        for (int j = 0; j < right.size(); j++) {
            firstOfNumber.putIfAbsent(right.get(j).num, j);
        }
        boolean[] taken = new boolean[right.size()];
        List<Item> others = new ArrayList<>();
        for (Item item : left) {
            Integer same = firstOfNumber.get(item.num);
            if (same != null && !taken[same]) {
                taken[same] = true;
                into.add(new Pair(item.index, right.get(same).index));
            } else {
                others.add(item);
            }
        }
        int j = 0;
        for (Item item : others) {
            while (j < taken.length && taken[j]) {
                j++;
            }
            if (j == taken.length) {
                break;
            }
            taken[j] = true;
            into.add(new Pair(item.index, right.get(j).index));
        }
    }
}
