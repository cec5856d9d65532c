package org.kenes.lawtext.compare;

import org.jspecify.annotations.Nullable;
import org.kenes.lawtext.Expression;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.match.Vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The result of comparing two texts. Immutable.
///
/// @param rows all with a new unit in the order of the new text, then the others in the order of
///   the old
/// @param trustedWId whether equal wIds decided
public record Comparison(
        Side before,
        Side after,
        CompareOptions options,
        boolean trustedWId,
        Assigned assignment,
        Figures figures,
        List<Row> rows,
        List<ContainerPair> containers) {
    public Comparison {
        rows = List.copyOf(rows);
        containers = List.copyOf(containers);
    }

    /// Whether the pairs are the best ones, or a limit was met: `PARTIAL` if units beyond 5,000
    /// were compared by hash and wId only, `GREEDY` if a component was too large for the exact
    /// assignment.
    public enum Assigned {
        OPTIMAL,
        GREEDY,
        PARTIAL
    }

    /// Two containers that each hold most words of the other's matched units.
    public record ContainerPair(
            String before, String after, String oldHeading, String newHeading) {}

    /// @throws IllegalArgumentException if the texts are in different languages
    public static Comparison of(Expression before, Expression after, CompareOptions options) {
        if (!before.lang().equals(after.lang())) {
            throw new IllegalArgumentException(
                    "a text in "
                            + before.lang()
                            + " cannot be compared with one in "
                            + after.lang());
        }
        Vocabulary words = new Vocabulary();
        Vocabulary stems = new Vocabulary();
        Side old = new Side(provisions(before, options), words, stems);
        Side now = new Side(provisions(after, options), words, stems);
        return new Comparer(old, now, options).compare();
    }

    private static Provisions provisions(Expression expression, CompareOptions options) {
        return options.level() == null
                ? Provisions.of(expression)
                : Provisions.of(expression, options.level());
    }

    public long count(Change change) {
        return rows.stream().filter(row -> row.change() == change).count();
    }

    public long count(Flag flag) {
        return rows.stream().filter(row -> row.has(flag)).count();
    }

    /// A version may be published only when this is 0.
    public long unconfirmed() {
        return rows.stream().filter(Row::needsConfirmation).count();
    }

    public Optional<Row> ofOld(Unit unit) {
        return rows.stream().filter(row -> unit.equals(row.before())).findFirst();
    }

    /// The rows for reading side by side: in the order of the new text, units that are gone after
    /// their old neighbour.
    public List<Row> sideBySide() {
        int[] place = new int[before.units().size()];
        for (int i = 0; i < rows.size(); i++) {
            Unit old = rows.get(i).before();
            if (old != null && rows.get(i).after() != null) {
                place[old.seq()] = i + 1;
            }
        }
        List<List<Row>> after = new ArrayList<>();
        rows.forEach(_ -> after.add(new ArrayList<>()));
        after.add(new ArrayList<>());
        for (Row row : rows) {
            Unit old = row.before();
            if (row.after() == null && old != null) {
                int neighbour = old.seq();
                while (neighbour > 0 && place[neighbour] == 0) {
                    neighbour--;
                }
                after.get(place[neighbour]).add(row);
            }
        }
        List<Row> reading = new ArrayList<>(after.getFirst());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).after() != null) {
                reading.add(rows.get(i));
                reading.addAll(after.get(i + 1));
            }
        }
        return reading;
    }

    /// All pairs as decisions, for an editor to confirm or change.
    public Lineage proposal(String by, String at) {
        List<Lineage.Decision> decisions = new ArrayList<>();
        for (Row row : rows) {
            Lineage.Decision decision = row.confirmed();
            decision = decision != null ? decision : proposed(row, by, at);
            if (!decisions.contains(decision)) {
                decisions.add(decision);
            }
        }
        return new Lineage(before.expression().uri(), after.expression().uri(), decisions);
    }

    private static Lineage.Decision proposed(Row row, String by, String at) {
        List<String> old = eId(row.before());
        List<String> now = eId(row.after());
        List<String> related =
                row.related().stream().limit(1).map(found -> found.unit().eId()).toList();
        Lineage.Relation relation =
                switch (row.change()) {
                    case UNCHANGED, EDITED -> Lineage.Relation.SAME;
                    case INSERTED, REPEALED -> Lineage.Relation.NONE;
                    case MERGED -> Lineage.Relation.MERGED;
                    case SPLIT -> Lineage.Relation.SPLIT;
                };
        boolean merged = relation == Lineage.Relation.MERGED;
        boolean split = relation == Lineage.Relation.SPLIT;
        return new Lineage.Decision(
                split ? related : old, merged ? related : now, relation, by, at, "");
    }

    private static List<String> eId(@Nullable Unit unit) {
        return unit == null ? List.of() : List.of(unit.eId());
    }
}
