package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/// Announced meetings of the next weeks in one place and everything in it.
@Component
public class Upcoming {
    private static final int DAYS = 30;
    private static final String NEXT =
            """
            select code, activity, place, held_on, starts from outreach.event
            join outreach.event_code on event = id
            where state = 'planned' and held_on between ? and ? and path @> array[?]::text[]
            order by held_on, starts, id limit ?
            """;

    private final JdbcClient jdbc;

    Upcoming(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param start local wall-clock time, or null
    public record Meeting(
            String code, String activity, String place, LocalDate day, @Nullable LocalTime start) {}

    public List<Meeting> in(String place, LocalDate from, int most) {
        return jdbc.sql(NEXT)
                .params(from, from.plusDays(DAYS), place, most)
                .query((row, n) ->
                        new Meeting(
                                row.getString("code"),
                                row.getString("activity"),
                                row.getString("place"),
                                row.getObject("held_on", LocalDate.class),
                                row.getObject("starts", LocalTime.class)))
                .list();
    }
}
