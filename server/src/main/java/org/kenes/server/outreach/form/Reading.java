package org.kenes.server.outreach.form;

import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.Claim;
import org.kenes.server.outreach.CodeList;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a filled-in form by a [Mapping]. Pure: the register of places, the zone and the lists of
/// codes are parameters.
public final class Reading {
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_ROWS = 2_000;

    /// A time as phones write it, with an offset that says nothing about the day (JavaRosa writes
    /// the one the zone had in 1970).
    private static final Pattern TIME =
            Pattern.compile(
                    "([01]\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d(?:\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?");

    private static final List<String> FACTS =
            List.of(
                    "activity",
                    "audiences",
                    "date",
                    "deviceOffset",
                    "format",
                    "languages",
                    "minutes",
                    "nature",
                    "organisers",
                    "paidBy",
                    "place",
                    "placePath",
                    "plan",
                    "speakers",
                    "start",
                    "title",
                    "venueKind",
                    "venueName",
                    "volunteers",
                    "zone");

    private final Mapping mapping;
    private final Around around;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable String offset;
    private boolean otherClock;

    private Reading(Mapping mapping, Around around) {
        this.mapping = mapping;
        this.around = around;
    }

    /// What a report is held against.
    ///
    /// @param placePath code → codes from the country down to it, empty for an unknown place
    /// @param zone of the places
    public record Around(
            Function<String, List<String>> placePath,
            ZoneId zone,
            CodeList audiences,
            CodeList venues) {}

    /// @param files names that the report gives at the form's own questions for files
    public static FieldRecord read(
            Instance root, Mapping mapping, Raw raw, List<String> files, Around around) {
        return new Reading(mapping, around).read(root, raw, files);
    }

    /// @param sha256 of the bytes as they came, hex
    public record Raw(String instanceId, String form, String version, String sha256, int bytes) {}

