package org.kenes.lawtext.parity;

import org.kenes.lawtext.Expression;
import org.kenes.lawtext.Provision;
import org.kenes.lawtext.find.Provisions;
import org.kenes.lawtext.norm.NormalForm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The units of one language by identity, with what can be counted in them.
final class Units {
    /// A unit, or a provision inside one.
    ///
    /// @param text normal form
    /// @param printed as printed
    record Unit(Provisions.Row row, String text, String printed, int letters, List<String> below) {
        boolean hasWords() {
            return letters > 0;
        }
    }

    private final Expression expression;
    private final Provisions provisions;
    private final NormalForm norm;
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, Unit> parts = new LinkedHashMap<>();

    Units(Expression expression) {
        this.expression = expression;
        this.provisions = Provisions.of(expression);
        this.norm = NormalForm.of(expression);
        Map<String, List<String>> below = new LinkedHashMap<>();
        for (Provisions.Row row : provisions.rows()) {
            if (!row.unit().equals(row.eId())) {
                below.computeIfAbsent(row.unit(), _ -> new ArrayList<>()).add(row.eId());
            }
        }
        for (Provisions.Row row : provisions.basicUnits()) {
            boolean basic = row.kind() == provisions.level();
            Provision provision = provisions.provision(row.eId()).orElseThrow();
            String text = basic ? row.text() : own(provision);
            units.put(
                    row.wId(),
                    unit(row, text, provision, below.getOrDefault(row.eId(), List.of())));
        }
        for (Provisions.Row row : provisions.rows()) {
            Provision provision = provisions.provision(row.eId()).orElseThrow();
            if (!row.unit().equals(row.eId())) {
                parts.put(row.wId(), unit(row, own(provision), provision, List.of()));
            }
        }
    }

    private static Unit unit(
            Provisions.Row row, String text, Provision provision, List<String> below) {
        StringBuilder printed = new StringBuilder();
        provision.lead().forEach(block -> printed.append(block.text()).append('\n'));
        provision
                .children()
                .forEach(child ->
                        child.walk(p -> {
                            p.lead().forEach(block -> printed.append(block.text()).append('\n'));
                            p.tail().forEach(block -> printed.append(block.text()).append('\n'));
                        }));
        provision.tail().forEach(block -> printed.append(block.text()).append('\n'));
        int letters = (int) text.codePoints().filter(Character::isLetterOrDigit).count();
        return new Unit(row, text, printed.toString(), letters, below);
    }

    private String own(Provision provision) {
        List<String> lines = new ArrayList<>();
        provision.lead().forEach(block -> lines.add(norm.of(block.text())));
        provision.tail().forEach(block -> lines.add(norm.of(block.text())));
        return String.join("\n", lines);
    }

    Expression expression() {
        return expression;
    }

    Provisions provisions() {
        return provisions;
    }

    /// By wId, in document order.
    Map<String, Unit> units() {
        return units;
    }

    /// Provisions inside units with their own text, by wId, in document order.
    Map<String, Unit> parts() {
        return parts;
    }

    /// Of the units, in document order.
    List<String> eIds() {
        return units.values().stream().map(unit -> unit.row().eId()).toList();
    }

    int size() {
        return units.size();
    }

    long letters() {
        return units.values().stream().mapToLong(Unit::letters).sum();
    }
}
