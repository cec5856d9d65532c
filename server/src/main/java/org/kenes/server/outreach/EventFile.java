package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.server.shell.csv.Cells;
import org.kenes.server.shell.csv.CsvFile;
import org.kenes.server.shell.csv.CsvProblem;
import org.kenes.server.shell.csv.CsvRow;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Many events in one CSV file, as an organisation's office keeps them. A row that names no event
/// begins one; its id comes from the file and the line, so that sending the same file again changes
/// nothing.
final class EventFile {
    private static final List<String> REQUIRED =
            List.of(
                    "state",
                    "place",
                    "date",
                    "activity",
                    "format",
                    "nature",
                    "organisers",
                    "method");
    private static final List<String> OPTIONAL =
            List.of(
                    "event",
                    "start",
                    "audiences",
                    "attended_low",
                    "attended",
                    "attended_high",
                    "venue",
                    "minutes",
                    "questions",
                    "opinions",
                    "measures",
                    "languages",
                    "access",
                    "speaking");
    private static final Set<String> STATES =
            Set.of("planned", "cancelled", "held", "reported", "complete");

    private final CsvFile file;
    private final String sha256;
    private final CodeList audiences;
    private final CodeList venues;
    private final Set<String> forbidden;

    private EventFile(
            CsvFile file,
            String sha256,
            CodeList audiences,
            CodeList venues,
            Set<String> forbidden) {
        this.file = file;
        this.sha256 = sha256;
        this.audiences = audiences;
        this.venues = venues;
        this.forbidden = forbidden;
    }

    sealed interface Reading {
        /// @param lines line of each telling in the file
        record Good(List<Telling> tellings, List<Integer> lines) implements Reading {}

        record Bad(List<CsvProblem> problems) implements Reading {}
    }

    /// @param forbidden who may not speak where, `nature/capacity`
    static Reading read(
            byte[] bytes,
            String sha256,
            CodeList audiences,
            CodeList venues,
            Set<String> forbidden) {
        return new EventFile(
                        CsvFile.read(bytes, REQUIRED, OPTIONAL),
                        sha256,
                        audiences,
                        venues,
                        forbidden)
                .reading();
    }

    private Reading reading() {
        List<Telling> tellings = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (CsvRow row : file.rows()) {
            Telling telling = telling(file.cells(row));
            if (telling != null) {
                tellings.add(telling);
                lines.add(row.line());
            }
        }
        List<CsvProblem> problems = file.problems();
        return problems.isEmpty() ? new Reading.Good(tellings, lines) : new Reading.Bad(problems);
    }

    private @Nullable Telling telling(Cells cells) {
        String key = sha256 + ":" + cells.line();
        UUID event = event(cells, key);
        EventState state = EventState.of(cells.oneOf("state", STATES));
        EventFacts facts = facts(cells);
        if (state == null) {
            return null;
        }
        return switch (state) {
            case PLANNED -> {
                nothingCounted(cells);
                speaking(cells, facts.nature());
                yield new Telling.Announcement(key, event, facts);
            }
            case CANCELLED -> {
                nothingCounted(cells);
                if (cells.text("event").isEmpty()) {
                    cells.problem("event", "cell-missing", "");
                }
                yield new Telling.Cancellation(key, event, "", first(facts.organisers()));
            }
            case HELD, REPORTED, COMPLETE ->
                    new Telling.Report(
                            key,
                            event,
                            facts,
                            claim(cells),
                            measures(cells, facts.activity()),
                            number(cells, "questions"),
                            number(cells, "opinions"),
                            0,
                            null,
                            state,
                            first(facts.organisers()));
            case LAPSED, VERIFIED, REFUTED, DUPLICATE, WITHDRAWN -> null;
        };
    }

    private static String first(List<String> organisers) {
        return organisers.isEmpty() ? "" : organisers.getFirst();
    }

