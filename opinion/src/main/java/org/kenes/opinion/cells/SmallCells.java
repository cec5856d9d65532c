package org.kenes.opinion.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Decides which numbers of a table are held back, and audits the decision as an attacker would.
/// Stateless and thread-safe; the same table gives the same states whatever the order of its rows.
public final class SmallCells {
    /// Fewer people than this are never shown, in any table.
    public static final long LEAST_THRESHOLD = 10;

    private final long threshold;

    /// @param threshold people below which a number is hidden; may be raised, never lowered
    /// @throws IllegalArgumentException if it is below [#LEAST_THRESHOLD]
    public SmallCells(long threshold) {
        if (threshold < LEAST_THRESHOLD) {
            throw new IllegalArgumentException(
                    "the threshold may only be raised above %d, not set to %d"
                            .formatted(LEAST_THRESHOLD, threshold));
        }
        this.threshold = threshold;
    }

    public SmallCells() {
        this(LEAST_THRESHOLD);
    }

    /// @throws IllegalArgumentException if a total is not the sum of its parts
    public ProtectedTable protect(CellTable table) {
        Sums sums = new Sums(table);
        boolean[] hidden = primary(sums);
        long primary = count(hidden);
        Bounds bounds;
        do {
            complement(sums, hidden);
            bounds = new Bounds(sums, hidden);
            // Each round hides at least one more number, so this ends.
        } while (widen(sums, hidden, bounds));
        return result(table, sums, hidden, primary, bounds);
    }

    /// Whether the newer table may replace the older one in print: no number shown in both moved by
    /// fewer people than the threshold, and no row by fewer than three times as many who are all of
    /// one mind, for the difference would show them. Rows that only one of the tables has count as
    /// zeros in the other.
    public boolean differencePasses(ProtectedTable older, ProtectedTable newer) {
        return Differencing.passes(older, newer, threshold);
    }

    private boolean[] primary(Sums table) {
        boolean[] hidden = new boolean[table.n.length];
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = table.n[i] > 0 && table.n[i] < threshold;
        }
        for (int row = 0; table.stride > 1 && row < hidden.length; row += table.stride) {
            int columns = table.stride - 1;
            long n = table.n[row + columns];
            boolean oneMind = false;
            for (int c = 0; c < columns; c++) {
                oneMind |= table.n[row + c] == n;
            }
            if (n > 0 && n < 3 * threshold && oneMind) {
                for (int c = 0; c < columns; c++) {
                    hidden[row + c] = true;
                }
            }
        }
        return hidden;
    }

    /// Secondary suppression: no sum keeps exactly one hidden number.
    private static void complement(Sums table, boolean[] hidden) {
        boolean again = true;
        while (again) {
            again = false;
            for (int[] sum : table.sums) {
                int count = 0;
                for (int cell : sum) {
                    count += hidden[cell] ? 1 : 0;
                }
                if (count == 1) {
                    int more = smallestShown(table, hidden, sum);
                    if (more >= 0) {
                        hidden[more] = true;
                        again = true;
                    }
                }
            }
        }
    }

    /// Hides one more number next to each hidden number that can be worked out too closely; at most
    /// one per sum and round, since one is often enough for all hidden numbers of the sum.
    private boolean widen(Sums table, boolean[] hidden, Bounds bounds) {
        boolean[] touched = new boolean[table.sums.length];
        boolean any = false;
        for (int cell = 0; cell < hidden.length; cell++) {
            if (!hidden[cell] || bounds.width(cell) >= threshold) {
                continue;
            }
            boolean done = false;
            int more = -1;
            for (int s : table.sumsOf[cell]) {
                done |= touched[s];
                int candidate = smallestShown(table, hidden, table.sums[s]);
                if (candidate >= 0 && (more < 0 || before(table, candidate, more))) {
                    more = candidate;
                }
            }
            if (!done) {
                if (more < 0) {
                    more = smallestShown(table, hidden);
                }
                if (more >= 0) {
                    hidden[more] = true;
                    any = true;
                    for (int s : table.sumsOf[more]) {
                        touched[s] = true;
                    }
                }
            }
        }
        return any;
    }

    /// The smallest part above zero that is still shown, else the total, else none. A total of zero
    /// may go too: beside it every hidden zero of a split of one mind would be known.
    private static int smallestShown(Sums table, boolean[] hidden, int[] sum) {
        int best = -1;
        for (int i = 1; i < sum.length; i++) {
            int cell = sum[i];
            if (!hidden[cell] && table.n[cell] > 0 && (best < 0 || before(table, cell, best))) {
                best = cell;
            }
        }
        return best >= 0 || hidden[sum[0]] ? best : sum[0];
    }

    /// The last resort: anything that is still shown.
    private static int smallestShown(Sums table, boolean[] hidden) {
        int best = -1;
        for (int cell = 0; cell < hidden.length; cell++) {
            if (!hidden[cell] && (best < 0 || before(table, cell, best))) {
                best = cell;
            }
        }
        return best;
    }

    /// Smallest above zero first, zeros last; ties by code.
    private static boolean before(Sums table, int a, int b) {
        if ((table.n[a] == 0) != (table.n[b] == 0)) {
            return table.n[b] == 0;
        }
        return table.n[a] != table.n[b] ? table.n[a] < table.n[b] : a < b;
    }

    private static long count(boolean[] hidden) {
        long count = 0;
        for (boolean h : hidden) {
            count += h ? 1 : 0;
        }
        return count;
    }

    private static ProtectedTable result(
            CellTable table, Sums sums, boolean[] hidden, long primary, Bounds bounds) {
        CellState[] states = new CellState[hidden.length];
        long smallest = Bounds.NONE;
        for (int i = 0; i < hidden.length; i++) {
            states[sums.position[i]] = hidden[i] ? CellState.SUPPRESSED : CellState.OBSERVED;
            smallest = hidden[i] ? Math.min(smallest, bounds.width(i)) : smallest;
        }
        List<CellState> byPosition = List.of(states);
        List<ProtectedTable.Row> rows = new ArrayList<>();
        for (int row = 0; row < states.length; row += sums.stride) {
            List<CellState> all = byPosition.subList(row, row + sums.stride);
            rows.add(new ProtectedTable.Row(all.getLast(), all.subList(0, table.columns().size())));
        }
        return new ProtectedTable(
                table,
                rows,
                new ProtectedTable.Audit(
                        hidden.length,
                        primary,
                        count(hidden) - primary,
                        smallest == Bounds.NONE
                                ? OptionalLong.empty()
                                : OptionalLong.of(smallest)));
    }
}
