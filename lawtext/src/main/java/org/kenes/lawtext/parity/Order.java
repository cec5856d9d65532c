package org.kenes.lawtext.parity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One order for the units of several texts: that of the first; what only a later one has stands
/// after its neighbour there.
final class Order {
    private Order() {}

    /// @param texts eIds of the units of each text in document order
    /// @return the place of every eId, counted from 0
    static Map<String, Integer> of(List<List<String>> texts) {
        List<String> order = List.of();
        Set<String> known = new HashSet<>();
        for (List<String> text : texts) {
            Map<String, List<String>> after = new HashMap<>();
            String last = "";
            for (String id : text) {
                if (known.add(id)) {
                    after.computeIfAbsent(last, _ -> new ArrayList<>()).add(id);
                } else {
                    last = id;
                }
            }
            List<String> merged = new ArrayList<>(after.getOrDefault("", List.of()));
            for (String id : order) {
                merged.add(id);
                merged.addAll(after.getOrDefault(id, List.of()));
            }
            order = merged;
        }
        Map<String, Integer> places = new HashMap<>();
        order.forEach(id -> places.put(id, places.size()));
        return places;
    }
}
