package org.kenes.lawtext;

/// One state of a Work in time, in whatever languages.
///
/// @param date unique within the Work: `2026-03-15`; a second version of a day has a date-time
/// @param inForceFrom a date, or the empty string where it is not known
public record Version(String date, Status status, String inForceFrom)
        implements Comparable<Version> {
    public Version {
        if (!date.matches("\\d{4}-\\d\\d-\\d\\d(T[0-9:]+(Z|[+-]\\d\\d:\\d\\d)?)?")) {
            throw new IllegalArgumentException(
                    "a version's date is like 2026-03-15, not '" + date + "'");
        }
    }

    @Override
    public int compareTo(Version other) {
        return date.compareTo(other.date);
    }
}
