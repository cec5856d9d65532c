package org.kenes.lawtext.compare;

import org.kenes.lawtext.Provision;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.norm.NormalForm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A line of the public table of lineage: what became of a unit of the older version.
///
/// @param before eId in the older version
/// @param after eId in the newer one; [#GONE] if nothing continues it
public record Continued(String before, String after, Change change) {
    public static final String GONE = "-";

    /// The lines that confirmed decisions give, in the order of the decisions. Units of the newer
    /// version that no line names are new.
    ///
    /// @throws IllegalArgumentException if a decision names a provision that is not there
    public static List<Continued> of(Lineage lineage, Provisions before, Provisions after) {
        List<Continued> lines = new ArrayList<>();
        Set<String> goesOn = new HashSet<>();
        for (Lineage.Decision decision : lineage.decisions()) {
            if (decision.relation() != Lineage.Relation.NONE) {
                goesOn.addAll(decision.before());
            }
        }
        Set<Continued> seen = new HashSet<>();
        for (Lineage.Decision decision : lineage.decisions()) {
            for (Continued line : of(decision, goesOn, before, after)) {
                if (seen.add(line)) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static List<Continued> of(
            Lineage.Decision decision, Set<String> goesOn, Provisions before, Provisions after) {
        List<Continued> lines = new ArrayList<>();
        for (String old : decision.before()) {
            String words = words(before, old);
            switch (decision.relation()) {
                case SAME -> {
                    String now = decision.after().getFirst();
                    boolean same = words.equals(words(after, now));
                    lines.add(new Continued(old, now, same ? Change.UNCHANGED : Change.EDITED));
                }
                case MERGED ->
                        lines.add(new Continued(old, decision.after().getFirst(), Change.MERGED));
                case SPLIT ->
                        decision.after()
                                .forEach(now -> lines.add(new Continued(old, now, Change.SPLIT)));
                case NONE -> {
                    if (!goesOn.contains(old)) {
                        lines.add(new Continued(old, GONE, Change.REPEALED));
                    }
                }
            }
        }
        return lines;
    }

    /// The words that a comparison takes for the unit's own.
    private static String words(Provisions provisions, String eId) {
        Provisions.Row row =
                provisions
                        .row(eId)
                        .orElseThrow(
                                () -> new IllegalArgumentException("there is no provision " + eId));
        if (row.kind() == provisions.level()) {
            return row.text();
        }
        NormalForm norm = NormalForm.of(provisions.expression());
        Provision provision = Objects.requireNonNull(provisions.provision(eId).orElse(null));
        List<String> lines = new ArrayList<>();
        provision.lead().forEach(block -> lines.add(norm.of(block.text())));
        provision.tail().forEach(block -> lines.add(norm.of(block.text())));
        return String.join("\n", lines);
    }
}
