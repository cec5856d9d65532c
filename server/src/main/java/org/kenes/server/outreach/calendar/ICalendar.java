package org.kenes.server.outreach.calendar;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;

/// Writes a calendar as RFC 5545 wants it: lines end with CR LF and are folded at 75 octets, never
/// inside a character.
final class ICalendar {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final int LINE = 75;

    private final StringBuilder text = new StringBuilder();
    private final String host;
    private final ZoneId zone;

    private ICalendar(String host, ZoneId zone) {
        this.host = host;
        this.zone = zone;
    }

    /// @param start null: the whole day
    /// @param changed day of the last change, not the day of asking
    /// @param sequence how often it was changed
    /// @param categories in the reader's language
    /// @param online where it can be watched (RFC 7986), or null
    record Meeting(
            String id,
            String summary,
            String location,
            @Nullable String geo,
            LocalDate day,
            @Nullable LocalTime start,
            long minutes,
            boolean cancelled,
            LocalDate changed,
            int sequence,
            List<String> categories,
            @Nullable String online,
            String url) {}

    /// @param host of the identifiers; never changes
    static byte[] write(String name, String host, ZoneId zone, List<Meeting> meetings) {
        var calendar = new ICalendar(host, zone);
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Kenes//Calendar//EN");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        calendar.line("NAME", escape(name));
        calendar.line("X-WR-CALNAME", escape(name));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        meetings.stream()
                .filter(it -> it.start() != null)
                .map(Meeting::day)
                .min(LocalDate::compareTo)
                .ifPresent(first ->
                        calendar.zone(
                                first,
                                meetings.stream()
                                        .map(Meeting::day)
                                        .max(LocalDate::compareTo)
                                        .orElse(first)));
        meetings.forEach(calendar::meeting);
        calendar.line("END", "VCALENDAR");
        return calendar.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The offsets of the zone on the days of this calendar.
    private void zone(LocalDate first, LocalDate last) {
        line("BEGIN", "VTIMEZONE");
        line("TZID", zone.getId());
        ZoneOffset offset = zone.getRules().getOffset(first.atStartOfDay());
        observance(offset, offset, LocalDate.of(1970, 1, 1).atStartOfDay());
        Instant at = first.atStartOfDay(zone).toInstant();
        ZoneOffsetTransition next = zone.getRules().nextTransition(at);
        while (next != null && !next.getDateTimeBefore().toLocalDate().isAfter(last)) {
            observance(next.getOffsetBefore(), next.getOffsetAfter(), next.getDateTimeBefore());
            next = zone.getRules().nextTransition(next.getInstant());
        }
        line("END", "VTIMEZONE");
    }

    private void observance(ZoneOffset from, ZoneOffset to, LocalDateTime start) {
        line("BEGIN", "STANDARD");
        line("DTSTART", LOCAL.format(start));
        line("TZOFFSETFROM", offset(from));
        line("TZOFFSETTO", offset(to));
        line("END", "STANDARD");
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
    }

    private void meeting(Meeting it) {
        String changed = LOCAL.format(it.changed().atStartOfDay()) + "Z";
        line("BEGIN", "VEVENT");
        line("UID", it.id() + "@" + host);
        line("DTSTAMP", changed);
        line("LAST-MODIFIED", changed);
        line("SEQUENCE", Integer.toString(it.sequence()));
        LocalTime start = it.start();
        if (start == null) {
            line("DTSTART;VALUE=DATE", DAY.format(it.day()));
        } else {
            line("DTSTART;TZID=" + zone.getId(), LOCAL.format(it.day().atTime(start)));
            line("DURATION", "PT" + it.minutes() + "M");
        }
        line("SUMMARY", escape(it.summary()));
        line("LOCATION", escape(it.location()));
        if (it.geo() != null) {
            line("GEO", it.geo());
        }
        line("URL", it.url());
        if (it.online() != null) {
            line("CONFERENCE;VALUE=URI", it.online());
        }
        if (!it.categories().isEmpty()) {
            line(
                    "CATEGORIES",
                    String.join(",", it.categories().stream().map(ICalendar::escape).toList()));
        }
        line("STATUS", it.cancelled() ? "CANCELLED" : "CONFIRMED");
        line("END", "VEVENT");
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    private void line(String name, String value) {
        int octets = 0;
        String line = name + ":" + value;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (octets + size > LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(point);
            octets += size;
            i += Character.charCount(point);
        }
        text.append("\r\n");
    }
}
