package org.kenes.server.outreach.signal;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;

/// Rules about single meetings. Each is one query that gives the event and what was measured, as
/// [Measured] reads it.
@Component
class EventRules {
    private static final String TOOK_PLACE =
            "state in ('held', 'reported', 'complete', 'verified')";

    /// A meeting without a plan is legitimate; how many there are is public.
    private static final String UNANNOUNCED =
            "select id::text, '' from outreach.event where announced_on is null and " + TOOK_PLACE;

    /// The record knows the day of an announcement: less than 24 hours is certain only on the day
    /// itself.
    private static final String ANNOUNCED_LATE =
            "select id::text, 'day=' || announced_on::text from outreach.event"
                    + " where announced_on >= held_on and "
                    + TOOK_PLACE;

    private static final String OVERLAP =
            """
            select one.id::text, 'meetings=' || count(distinct other.id)::text
            from outreach.event as one join outreach.event as other
                on other.place = one.place and other.held_on = one.held_on and other.id <> one.id
            where one.state in ('held', 'reported', 'complete', 'verified')
                and other.state in ('held', 'reported', 'complete', 'verified')
                and (one.starts is null or other.starts is null
                    or abs(extract(epoch from one.starts - other.starts)) <= 7200)
                and (one.venue_kind = other.venue_kind or exists (
                    select from outreach.claim as a, outreach.claim as b
                    where a.event = one.id and b.event = other.id
                        and a.low <= 2 * b.high and b.low <= 2 * a.high))
            group by one.id
            """;

    /// From the end of one meeting to the start of the next of the same key, along a great circle.
    private static final String REPORTER_TWO_PLACES =
            """
            with told as (
                select it.key_id, event.id, event.held_on + event.starts as starts,
                    event.held_on + event.starts
                        + coalesce(event.minutes, 0) * interval '1 minute' as ends,
                    radians(place.lat) as lat, radians(place.lon) as lon
                from outreach.submission as it join outreach.event on event.id = it.event
                join outreach.place on place.code = event.place
                where it.superseded_by is null and it.key_id <> 'staff' and event.starts is not null
                    and place.lat is not null and place.lon is not null),
            next as (
                select id, ends, lat, lon,
                    lead(id) over way as id2, lead(starts) over way as starts2,
                    lead(lat) over way as lat2, lead(lon) over way as lon2
                from told window way as (partition by key_id order by starts, id)),
            way as (
                select *, 12742 * asin(sqrt(least(1, sin((lat2 - lat) / 2) ^ 2
                        + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ^ 2))) as km,
                    extract(epoch from starts2 - ends) / 3600 as hours
                from next where id2 is not null and id2 <> id),
            fast as (select id, id2, km from way where km > 1 and km > 120 * greatest(hours, 0))
            select id::text, 'km=' || round(max(km)::numeric)::text
            from (select id, km from fast union all select id2, km from fast) as both_ends
            group by id
            """;

    private static final String BULK_ENTRY =
            """
            with night as (
                select it.key_id, it.event, private.form_start, private.form_end
                from outreach.submission as it join outreach.report_private as private
                    on private.instance_id = it.instance_id
                where it.superseded_by is null and it.key_id <> 'staff' and it.event is not null
                    and private.form_start is not null and private.form_end is not null
                    and (private.form_start::time >= '22:00' or private.form_start::time < '06:00')
                    and (private.form_end::time >= '22:00' or private.form_end::time <= '06:00')),
            hour as (
                select first.key_id, first.form_start as from_then, count(*) as n
                from night as first join night as it on it.key_id = first.key_id
                    and it.form_start >= first.form_start
                    and it.form_end <= first.form_start + interval '60 minutes'
                group by first.key_id, first.form_start having count(*) >= 5)
            select night.event::text, 'reports=' || max(hour.n)::text
            from hour join night on night.key_id = hour.key_id
                and night.form_start >= hour.from_then
                and night.form_end <= hour.from_then + interval '60 minutes'
            group by night.event
            """;
    private static final String MOCK_GPS =
            """
            select it.event::text, 'metres=0'
            from outreach.report_private as it where it.accuracy = 0 and it.event is not null
            group by it.event
            """;
    private static final String OVER_CAPACITY =
            """
            select event.id::text,
                'people=' || max(claim.low)::text || ' inhabitants=' || max(place.population)::text
            from outreach.event join outreach.place on place.code = event.place
            join outreach.claim on claim.event = event.id
            where place.level = 3 and claim.low > place.population group by event.id
            """;
    private static final String ATTENDANCE_CONFLICT =
            """
            select one.event::text, 'from=' || min(one.low)::text || ' to=' || max(other.high)::text
            from outreach.claim as one join outreach.claim as other
                on other.event = one.event and other.low > one.high
            group by one.event
            """;

