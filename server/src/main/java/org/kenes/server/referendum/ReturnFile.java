package org.kenes.server.referendum;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.ReferendumEntry;
import org.kenes.server.shell.csv.Cells;
import org.kenes.server.shell.csv.CsvFile;
import org.kenes.server.shell.csv.CsvProblem;
import org.kenes.server.shell.csv.CsvRow;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads statements of an electoral body in the layout of the public tables `referendum` and
/// `turnout`. A file is taken whole or not at all.
final class ReturnFile {
    static final List<String> RESULT =
            List.of("unit", "final", "as_of", "eligible", "voted", "source");
    static final List<String> RESULT_PARTS = List.of("yes", "no", "invalid", "not_counted");
    static final List<String> TURNOUT = List.of("unit", "at_time", "source");
    static final List<String> TURNOUT_PARTS = List.of("voted", "eligible", "pct");

    private static final Pattern UNIT = Pattern.compile("[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*");
    private static final long MOST = 2_000_000_000L;
    private static final int PERCENT = 100;

    sealed interface Reading<T> {
        record Good<T>(List<T> returns) implements Reading<T> {}

        record Bad<T>(List<CsvProblem> problems) implements Reading<T> {}
    }

    private ReturnFile() {}

    static Reading<ReferendumEntry.ReferendumResult> results(byte[] bytes) {
        CsvFile file = CsvFile.read(bytes, RESULT, RESULT_PARTS);
        List<ReferendumEntry.ReferendumResult> results = new ArrayList<>();
        for (CsvRow row : file.rows()) {
            Cells cells = file.cells(row);
            String unit = cells.matching("unit", UNIT);
            String last = cells.oneOf("final", List.of("true", "false"));
            Instant asOf = instant(cells, "as_of");
            Long eligible = needed(cells, "eligible");
            Long voted = needed(cells, "voted");
            Long yes = cells.whole("yes", 0, MOST);
            Long no = cells.whole("no", 0, MOST);
            Long invalid = cells.whole("invalid", 0, MOST);
            Long notCounted = cells.whole("not_counted", 0, MOST);
            String source = cells.required("source");
            if (asOf == null || eligible == null || voted == null) {
                continue;
            }
            if (voted > eligible) {
                cells.problem("voted", "more-than-listed", voted + " > " + eligible);
            }
            adds(cells, voted, yes, no, invalid, notCounted);
            results.add(
                    new ReferendumEntry.ReferendumResult(
                            unit,
                            last.equals("true"),
                            asOf,
                            eligible,
                            voted,
                            yes,
                            no,
                            invalid,
                            notCounted,
                            source));
        }
        return reading(file, results);
    }

    /// Where all four parts are stated they are the whole; the problem names the difference.
    private static void adds(
            Cells cells,
            long voted,
            @Nullable Long yes,
            @Nullable Long no,
            @Nullable Long invalid,
            @Nullable Long notCounted) {
        if (yes == null && no == null && invalid == null && notCounted == null) {
            return;
        }
        if (yes == null || no == null || invalid == null || notCounted == null) {
            cells.problem("yes", "parts-missing", "");
            return;
        }
        long sum = yes + no + invalid + notCounted;
        if (sum != voted) {
            String difference = sum + " − " + voted + " = " + (sum - voted);
            cells.problem("voted", "parts-do-not-add-up", difference);
        }
    }

    static Reading<ReferendumEntry.Turnout> turnout(byte[] bytes) {
        CsvFile file = CsvFile.read(bytes, TURNOUT, TURNOUT_PARTS);
        List<ReferendumEntry.Turnout> hours = new ArrayList<>();
        for (CsvRow row : file.rows()) {
            Cells cells = file.cells(row);
            String unit = cells.matching("unit", UNIT);
            Instant at = instant(cells, "at_time");
            Long voted = cells.whole("voted", 0, MOST);
            Long eligible = cells.whole("eligible", 0, MOST);
            var percent = cells.decimal("pct", 0, PERCENT);
            String source = cells.required("source");
            if (voted == null && percent == null) {
                cells.problem("voted", "cell-missing", "");
            }
            if (at != null) {
                hours.add(new ReferendumEntry.Turnout(unit, at, voted, eligible, percent, source));
            }
        }
        return reading(file, hours);
    }

    private static <T> Reading<T> reading(CsvFile file, List<T> returns) {
        return file.problems().isEmpty()
                ? new Reading.Good<>(returns)
                : new Reading.Bad<>(file.problems());
    }

    private static @Nullable Long needed(Cells cells, String column) {
        cells.required(column);
        return cells.whole(column, 0, MOST);
    }

    private static @Nullable Instant instant(Cells cells, String column) {
        String text = cells.required(column);
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            cells.problem(column, "not-an-instant", text);
            return null;
        }
    }
}
