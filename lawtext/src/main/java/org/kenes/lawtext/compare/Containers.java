package org.kenes.lawtext.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which part or chapter continues which: each must hold most words of the other's matched units.
/// Compared at equal depth, so that a part is not taken for its only chapter.
final class Containers {
    private record Pair(String before, String after) {}

    private final List<Comparison.ContainerPair> pairs = new ArrayList<>();

    Containers(Side before, Side after, Pairing pairing) {
        Map<String, Long> inOld = new LinkedHashMap<>();
        Map<String, Long> inNew = new LinkedHashMap<>();
        Map<Pair, Long> shared = new LinkedHashMap<>();
        for (Unit old : before.units()) {
            int seq = pairing.newOfOld(old.seq());
            if (seq < 0) {
                continue;
            }
            Unit now = after.units().get(seq);
            long words = now.words() + 1L;
            old.containers().forEach(container -> inOld.merge(container, words, Long::sum));
            now.containers().forEach(container -> inNew.merge(container, words, Long::sum));
            int depth = Math.min(old.containers().size(), now.containers().size());
            for (int d = 0; d < depth; d++) {
                Pair pair = new Pair(old.containers().get(d), now.containers().get(d));
                shared.merge(pair, words, Long::sum);
            }
        }
        shared.forEach((pair, words) -> {
            if (2 * words > inOld.getOrDefault(pair.before, 0L)
                    && 2 * words > inNew.getOrDefault(pair.after, 0L)) {
                pairs.add(
                        new Comparison.ContainerPair(
                                pair.before,
                                pair.after,
                                heading(before, pair.before),
                                heading(after, pair.after)));
            }
        });
    }

    private static String heading(Side side, String eId) {
        return side.provisions().row(eId).orElseThrow().heading();
    }

    List<Comparison.ContainerPair> pairs() {
        return pairs;
    }
}
