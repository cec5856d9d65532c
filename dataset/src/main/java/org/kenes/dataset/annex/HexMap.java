package org.kenes.dataset.annex;

import org.jspecify.annotations.Nullable;
import org.kenes.opinion.group.GroupReport;
import org.kenes.opinion.json.JsonText;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where the cards lie, as a grid of hexagons with ten cards or more; a single card is never shown.
/// Pointed hexagons in axial coordinates (A. Patel, *Hexagonal grids*).
final class HexMap {
    /// Hexagons between the middle and the farthest card.
    private static final int RADIUS = 5;

    private record Cell(long q, long r) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return r == other.r ? Long.compare(q, other.q) : Long.compare(r, other.r);
        }
    }

    private HexMap() {}

    static Map<String, @Nullable Object> of(GroupReport report) {
        double reach = 0;
        for (GroupReport.Person person : report.people()) {
            reach = Math.max(reach, Math.max(Math.abs(person.x()), Math.abs(person.y())));
        }
        double size = reach == 0 ? 1 : reach / RADIUS;
        SortedMap<Cell, SortedMap<String, Integer>> cells = new TreeMap<>();
        for (GroupReport.Person person : report.people()) {
            cells.computeIfAbsent(cell(person, size), _ -> new TreeMap<>())
                    .merge(person.group(), 1, Integer::sum);
        }
        List<Object> bins = new ArrayList<>();
        cells.forEach((cell, groups) -> {
            int n = groups.values().stream().mapToInt(g -> g).sum();
            if (n >= Annex.LEAST) {
                String group = "";
                int most = 0;
                for (var here : groups.entrySet()) {
                    if (here.getValue() > most && here.getValue() >= Annex.LEAST) {
                        most = here.getValue();
                        group = here.getKey();
                    }
                }
                bins.add(JsonText.object("q", cell.q, "r", cell.r, "n", n, "group", group));
            }
        });
        return JsonText.object(
                "format", "kenes-map/1", "size", size, "least", Annex.LEAST, "bins", bins);
    }

    private static Cell cell(GroupReport.Person person, double size) {
        double r = 2 * person.y() / (3 * size);
        double q = person.x() / (Math.sqrt(3) * size) - r / 2;
        double s = -q - r;
        double nearQ = Math.rint(q);
        double nearR = Math.rint(r);
        double nearS = Math.rint(s);
        double offQ = Math.abs(nearQ - q);
        double offR = Math.abs(nearR - r);
        double offS = Math.abs(nearS - s);
        if (offQ > offR && offQ > offS) {
            nearQ = -nearR - nearS;
        } else if (offR > offS) {
            nearR = -nearQ - nearS;
        }
        return new Cell((long) nearQ, (long) nearR);
    }
}
