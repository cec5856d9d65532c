package org.kenes.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Union–find over ids, of which only those that were joined take room. The root of a tree is its
/// smallest id, whatever the order in which it grew.
final class Forest {
    private final Map<Long, Long> parents = new HashMap<>();

    private long find(long id) {
        long at = id;
        for (Long up = parents.get(at); up != null && up != at; up = parents.get(at)) {
            at = up;
        }
        // The whole path now hangs below the root.
        for (long step = id; step != at; ) {
            Long up = parents.put(step, at);
            step = up == null ? at : up;
        }
        return at;
    }

    boolean together(long a, long b) {
        return find(a) == find(b);
    }

    /// @return whether they were apart
    boolean join(long a, long b) {
        long x = find(a);
        long y = find(b);
        long root = Math.min(x, y);
        parents.put(root, root);
        parents.put(Math.max(x, y), root);
        return x != y;
    }

    /// The root of everything that was joined, ascending.
    SortedMap<Long, Long> roots() {
        SortedMap<Long, Long> roots = new TreeMap<>();
        for (long id : parents.keySet().stream().sorted().toList()) {
            roots.put(id, find(id));
        }
        return roots;
    }
}