    private FieldRecord read(Instance root, Raw raw, List<String> files) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        FACTS.forEach(fact -> event.put(fact, null));
        Map<String, @Nullable Object> hidden = new LinkedHashMap<>();
        String law = null;
        for (var field : mapping.fields().entrySet()) {
            Object value = value(root, field.getValue(), "");
            if (field.getValue().hidden()) {
                hidden.put(field.getKey(), value);
            } else if (field.getKey().equals("law")) {
                law = (String) value;
            } else if (field.getKey().equals("starts") && value instanceof LocalDateTime at) {
                event.put("date", at.toLocalDate().toString());
                event.put("start", minute(at.toLocalTime()));
            } else {
                event.put(field.getKey(), value);
            }
        }
        event.put("deviceOffset", offset);
        if (event.get("place") instanceof String place) {
            event.put("placePath", around.placePath().apply(place));
        }
        if (event.get("date") instanceof String day) {
            event.put("zone", offsetOn(LocalDate.parse(day)));
        }
        codes(event, "audiences", around.audiences());
        code(event, "venueKind", around.venues());
        Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
        mapping.each().forEach((name, each) -> rows.put(name, rows(root, name, each)));
        return new FieldRecord(
                raw.instanceId(),
                raw.form(),
                raw.version(),
                raw.sha256(),
                raw.bytes(),
                law,
                event,
                attendance(root),
                rows,
                files,
                List.copyOf(problems),
                hidden,
                otherClock);
    }

    private Map<String, @Nullable Object> attendance(Instance root) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        mapping.attendance().forEach((name, field) -> told.put(name, value(root, field, "")));
        String method = told.get("method") instanceof String it ? it : "not_counted";
        Long value = told.get("value") instanceof Long it ? it : null;
        Long low = told.get("low") instanceof Long it ? it : null;
        Long high = told.get("high") instanceof Long it ? it : null;
        if (List.of("sheet", "scan", "headcount").contains(method)) {
            low = value;
            high = value;
        }
        if (low != null && high != null && low > high
                || value != null && low != null && low > value
                || value != null && high != null && value > high) {
            problems.add(
                    new Problem(path("low"), low + " " + value + " " + high, Problem.IN_ORDER));
        }
        Map<String, @Nullable Object> attendance = new LinkedHashMap<>();
        attendance.put("value", value);
        attendance.put("low", low);
        attendance.put("high", high);
        attendance.put("method", method);
        return attendance;
    }

    private String path(String name) {
        Mapping.Field field = mapping.attendance().get(name);
        return field == null || field.paths().isEmpty() ? name : field.paths().getFirst();
    }

    private List<Map<String, @Nullable Object>> rows(
            Instance root, String name, Mapping.Each each) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        String when = each.whenPath();
        if (when != null && !String.valueOf(each.whenEquals()).equals(root.value(when))) {
            return rows;
        }
        List<Instance> repeats = root.all(each.path());
        if (repeats.size() > MOST_ROWS) {
            problems.add(
                    new Problem(
                            each.path(), repeats.size() + " rows", Problem.AT_MOST + MOST_ROWS));
        }
        for (Instance repeat : repeats.subList(0, Math.min(MOST_ROWS, repeats.size()))) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            long n = rows.size() + 1L;
            row.put("n", n);
            String prefix = each.path() + "[" + n + "]/";
            each.fields().forEach((field, it) -> row.put(field, value(repeat, it, prefix)));
            code(row, "audience", around.audiences());
            if (name.equals("photos")) {
                row.put("publishable", publishable(row));
            }
            rows.add(row);
        }
        return rows;
    }

    /// As far as the report itself can say; a moderator must look at it all the same.
    private static boolean publishable(Map<String, @Nullable Object> photo) {
        return photo.get("licence") instanceof String licence
                && !licence.equals("internal")
                && Set.of("all", "scene").contains(String.valueOf(photo.get("consent")))
                && Set.of("no", "guardian").contains(String.valueOf(photo.get("minors")))
                && photo.get("credit") != null
                && photo.get("caption") != null;
    }

    private void codes(Map<String, @Nullable Object> facts, String name, CodeList known) {
        if (facts.get(name) instanceof List<?> list) {
            Set<String> codes = new LinkedHashSet<>();
            for (Object code : list) {
                codes.add(known(name, String.valueOf(code), known));
            }
            facts.put(name, List.copyOf(codes));
        }
    }

    private void code(Map<String, @Nullable Object> facts, String name, CodeList known) {
        if (facts.get(name) instanceof String code) {
            facts.put(name, known(name, code, known));
        }
    }

    private String known(String name, String code, CodeList known) {
        if (known.contains(code)) {
            return code;
        }
        Mapping.Field field = mapping.fields().get(name);
        String path = field == null || field.paths().isEmpty() ? name : field.paths().getFirst();
        problems.add(new Problem(path, code, Problem.KNOWN_CODE));
        return "other";
    }

    private @Nullable Object value(Instance at, Mapping.Field field, String prefix) {
        if (field.constant() != null) {
            return field.constant();
        }
        for (String path : field.paths()) {
            String typed = at.value(path);
            Object value = typed == null ? null : value(typed, field, prefix + path);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private @Nullable Object value(String typed, Mapping.Field field, String path) {
        return switch (field.type()) {
            case TEXT -> shortened(typed, path);
            case FILE, ANCHOR, CODE -> meant(typed, field, path);
            case CODES ->
                    Arrays.stream(typed.split("\\s+"))
                            .map(code -> meant(code, field, path))
                            .filter(code -> code != null)
                            .toList();
            case INT ->
                    typed.matches("\\d{1,9}") && Long.parseLong(typed) <= Claim.MOST
                            ? (Object) Long.parseLong(typed)
                            : wrong(path, typed, "0–1000000");
            case DATE -> date(typed, path);
            case TIME -> time(typed, path);
            case DATETIME -> dateTime(typed, path);
            case UUID -> uuid(typed, path);
            case PLACE ->
                    around.placePath().apply(typed).isEmpty()
                            ? wrong(path, typed, Problem.KNOWN_PLACE)
                            : typed;
            case GEOPOINT ->
                    typed.matches("-?\\d{1,3}(\\.\\d+)? -?\\d{1,3}(\\.\\d+)?( -?[\\d.]+){0,2}")
                            ? typed
                            : wrong(path, typed, "latitude longitude");
        };
    }

    private @Nullable Object wrong(String path, String value, String expected) {
        String shown = value.length() > 100 ? value.substring(0, 100) + "…" : value;
        problems.add(new Problem(path, shown, expected));
        return null;
    }

    private String shortened(String typed, String path) {
        if (typed.length() <= LONGEST_TEXT) {
            return typed;
        }
        problems.add(
                new Problem(path, typed.length() + " characters", Problem.AT_MOST + LONGEST_TEXT));
        return cut(typed);
    }

    /// As much of a text as is taken.
    static String cut(String typed) {
        return typed.substring(0, Math.min(typed.length(), LONGEST_TEXT));
    }

    private @Nullable String meant(String code, Mapping.Field field, String path) {
        if (field.values().isEmpty()) {
            return code;
        }
        String meaning = field.values().get(code);
        return meaning != null
                ? meaning
                : (String) wrong(path, code, String.join(" ", field.values().keySet()));
    }

    private @Nullable Object date(String typed, String path) {
        try {
            return LocalDate.parse(typed.length() > 10 ? typed.substring(0, 10) : typed).toString();
        } catch (DateTimeException e) {
            return wrong(path, typed, "YYYY-MM-DD");
        }
    }

    private @Nullable Object time(String typed, String path) {
        Matcher matcher = TIME.matcher(typed);
        if (!matcher.matches()) {
            return wrong(path, typed, "HH:MM");
        }
        offset = offset(matcher.group(3));
        return matcher.group(1) + ":" + matcher.group(2);
    }

    private @Nullable Object dateTime(String typed, String path) {
        int t = typed.indexOf('T');
        Matcher time = TIME.matcher(t < 0 ? "" : typed.substring(t + 1));
        try {
            LocalDate day = LocalDate.parse(t < 0 ? typed : typed.substring(0, t));
            if (t >= 0 && !time.matches()) {
                return wrong(path, typed, "YYYY-MM-DDTHH:MM");
            }
            if (t < 0) {
                return day.atStartOfDay();
            }
            // unlike a bare time, this carries the offset of its own day
            String written = offset(time.group(3));
            otherClock |= written != null && !written.equals(offsetOn(day));
            return day.atTime(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)));
        } catch (DateTimeException e) {
            return wrong(path, typed, "YYYY-MM-DDTHH:MM");
        }
    }

    private @Nullable Object uuid(String typed, String path) {
        try {
            return UUID.fromString(typed.replaceFirst("^uuid:", "")).toString();
        } catch (IllegalArgumentException e) {
            return wrong(path, typed, "UUID");
        }
    }

    private static @Nullable String offset(@Nullable String written) {
        if (written == null) {
            return null;
        }
        if (written.equals("Z")) {
            return "+00:00";
        }
        return written.contains(":")
                ? written
                : written.substring(0, 3) + ":" + written.substring(3);
    }

    private String offsetOn(LocalDate day) {
        String id = around.zone().getRules().getOffset(day.atTime(LocalTime.NOON)).getId();
        return id.equals("Z") ? "+00:00" : id;
    }

    private static String minute(LocalTime time) {
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }
}
