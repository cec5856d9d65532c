package org.kenes.lawtext;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// One state of a Work in time, in whatever languages.
///
/// @param date unique within the Work: `2026-03-15`; a second version of a day has a date-time
/// @param inForceFrom a date, or the empty string where it is not known
public record Version(String date, Status status, String inForceFrom)
        implements Comparable<Version> {
    public Version {
        if (!isDate(date)) {
            throw new IllegalArgumentException(
                    "a version's date is a day like 2026-03-15, not '" + date + "'");
        }
    }

    /// Whether there is such a day: `2026-03-15`, or `2026-03-15T10:00:00` with or without a zone.
    public static boolean isDate(String date) {
        try {
            if (date.length() > 10) {
                DateTimeFormatter.ISO_DATE_TIME.parse(date);
                return date.matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)?");
            }
            return LocalDate.parse(date).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public int compareTo(Version other) {
        return date.compareTo(other.date);
    }
}
