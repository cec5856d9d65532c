package org.kenes.server.release;

import org.kenes.dataset.figure.Findings;
import org.kenes.dataset.figure.Findings.Row;
import org.kenes.dataset.figure.View;
import org.kenes.server.release.Releases.Release;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// What each release said of a figure without dimensions. Releases never change, so each is read
/// once. Thread-safe.
@Component
class ReleaseHistory {
    record Told(Release release, Row row) {}

    private final Releases releases;
    private final ConcurrentMap<String, Map<String, Row>> read = new ConcurrentHashMap<>();

    ReleaseHistory(Releases releases) {
        this.releases = releases;
    }

    /// Newest first.
    List<Told> of(String figure) {
        List<Told> told = new ArrayList<>();
        for (Release release : releases.all()) {
            Row row = read.computeIfAbsent(release.id(), id -> totals(release)).get(figure);
            if (row != null) {
                told.add(new Told(release, row));
            }
        }
        return told;
    }

    private Map<String, Row> totals(Release release) {
        byte[] json = Cuts.bytes(releases.folder(release).resolve("findings.json"));
        Map<String, Row> rows = new HashMap<>();
        for (Findings.FigureFindings figure : Findings.read(json, "findings.json").figures()) {
            figure.row(View.ALL, new TreeMap<>())
                    .ifPresent(row -> rows.put(figure.definition().id(), row));
        }
        return rows;
    }
}