    /// A private position too far from the settlement.
    private static final String POSITION =
            """
            select event.id::text, 'km=' || round(max(12742 * asin(sqrt(least(1,
                    sin(radians(it.lat - place.lat) / 2) ^ 2
                    + cos(radians(it.lat)) * cos(radians(place.lat))
                    * sin(radians(it.lon - place.lon) / 2) ^ 2))))::numeric)::text
            from outreach.report_private as it join outreach.event on event.id = it.event
            join outreach.place on place.code = event.place
            where it.lat is not null and place.lat is not null and place.lon is not null
            group by event.id
            having max(12742 * asin(sqrt(least(1, sin(radians(it.lat - place.lat) / 2) ^ 2
                    + cos(radians(it.lat)) * cos(radians(place.lat))
                    * sin(radians(it.lon - place.lon) / 2) ^ 2)))) > 30
            """;

    private static final String CAMPAIGN_ON_DUTY =
            """
            select event.id::text, 'speakers=' || count(*)::text from outreach.event
            join outreach.event_speaker as it on it.event = event.id
            where event.nature = 'campaign' and it.capacity = 'state_on_duty' group by event.id
            """;

    /// Marks that were set when the report was read.
    private static final String OF_REPORT =
            "select event::text, '' from outreach.submission"
                    + " where event is not null and superseded_by is null and '%s' = any(flags)"
                    + " group by event";

    private static final String OF_PHOTO =
            "select event::text, 'photo=' || min(id) from outreach.photo"
                    + " where event is not null and '%s' = any(flags) group by event";

    private static final Map<Rule, List<String>> QUERIES =
            Map.ofEntries(
                    Map.entry(Rule.UNANNOUNCED, List.of(UNANNOUNCED)),
                    Map.entry(Rule.ANNOUNCED_LATE, List.of(ANNOUNCED_LATE)),
                    Map.entry(Rule.OVERLAP, List.of(OVERLAP)),
                    Map.entry(Rule.REPORTER_TWO_PLACES, List.of(REPORTER_TWO_PLACES)),
                    Map.entry(Rule.BULK_ENTRY, List.of(BULK_ENTRY)),
                    Map.entry(Rule.LATE, List.of(OF_REPORT.formatted("late"))),
                    Map.entry(Rule.PHOTO_TIME, List.of(OF_PHOTO.formatted("photo_time"))),
                    Map.entry(
                            Rule.PHOTO_PLACE, List.of(OF_PHOTO.formatted("photo_place"), POSITION)),
                    Map.entry(Rule.MOCK_GPS, List.of(MOCK_GPS)),
                    Map.entry(Rule.PHOTO_REUSED, List.of(OF_PHOTO.formatted("photo_reused"))),
                    Map.entry(Rule.OVER_CAPACITY, List.of(OVER_CAPACITY)),
                    Map.entry(Rule.ATTENDANCE_CONFLICT, List.of(ATTENDANCE_CONFLICT)),
                    Map.entry(
                            Rule.ESTIMATE_WITHOUT_RANGE,
                            List.of(OF_REPORT.formatted("estimate_without_range"))),
                    Map.entry(Rule.CLOCK_OFFSET, List.of(OF_REPORT.formatted("clock_offset"))),
                    Map.entry(Rule.PLAN_UNKNOWN, List.of(OF_REPORT.formatted("plan_unknown"))),
                    Map.entry(Rule.TEXT_UNKNOWN, List.of(OF_REPORT.formatted("text_unknown"))),
                    Map.entry(Rule.CAMPAIGN_ON_DUTY, List.of(CAMPAIGN_ON_DUTY)));

    private final Signals signals;

    EventRules(Signals signals) {
        this.signals = signals;
    }

    /// @return how many signals are new
    int look() {
        int found = 0;
        for (Rule rule : Rule.values()) {
            for (String query : QUERIES.getOrDefault(rule, List.of())) {
                found += signals.raise(rule, true, query);
            }
        }
        return found;
    }
}
