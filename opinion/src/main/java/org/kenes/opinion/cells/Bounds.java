package org.kenes.opinion.cells;

import java.util.ArrayDeque;
import java.util.Arrays;

/// What an outsider can work out: for every number the interval that the visible numbers leave
/// open, by propagating bounds through all sums until nothing moves.
final class Bounds {
    /// No upper bound. Sums of finite bounds stay far below.
    static final long NONE = Long.MAX_VALUE;

    final long[] low;
    final long[] high;

    Bounds(Sums table, boolean[] hidden) {
        low = new long[table.n.length];
        high = new long[table.n.length];
        for (int i = 0; i < low.length; i++) {
            low[i] = hidden[i] ? 0 : table.n[i];
            high[i] = hidden[i] ? NONE : table.n[i];
        }
        propagate(table);
    }

    long width(int cell) {
        return high[cell] == NONE ? NONE : high[cell] - low[cell];
    }

    private void propagate(Sums table) {
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        boolean[] queued = new boolean[table.sums.length];
        Arrays.fill(queued, true);
        for (int s = 0; s < table.sums.length; s++) {
            queue.add(s);
        }
        while (!queue.isEmpty()) {
            int s = queue.remove();
            queued[s] = false;
            int[] sum = table.sums[s];
            long lowest = 0;
            long highest = 0;
            int unbounded = 0;
            for (int i = 1; i < sum.length; i++) {
                lowest += low[sum[i]];
                if (high[sum[i]] == NONE) {
                    unbounded++;
                } else {
                    highest += high[sum[i]];
                }
            }
            int total = sum[0];
            if (tighten(total, lowest, unbounded == 0 ? highest : NONE)) {
                enqueue(table, total, queue, queued);
            }
            for (int i = 1; i < sum.length; i++) {
                int part = sum[i];
                // The other parts take at least lowest − low, so the rest is an upper bound.
                long most = high[total] == NONE ? NONE : high[total] - (lowest - low[part]);
                boolean othersBounded = unbounded == 0 || (unbounded == 1 && high[part] == NONE);
                long others = high[part] == NONE ? highest : highest - high[part];
                long least = othersBounded ? low[total] - others : 0;
                if (tighten(part, least, most)) {
                    enqueue(table, part, queue, queued);
                }
            }
        }
    }

    private boolean tighten(int cell, long least, long most) {
        boolean moved = false;
        if (least > low[cell]) {
            low[cell] = least;
            moved = true;
        }
        if (most < high[cell]) {
            high[cell] = most;
            moved = true;
        }
        return moved;
    }

    private static void enqueue(Sums table, int cell, ArrayDeque<Integer> queue, boolean[] queued) {
        for (int s : table.sumsOf[cell]) {
            if (!queued[s]) {
                queued[s] = true;
                queue.add(s);
            }
        }
    }
}
