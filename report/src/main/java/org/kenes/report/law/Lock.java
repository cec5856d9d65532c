package org.kenes.report.law;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
        return !instant.isBefore(start(vote, zones)) && instant.isBefore(end(vote, zones));
    }

    /// The first instant of the lock: the earliest over the zones that count.
    public Instant start(LocalDate vote, List<ZoneId> zones) {
        return edges(vote.plusDays(fromDays), fromAt, zones)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// The first instant after the lock: the latest over the zones that count.
    public Instant end(LocalDate vote, List<ZoneId> zones) {
        return edges(vote.plusDays(toDays), toAt, zones)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Stream<Instant> edges(LocalDate day, LocalTime at, List<ZoneId> zones) {
        List<ZoneId> counted = everywhere ? zones : zones.subList(0, 1);
        return counted.stream().map(zone -> day.atTime(at).atZone(zone).toInstant());
    }
}
