package org.kenes.report.law;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// A time before and on the day of a vote in which something may not be published.
///
/// @param fromDays relative to the vote date, at `fromAt` local time; included
/// @param toDays relative to the vote date, at `toAt` local time; not included
/// @param everywhere counts from the earliest to the latest zone in which people vote; else only
///   the first zone counts
public record Lock(
        String id,
        int fromDays,
        LocalTime fromAt,
        int toDays,
        LocalTime toAt,
        boolean everywhere,
        Set<String> covers) {

    /// @param zones of the polling stations, the country's own first
    public boolean runsAt(Instant instant, LocalDate vote, List<ZoneId> zones) {
        List<ZoneId> counted = everywhere ? zones : zones.subList(0, 1);
        Comparator<Instant> order = Comparator.naturalOrder();
        Instant from =
                counted.stream()
                        .map(zone ->
                                vote.plusDays(fromDays).atTime(fromAt).atZone(zone).toInstant())
                        .min(order)
                        .orElseThrow();
        Instant to =
                counted.stream()
                        .map(zone -> vote.plusDays(toDays).atTime(toAt).atZone(zone).toInstant())
                        .max(order)
                        .orElseThrow();
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
