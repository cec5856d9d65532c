package org.kenes.opinion.cells;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Narrows the intervals of hidden numbers from what is printed, the slow and plain way: every
/// equation, over and over. Written without a look at the code under test.
final class Attacker {
    static final long NONE = Long.MAX_VALUE / 1_000_000;

    private record Equation(String total, List<String> parts) {}

    private final Map<String, Long> low = new HashMap<>();
    private final Map<String, Long> high = new HashMap<>();
    private final List<String> hidden = new ArrayList<>();
    private final List<Equation> equations = new ArrayList<>();

    Attacker(ProtectedTable shown) {
        CellTable table = shown.table();
        int columns = table.columns().size();
        for (int r = 0; r < shown.rows().size(); r++) {
            CellTable.Row row = table.rows().get(r);
            List<String> parts = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                know(row.key() + "/" + c, shown.rows().get(r).counts().get(c), row.counts().get(c));
                parts.add(row.key() + "/" + c);
            }
            know(row.key() + "/n", shown.rows().get(r).n(), row.n());
            equations.add(new Equation(row.key() + "/n", parts));
        }
        for (CellTable.Row total : table.rows()) {
            for (int d = 0; d < table.dimensions().size(); d++) {
                if (!total.key().get(d).equals("*")) {
                    continue;
                }
                for (int c = 0; c <= columns; c++) {
                    String column = c == columns ? "/n" : "/" + c;
                    List<String> parts = new ArrayList<>();
                    for (CellTable.Row part : table.rows()) {
                        List<String> key = new ArrayList<>(part.key());
                        if (!key.set(d, "*").equals("*") && key.equals(total.key())) {
                            parts.add(part.key() + column);
                        }
                    }
                    equations.add(new Equation(total.key() + column, parts));
                }
            }
        }
    }

    private void know(String name, CellState state, long value) {
        boolean open = state == CellState.SUPPRESSED;
        low.put(name, open ? 0 : value);
        high.put(name, open ? NONE : value);
        if (open) {
            hidden.add(name);
        }
    }

    void narrow() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Equation e : equations) {
                long least = e.parts().stream().mapToLong(low::get).sum();
                long most = e.parts().stream().mapToLong(high::get).sum();
                moved |= set(e.total(), least, most);
                for (String part : e.parts()) {
                    long othersLow = 0;
                    long othersHigh = 0;
                    for (String other : e.parts()) {
                        if (!other.equals(part)) {
                            othersLow += low.get(other);
                            othersHigh += high.get(other);
                        }
                    }
                    moved |=
                            set(
                                    part,
                                    low.get(e.total()) - othersHigh,
                                    high.get(e.total()) - othersLow);
                }
            }
        }
    }

    private boolean set(String name, long least, long most) {
        boolean moved = false;
        if (least > low.get(name)) {
            low.put(name, least);
            moved = true;
        }
        // Above a half of "none" a bound is only an offset from it.
        if (most < NONE / 2 && most < high.get(name)) {
            high.put(name, most);
            moved = true;
        }
        return moved;
    }

    long smallestWidth() {
        long smallest = NONE;
        for (String name : hidden) {
            if (high.get(name) < NONE) {
                smallest = Math.min(smallest, high.get(name) - low.get(name));
            }
        }
        return smallest;
    }
}