    private static UUID event(Cells cells, String key) {
        String text = cells.text("event");
        UUID fresh = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        if (text.isEmpty()) {
            return fresh;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            cells.problem("event", "wrong-form", text);
            return fresh;
        }
    }

    private EventFacts facts(Cells cells) {
        LocalDate date = cells.date("date");
        if (date == null) {
            cells.required("date");
        }
        LocalTime start = cells.time("start");
        String venue = cells.optional("venue");
        if (venue != null && !venues.contains(venue)) {
            cells.problem("venue", "unknown-code", venue);
        }
        List<String> groups = cells.list("audiences");
        for (String audience : groups) {
            if (!audiences.contains(audience)) {
                cells.problem("audiences", "unknown-code", audience);
            }
        }
        List<String> languages = cells.list("languages");
        for (String language : languages) {
            if (!Codes.LANGUAGES.contains(language)) {
                cells.problem("languages", "unknown-code", language);
            }
        }
        String access = cells.optional("access");
        if (access != null && !Codes.ACCESS.contains(access)) {
            cells.problem("access", "unknown-code", access);
        }
        List<String> organisers = cells.list("organisers");
        if (organisers.isEmpty()) {
            cells.problem("organisers", "cell-missing", "");
        }
        return new EventFacts(
                organisers.stream().distinct().toList(),
                cells.required("place"),
                venue,
                cells.oneOf("activity", Codes.ACTIVITIES),
                cells.oneOf("format", Codes.FORMATS),
                cells.oneOf("nature", Codes.NATURES),
                groups.stream().distinct().sorted().toList(),
                date == null ? LocalDate.EPOCH : date,
                start == null ? null : start.toString(),
                cells.whole("minutes", 1, 14_400),
                "unknown",
                languages.stream().distinct().sorted().toList(),
                access);
    }

    private static Claim claim(Cells cells) {
        return Claim.of(
                cells.whole("attended_low", 0, Claim.MOST),
                cells.whole("attended", 0, Claim.MOST),
                cells.whole("attended_high", 0, Claim.MOST),
                method(cells),
                Claim.Evidence.NOTHING,
                (column, code) -> cells.problem(column, code, cells.text(column)));
    }

    private static String method(Cells cells) {
        String method = cells.oneOf("method", Claim.METHODS);
        return Claim.METHODS.contains(method) ? method : "not_counted";
    }

    /// In which capacities people will speak is asked to refuse what the law forbids, and is not
    /// kept: who did speak is said by the report.
    private void speaking(Cells cells, String nature) {
        for (String capacity : cells.list("speaking")) {
            if (!EventEntry.Speaker.CAPACITIES.contains(capacity)) {
                cells.problem("speaking", "unknown-code", capacity);
            } else if (forbidden.contains(nature + "/" + capacity)) {
                cells.problem("speaking", "speaker-forbidden", nature + ", " + capacity);
            }
        }
    }

    private static void nothingCounted(Cells cells) {
        for (String column : List.of("attended_low", "attended", "attended_high")) {
            if (!cells.text(column).isEmpty()) {
                cells.problem(column, "counted-before-held", cells.text(column));
            }
        }
    }

    /// `households_opened=12|leaflets=40`: what the activity measures besides attendance.
    private static Map<String, Long> measures(Cells cells, String activity) {
        Map<String, Long> measures = new TreeMap<>();
        for (String measure : cells.list("measures")) {
            String[] parts = measure.split("=", 2);
            boolean number = parts.length == 2 && parts[1].strip().matches("[0-9]{1,7}");
            if (!number || !Codes.measures(activity).contains(parts[0].strip())) {
                cells.problem("measures", "unknown-code", measure);
            } else {
                measures.put(parts[0].strip(), Long.parseLong(parts[1].strip()));
            }
        }
        return measures;
    }

    private static long number(Cells cells, String column) {
        Long value = cells.whole(column, 0, Claim.MOST);
        return value == null ? 0 : value;
    }
}
