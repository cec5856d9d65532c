package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// The list of events as pages show it: the latest day first, by key.
@Component
class EventList {
    static final int PAGE = 50;

    private static final String SELECT =
            "select id, state, place, activity, held_on, starts from outreach.event where true";
    private static final String AFTER = " and (held_on, id) < (?, ?::uuid)";
    private static final String IN_PLACE = " and path @> array[?]::text[]";
    private static final String IN_STATE = " and state = ?";
    private static final String WITH_ACTIVITY = " and activity = ?";
    private static final String SINCE = " and held_on >= ?";
    private static final String UNTIL = " and held_on <= ?";
    private static final String WITH_AUDIENCE =
            " and exists (select 1 from outreach.event_audience as a"
                    + " where a.event = event.id and a.audience = ?)";
    private static final String BY_ORGANISER =
            """
             and id in (select event from outreach.event_organiser where organisation = ?
                union select kept from outreach.event_merge join outreach.event_organiser on event = gone
                where reason = 'co_hosted' and organisation = ?)
            """;
    private static final String ORDER = " order by held_on desc, id desc limit ?";

    private final JdbcClient jdbc;

    EventList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Empty strings and nulls do not narrow the list.
    ///
    /// @param place code; the place and everything in it
    record Filter(
            String place,
            @Nullable EventState state,
            String audience,
            String organisation,
            String activity,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /// @param id of the last event of the page before
    record Key(LocalDate day, UUID id) {}

    /// @param start local wall-clock time, or null
    record Item(
            UUID id,
            EventState state,
            String place,
            String activity,
            LocalDate day,
            @Nullable String start) {}

    /// One more than a page tells that there are more.
    List<Item> page(Filter filter, @Nullable Key after) {
        var sql = new StringBuilder(SELECT);
        List<Object> params = new ArrayList<>();
        if (after != null) {
            sql.append(AFTER);
            params.add(after.day());
            params.add(after.id().toString());
        }
        if (!filter.place().isEmpty()) {
            sql.append(IN_PLACE);
            params.add(filter.place());
        }
        EventState state = filter.state();
        if (state != null) {
            sql.append(IN_STATE);
            params.add(state.code());
        }
        if (!filter.activity().isEmpty()) {
            sql.append(WITH_ACTIVITY);
            params.add(filter.activity());
        }
        LocalDate from = filter.from();
        if (from != null) {
            sql.append(SINCE);
            params.add(from);
        }
        LocalDate to = filter.to();
        if (to != null) {
            sql.append(UNTIL);
            params.add(to);
        }
        if (!filter.audience().isEmpty()) {
            sql.append(WITH_AUDIENCE);
            params.add(filter.audience());
        }
        if (!filter.organisation().isEmpty()) {
            sql.append(BY_ORGANISER);
            params.add(filter.organisation());
            params.add(filter.organisation());
        }
        params.add(PAGE + 1);
        return jdbc.sql(sql.append(ORDER).toString())
                .params(params)
                .query((row, n) ->
                        new Item(
                                row.getObject("id", UUID.class),
                                Objects.requireNonNull(EventState.of(row.getString("state"))),
                                row.getString("place"),
                                row.getString("activity"),
                                row.getObject("held_on", LocalDate.class),
                                row.getString("starts")))
                .list();
    }
}
