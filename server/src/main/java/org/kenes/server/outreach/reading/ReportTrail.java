package org.kenes.server.outreach.reading;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.server.outreach.Claim;
import org.kenes.server.outreach.form.FieldRecord;
import org.kenes.server.outreach.form.FileName;
import org.kenes.server.outreach.photo.PhotoFiles;
import org.kenes.server.outreach.photo.TakenAt;
import org.kenes.server.shell.setup.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// What a report says that only the house sees: when and where it was filled in, what its files
/// were made with, whom to ask. It grades a claim and lets signals be found; it is deleted after a
/// while, and nothing of it is published.
@Component
public class ReportTrail {
    /// Long enough for back-checks and their ninety days afterwards.
    private static final int KEEP_DAYS = 365;

    private static final int LEAST_LETTERS = 40;
    private static final Duration NEAR = Duration.ofHours(1);
    private static final String FILES =
            "select name, min(sha256) as sha256 from outreach.attachment where instance_id = ?"
                    + " group by name order by name";
    private static final String KEEP =
            """
            insert into outreach.report_private (instance_id, event, host_contact, form_start,
                form_end, lat, lon, accuracy, texts, not_support, not_oppose, on_paper, scan,
                keep_until)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?)
            on conflict (instance_id) do update set event = excluded.event,
                host_contact = excluded.host_contact, form_start = excluded.form_start,
                form_end = excluded.form_end, lat = excluded.lat, lon = excluded.lon,
                accuracy = excluded.accuracy, texts = excluded.texts,
                not_support = excluded.not_support, not_oppose = excluded.not_oppose,
                on_paper = excluded.on_paper, scan = excluded.scan
            """;
    private static final String FORGET = "delete from outreach.report_private where keep_until < ?";

    private final JdbcClient jdbc;
    private final PhotoFiles files;
    private final Settings settings;
    private final Clock clock;

    ReportTrail(JdbcClient jdbc, PhotoFiles files, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    /// Where a device was, as far as it says so.
    ///
    /// @param accuracy in metres; exactly 0 is what invented positions have
    private record Position(double lat, double lon, @Nullable Double accuracy) {}

    /// What stands behind a claim: the sheet itself with as many rows as were claimed, or a photo
    /// or a device whose own time lies within an hour of the event.
    Claim.Evidence evidence(String instance, FieldRecord it, EventFacts facts) {
        Map<String, String> arrived = arrived(instance);
        boolean sheet =
                it.hidden().get("sheetScan") instanceof String scan
                        && arrived.containsKey(FileName.label(scan))
                        && it.hidden().get("sheetRows") instanceof Long rows
                        && rows.equals(it.attendance().get("value"));
        if (sheet) {
            return Claim.Evidence.ARTEFACT;
        }
        String start = facts.start();
        if (start == null) {
            return Claim.Evidence.NOTHING;
        }
        LocalDateTime from = facts.date().atTime(LocalTime.parse(start)).minus(NEAR);
        Long minutes = facts.minutes();
        LocalDateTime to = from.plus(NEAR).plusMinutes(minutes == null ? 0 : minutes).plus(NEAR);
        boolean trail =
                arrived.entrySet().stream()
                        .flatMap(file -> times(file.getKey(), file.getValue()).stream())
                        .anyMatch(at -> !at.isBefore(from) && !at.isAfter(to));
        return trail ? Claim.Evidence.TRAIL : Claim.Evidence.NOTHING;
    }

    private Map<String, String> arrived(String instance) {
        Map<String, String> arrived = new TreeMap<>();
        jdbc.sql(FILES)
                .param(instance)
                .query(row -> {
                    arrived.put(row.getString("name"), row.getString("sha256"));
                });
        return arrived;
    }

    /// When a device made a file or wrote a line of it, on the clock of the dialogue.
    private List<LocalDateTime> times(String name, String sha256) {
        Optional<byte[]> bytes = files.original(sha256);
        if (bytes.isEmpty()) {
            return List.of();
        }
        if (name.equals("audit.csv")) {
            return Audit.read(bytes.get()).times().stream()
                    .map(at -> LocalDateTime.ofInstant(at, settings.dialogue().zone()))
                    .toList();
        }
        LocalDateTime taken = TakenAt.of(bytes.get());
        return taken == null ? List.of() : List.of(taken);
    }

    void keep(String instance, @Nullable UUID event, FieldRecord it) {
        Position position = position(instance, it);
        List<Map<String, @Nullable Object>> opinions = it.rows("opinions");
        jdbc.sql(KEEP)
                .params(
                        Arrays.asList(
                                instance,
                                event,
                                it.hidden().get("hostContact"),
                                time(it, "formStart"),
                                time(it, "formEnd"),
                                position == null ? null : position.lat(),
                                position == null ? null : position.lon(),
                                position == null ? null : position.accuracy(),
                                texts(it),
                                opinions.stream()
                                        .filter(row -> !"support".equals(row.get("stance")))
                                        .count(),
                                opinions.stream()
                                        .filter(row -> !"oppose".equals(row.get("stance")))
                                        .count(),
                                "yes".equals(it.hidden().get("onPaper")),
                                it.hidden().get("sheetScan") instanceof String scan
                                        ? arrived(instance).get(FileName.label(scan))
                                        : null,
                                LocalDate.now(clock).plusDays(KEEP_DAYS)))
                .update();
    }

    private static @Nullable LocalDateTime time(FieldRecord it, String name) {
        return it.hidden().get(name) instanceof LocalDateTime at ? at : null;
    }

    private @Nullable Position position(String instance, FieldRecord it) {
        String audit = arrived(instance).get("audit.csv");
        if (audit != null) {
            Audit.Line line = files.original(audit).map(Audit::read).map(Audit::worst).orElse(null);
            if (line != null && line.lat() != null && line.lon() != null) {
                return new Position(line.lat(), line.lon(), line.accuracy());
            }
        }
        if (!(it.hidden().get("gps") instanceof String gps)) {
            return null;
        }
        String[] parts = gps.split(" ");
        return new Position(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                parts.length > 3 ? Double.valueOf(parts[3]) : null);
    }

    /// The longer words of a report; short ones say nothing.
    private static String[] texts(FieldRecord it) {
        List<String> texts = new ArrayList<>();
        for (String kind : List.of("questions", "opinions")) {
            for (Map<String, @Nullable Object> row : it.rows(kind)) {
                String text = ReportFacts.text(row, "text");
                if (text.chars().filter(Character::isLetterOrDigit).count() >= LEAST_LETTERS) {
                    texts.add(text);
                }
            }
        }
        return texts.toArray(String[]::new);
    }

    /// Private answers are not kept for longer than was said.
    public int forget() {
        return jdbc.sql(FORGET).param(LocalDate.now(clock)).update();
    }
}
