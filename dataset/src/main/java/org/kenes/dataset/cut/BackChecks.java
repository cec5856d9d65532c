package org.kenes.dataset.cut;

import org.kenes.dataset.entry.CheckEntry;
import org.kenes.dataset.table.Database;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Draws of events for back-checks and what the checkers found (field specification, section 11).
final class BackChecks {
    private record Announced(CheckEntry.DrawAnnounced draw, long idx) {}

    private record Unit(String draw, String event) implements Comparable<Unit> {
        @Override
        public int compareTo(Unit other) {
            int order = draw.compareTo(other.draw);
            return order != 0 ? order : event.compareTo(other.event);
        }
    }

    private final Map<String, Announced> announced = new TreeMap<>();
    private final Map<String, CheckEntry.DrawResult> results = new TreeMap<>();
    private final Map<Unit, CheckEntry.BackCheck> checks = new TreeMap<>();

    void add(CheckEntry.DrawAnnounced draw, long idx) {
        announced.putIfAbsent(draw.draw(), new Announced(draw, idx));
    }

    /// A draw has one result: the first.
    void add(CheckEntry.DrawResult result) {
        if (announced.containsKey(result.draw())) {
            results.putIfAbsent(result.draw(), result);
        }
    }

    /// The newest word about an event holds: a checker may correct.
    void add(CheckEntry.BackCheck check) {
        if (results.containsKey(check.draw())) {
            checks.put(new Unit(check.draw(), check.event()), check);
        }
    }

    /// The newest word about each event, of whatever draw.
    Map<String, CheckEntry.BackCheck> newest() {
        Map<String, CheckEntry.BackCheck> newest = new TreeMap<>();
        checks.values()
                .forEach(it ->
                        newest.merge(it.event(), it, (a, b) -> b.day().isBefore(a.day()) ? a : b));
        return newest;
    }

    /// SHA-256 of the lists that were drawn from, and of what was drawn.
    Set<String> documents() {
        Set<String> documents = new TreeSet<>();
        results.values()
                .forEach(it -> {
                    documents.add(it.populationSha256());
                    documents.add(it.sha256());
                });
        return documents;
    }

    void write(Database database) {
        try (Rows draws = Rows.into(database, "draws");
                Rows rows = Rows.into(database, "backchecks")) {
            results.forEach((id, it) -> {
                Announced draw = announced.get(id);
                if (draw != null) {
                    draws.add(
                            id,
                            draw.idx(),
                            it.population(),
                            Math.min(draw.draw().n(), it.population()),
                            it.size(),
                            it.beacon());
                }
            });
            for (CheckEntry.BackCheck it : checks.values()) {
                rows.add(
                        it.draw(),
                        it.event(),
                        it.part(),
                        it.outcome(),
                        it.low(),
                        it.high(),
                        it.by(),
                        it.day());
            }
        }
    }
}
