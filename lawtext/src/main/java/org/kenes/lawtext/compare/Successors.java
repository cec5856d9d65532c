package org.kenes.lawtext.compare;

import org.kenes.lawtext.diff.Diff;
import org.kenes.lawtext.diff.Piece;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.match.Alike;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which provision of the new text continues a provision of the old one: units by their row,
/// containers by their pair, what is inside a unit by wording, then by the words it shares, then by
/// number.
public final class Successors {
    private final Side before;
    private final Side after;
    private final Map<String, Row> rowOfUnit = new HashMap<>();
    private final Map<String, String> containers = new HashMap<>();
    private final Map<String, Map<String, String>> inside = new HashMap<>();

    public Successors(Comparison comparison) {
        this.before = comparison.before();
        this.after = comparison.after();
        for (Row row : comparison.rows()) {
            Unit old = row.before();
            if (old != null) {
                rowOfUnit.put(old.eId(), row);
            }
        }
        comparison.containers().forEach(pair -> containers.put(pair.before(), pair.after()));
    }

    /// The row of the unit that a provision is or belongs to; empty for a container without own
    /// text.
    public Optional<Row> row(String eId) {
        return before.unitOf(eId).map(unit -> rowOfUnit.get(unit.eId()));
    }

    /// The provision that continues this one; empty if none does.
    public Optional<Provisions.Row> of(String eId) {
        Provisions.Row asked = before.provisions().row(eId).orElse(null);
        Row row = row(eId).orElse(null);
        String container = containers.get(eId);
        if (asked != null && asked.kind().isContainer() && container != null) {
            return after.provisions().row(container);
        }
        Unit now = row == null ? null : row.after();
        Unit old = row == null ? null : row.before();
        if (row == null || now == null || old == null) {
            return Optional.empty();
        }
        if (old.eId().equals(eId)) {
            return after.provisions().row(now.eId());
        }
        String successor = inside.computeIfAbsent(old.eId(), _ -> inside(row, old, now)).get(eId);
        return successor == null ? Optional.empty() : after.provisions().row(successor);
    }

    private Map<String, String> inside(Row row, Unit old, Unit now) {
        Map<String, String> successors = new HashMap<>();
        List<Provisions.Row> left = below(before, old);
        List<Provisions.Row> right = below(after, now);
        List<Alike.Pair> equal = Alike.pairs(items(left), items(right));
        boolean[] taken = new boolean[right.size()];
        for (Alike.Pair pair : equal) {
            successors.put(left.get(pair.left()).eId(), right.get(pair.right()).eId());
            taken[pair.right()] = true;
        }
        Map<String, Integer> free = new HashMap<>();
        for (int j = 0; j < right.size(); j++) {
            if (!taken[j]) {
                free.put(right.get(j).eId(), j);
            }
        }
        Diff diff = row.diff();
        if (diff != null) {
            for (Diff.Changed changed : diff.pieces()) {
                Piece a = changed.before();
                Piece b = changed.after();
                if (a != null
                        && b != null
                        && !successors.containsKey(a.eId())
                        && free.containsKey(b.eId())) {
                    successors.put(a.eId(), b.eId());
                    free.remove(b.eId());
                }
            }
        }
        for (Provisions.Row child : left) {
            String same =
                    now.eId()
                            + child.eId()
                                    .substring(Math.min(old.eId().length(), child.eId().length()));
            boolean prefixed = child.eId().startsWith(old.eId() + "__");
            if (prefixed && !successors.containsKey(child.eId()) && free.remove(same) != null) {
                successors.put(child.eId(), same);
            }
        }
        return successors;
    }

    private static List<Provisions.Row> below(Side side, Unit unit) {
        List<Provisions.Row> below = new ArrayList<>();
        for (Provisions.Row row : side.provisions().rows()) {
            if (row.unit().equals(unit.eId()) && !row.eId().equals(unit.eId())) {
                below.add(row);
            }
        }
        return below;
    }

    private static List<Alike.Item> items(List<Provisions.Row> rows) {
        List<Alike.Item> items = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Provisions.Row row = rows.get(i);
            String key = row.kind().element() + row.heading() + "\n" + row.textHash();
            items.add(new Alike.Item(i, key, row.num()));
        }
        return items;
    }
}
