package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.EventEntry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// What one reporter says about attendance: an interval, how it was counted, and a grade that a
/// rule gives, never a person (field specification, section 4).
public record Claim(
        @Nullable Long low,
        @Nullable Long value,
        @Nullable Long high,
        String method,
        String grade) {
    public static final List<String> METHODS =
            List.of("sheet", "scan", "headcount", "photo_count", "estimate", "not_counted");
    public static final long MOST = 1_000_000;

    /// What stands behind a claim, kept by the house and private.
    public enum Evidence {
        NOTHING,
        /// A private photo or device trail whose own time lies within an hour of the event.
        TRAIL,
        /// The sheet or list itself, with as many rows as were claimed.
        ARTEFACT
    }

    /// @param problems column and code of everything that keeps this from being a claim
    /// @return a claim that holds the rules if nothing was reported
    public static Claim of(
            @Nullable Long low,
            @Nullable Long value,
            @Nullable Long high,
            String method,
            Evidence evidence,
            BiConsumer<String, String> problems) {
        boolean exact = List.of("sheet", "scan", "headcount").contains(method);
        if (method.equals("not_counted")) {
            if (low != null || value != null || high != null) {
                problems.accept("attended", "counted-but-not-counted");
            }
            return new Claim(null, null, null, method, "F");
        }
        if (exact) {
            if (value == null) {
                problems.accept("attended", "cell-missing");
            } else if (low != null && !low.equals(value) || high != null && !high.equals(value)) {
                problems.accept("attended", "counted-with-range");
            }
            return new Claim(value, value, value, method, gradeOf(method, evidence));
        }
        Long from = low == null && !method.equals("estimate") ? value : low;
        Long to = high == null && !method.equals("estimate") ? value : high;
        if (from == null) {
            problems.accept("attended_low", "cell-missing");
        }
        if (to == null) {
            problems.accept("attended_high", "cell-missing");
        }
        if (from != null && to != null && (from > to || outside(value, from, to))) {
            problems.accept("attended", "not-in-order");
        }
        return new Claim(from, value, to, method, gradeOf(method, evidence));
    }

    private static boolean outside(@Nullable Long value, long low, long high) {
        return value != null && (value < low || value > high);
    }

    /// Grade A (checked by somebody outside the organisers) comes from back-checks and X from
    /// [#together]; neither can be claimed.
    static String gradeOf(String method, Evidence evidence) {
        return switch (method) {
            case "not_counted" -> "F";
            case "estimate" -> "E";
            case "sheet", "scan" ->
                    switch (evidence) {
                        case ARTEFACT -> "B";
                        case TRAIL -> "C";
                        case NOTHING -> "D";
                    };
            case "headcount", "photo_count" -> evidence == Evidence.NOTHING ? "D" : "C";
            default -> throw new IllegalArgumentException("no such method: " + method);
        };
    }

    /// The figure of an event with several claims, by the rule of [EventEntry.Attendance#together].
    ///
    /// @param claims organisation → claim
    static Claim together(Map<String, Claim> claims) {
        Map<String, EventEntry.Attendance> said = new TreeMap<>();
        claims.forEach((by, claim) -> said.put(by, claim.attendance()));
        EventEntry.Attendance it = EventEntry.Attendance.together(said);
        return new Claim(it.low(), it.value(), it.high(), it.method(), it.grade());
    }

    EventEntry.Attendance attendance() {
        return new EventEntry.Attendance(low, value, high, method, grade);
    }
}
