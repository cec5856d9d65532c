package org.kenes.server.outreach.reading;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The file `audit.csv` that ODK Collect writes while a form is filled in: times and, where people
/// agreed to it, positions. Whatever in it cannot be read is passed over: it is a hint, no answer.
///
/// @param lines in the order of the file
record Audit(List<Line> lines) {

    /// @param accuracy in metres
    record Line(
            @Nullable Instant start,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Double accuracy) {}

    static Audit read(byte[] csv) {
        List<String> rows = new String(csv, StandardCharsets.UTF_8).lines().toList();
        List<String> header = rows.isEmpty() ? List.of() : List.of(rows.getFirst().split(",", -1));
        List<Line> lines = new ArrayList<>();
        for (String row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            String[] cells = row.split(",", -1);
            Double start = number(header, cells, "start");
            lines.add(
                    new Line(
                            start == null ? null : instant(start),
                            number(header, cells, "latitude"),
                            number(header, cells, "longitude"),
                            number(header, cells, "accuracy")));
        }
        return new Audit(List.copyOf(lines));
    }

    private static @Nullable Instant instant(double milliseconds) {
        try {
            return Instant.ofEpochMilli((long) milliseconds);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Double number(List<String> header, String[] cells, String column) {
        int at = header.indexOf(column);
        if (at < 0 || at >= cells.length || !cells[at].matches("-?\\d{1,17}(\\.\\d{1,17})?")) {
            return null;
        }
        return Double.valueOf(cells[at]);
    }

    List<Instant> times() {
        List<Instant> times = new ArrayList<>();
        for (Line line : lines) {
            Instant start = line.start();
            if (start != null) {
                times.add(start);
            }
        }
        return times;
    }

    /// The position with the smallest accuracy, which shows an invented one; null without any.
    @Nullable Line worst() {
        return lines.stream()
                .filter(it -> it.lat() != null && it.lon() != null)
                .min(
                        Comparator.comparingDouble(
                                it -> it.accuracy() == null ? Double.MAX_VALUE : it.accuracy()))
                .orElse(null);
    }
}
