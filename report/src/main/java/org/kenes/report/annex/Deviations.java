package org.kenes.report.annex;

import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.FigureFindings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/// Figures that are used unregistered, registered after the first contribution, registered twice
/// with different content, or registered and not reported; ascending by figure.
final class Deviations {
    private Deviations() {}

    /// @param used figures that the release uses
    /// @param registrations rows of the table of that name
    /// @param first index of the first contribution; asked for only when it matters
    static List<Deviation> of(
            Findings findings,
            Set<String> used,
            List<Map<String, String>> registrations,
            LongSupplier first) {
        Map<String, Set<String>> fixed = new TreeMap<>();
        for (Map<String, String> row : registrations) {
            if ("figure".equals(row.get("what"))) {
                fixed.computeIfAbsent(row.getOrDefault("id", ""), id -> new TreeSet<>())
                        .add(row.getOrDefault("sha256", ""));
            }
        }
        Set<String> all = new TreeSet<>(used);
        all.addAll(fixed.keySet());
        long begin = fixed.isEmpty() ? Long.MAX_VALUE : first.getAsLong();
        List<Deviation> deviations = new ArrayList<>();
        for (String id : all) {
            Set<String> versions = fixed.getOrDefault(id, Set.of());
            Long registered = findings.figure(id).map(FigureFindings::registered).orElse(null);
            if (!used.contains(id)) {
                deviations.add(new Deviation("not-reported", id));
            } else if (registered == null) {
                deviations.add(new Deviation("unregistered", id));
            } else if (registered > begin) {
                deviations.add(new Deviation("registered-late", id));
            }
            if (versions.size() > 1) {
                deviations.add(new Deviation("changed", id));
            }
        }
        return List.copyOf(deviations);
    }
}
