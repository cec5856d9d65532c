package org.kenes.server.outreach;

import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.EventFacts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// The tables of events: loads whole events, saves whole events, in batches.
@Component
class EventStore {
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended(id::text, 56))"
                    + " from (select unnest(?::uuid[]) as id order by id) as ids";
    private static final String LOAD =
            """
            select id, place, activity, format, nature, venue_kind, held_on, starts, minutes,
                in_working_hours, announced_on, questions, opinions, photos, paid_from, languages,
                access
            from outreach.event where id = any(?::uuid[])
            """;
    private static final String ORGANISERS =
            "select event, organisation from outreach.event_organiser where event = any(?::uuid[])"
                    + " order by organisation";
    private static final String AUDIENCES =
            "select event, audience from outreach.event_audience where event = any(?::uuid[])"
                    + " order by audience";
    private static final String MEASURES =
            "select event, measure, value from outreach.event_measure where event = any(?::uuid[])";
    private static final String CLAIMS =
            "select event, organisation, low, value, high, method, grade from outreach.claim"
                    + " where event = any(?::uuid[])";
    private static final String SPEAKERS =
            "select event, capacity, organisation, name from outreach.event_speaker"
                    + " where event = any(?::uuid[]) order by event, seq";
    private static final String STATES =
            "select event, state, reason, organisation, changed_on from outreach.event_state"
                    + " where event = any(?::uuid[]) order by event, seq";
    private static final String SAVE =
            """
            insert into outreach.event (id, state, place, path, activity, format, nature,
                venue_kind, held_on, starts, minutes, in_working_hours, announced_on, questions,
                opinions, photos, paid_from, languages, access)
            select ?, ?, code, path, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?
            from outreach.place where code = ?
            on conflict (id) do update set state = excluded.state, place = excluded.place,
                path = case when outreach.event.place = excluded.place then outreach.event.path
                       else excluded.path end,
                activity = excluded.activity, format = excluded.format, nature = excluded.nature,
                venue_kind = excluded.venue_kind, held_on = excluded.held_on,
                starts = excluded.starts, minutes = excluded.minutes,
                in_working_hours = excluded.in_working_hours, questions = excluded.questions,
                opinions = excluded.opinions, photos = excluded.photos,
                paid_from = excluded.paid_from, languages = excluded.languages,
                access = excluded.access
            """;
    private static final List<String> CHILDREN =
            List.of(
                    "event_organiser",
                    "event_audience",
                    "event_measure",
                    "event_speaker",
                    "claim",
                    "event_state");
    private static final String SAVE_ORGANISER =
            "insert into outreach.event_organiser (event, organisation) values (?, ?)";
    private static final String SAVE_AUDIENCE =
            "insert into outreach.event_audience (event, audience) values (?, ?)";
    private static final String SAVE_MEASURE =
            "insert into outreach.event_measure (event, measure, value) values (?, ?, ?)";
    private static final String SAVE_CLAIM =
            "insert into outreach.claim (event, organisation, low, value, high, method, grade)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";
    private static final String SAVE_SPEAKER =
            "insert into outreach.event_speaker (event, seq, capacity, organisation, name)"
                    + " values (?, ?, ?, ?, ?)";
    private static final String SAVE_STATE =
            "insert into outreach.event_state (event, seq, state, reason, organisation, changed_on)"
                    + " values (?, ?, ?, ?, ?, ?)";
    private static final String TOLD =
            "select key, request from outreach.telling where key = any(?)";
    private static final String REMEMBER =
            "insert into outreach.telling (key, event, request) values (?, ?, ?)";
    private static final String PLANNED_BEFORE =
            "select id from outreach.event where state = 'planned' and held_on < ? order by id";

    private static final String MERGE =
            "insert into outreach.event_merge (gone, kept, reason) values (?, ?, ?)";
    private static final String UNMERGE = "delete from outreach.event_merge where gone = ?";
    private static final String MERGES =
            "select gone, kept, reason from outreach.event_merge order by gone limit 1000";
    private static final String CO_HOSTED =
            "select gone from outreach.event_merge where kept = ? and reason = 'co_hosted'"
                    + " order by gone";
    private static final String ALIKE =
            """
            select one.id, other.id from outreach.event as one join outreach.event as other
                on other.place = one.place and other.held_on = one.held_on and other.id > one.id
            where one.state in ('held', 'reported', 'complete', 'verified')
                and other.state in ('held', 'reported', 'complete', 'verified')
                and (one.starts is null or other.starts is null
                    or abs(extract(epoch from one.starts - other.starts)) <= 7200)
                and (one.venue_kind = other.venue_kind or exists (
                    select from outreach.claim as a, outreach.claim as b
                    where a.event = one.id and b.event = other.id
                        and a.low <= 2 * b.high and b.low <= 2 * a.high))
            order by one.held_on desc, one.id, other.id limit 100
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    EventStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// Holds others off these events, stored or not yet stored, until the transaction ends.
    void lock(Collection<UUID> ids) {
        jdbc.sql(LOCK).param(array(ids)).query((row, n) -> n).list();
    }

    Map<UUID, Event> load(Set<UUID> ids) {
        String[] array = array(ids);
        Map<UUID, List<String>> organisers = lists(ORGANISERS, array);
        Map<UUID, List<String>> audiences = lists(AUDIENCES, array);
        Map<UUID, Map<String, Long>> measures = new HashMap<>();
        jdbc.sql(MEASURES)
                .param(array)
                .query(row -> {
                    measures.computeIfAbsent(id(row, "event"), id -> new TreeMap<>())
                            .put(row.getString("measure"), row.getLong("value"));
                });
        Map<UUID, Map<String, Claim>> claims = new HashMap<>();
        jdbc.sql(CLAIMS)
                .param(array)
                .query(row -> {
                    claims.computeIfAbsent(id(row, "event"), id -> new TreeMap<>())
                            .put(row.getString("organisation"), claim(row));
                });
        Map<UUID, List<EventEntry.Speaker>> speakers = new HashMap<>();
        jdbc.sql(SPEAKERS)
                .param(array)
                .query(row -> {
                    speakers.computeIfAbsent(id(row, "event"), id -> new ArrayList<>())
                            .add(
                                    new EventEntry.Speaker(
                                            row.getString("capacity"),
                                            row.getString("organisation"),
                                            row.getString("name"),
                                            Map.of()));
                });
        Map<UUID, List<Event.Moment>> history = new HashMap<>();
        jdbc.sql(STATES)
                .param(array)
                .query(row -> {
                    history.computeIfAbsent(id(row, "event"), id -> new ArrayList<>())
                            .add(moment(row));
                });
        Map<UUID, Event> events = new LinkedHashMap<>();
        jdbc.sql(LOAD)
                .param(array)
                .query(row -> {
                    UUID id = id(row, "id");
                    EventFacts facts =
                            facts(
                                    row,
                                    organisers.getOrDefault(id, List.of()),
                                    audiences.getOrDefault(id, List.of()));
                    events.put(
                            id,
                            new Event(
                                    id,
                                    facts,
                                    row.getObject("announced_on", LocalDate.class),
                                    claims.getOrDefault(id, Map.of()),
                                    measures.getOrDefault(id, Map.of()),
                                    row.getLong("questions"),
                                    row.getLong("opinions"),
                                    row.getLong("photos"),
                                    row.getString("paid_from"),
                                    speakers.getOrDefault(id, List.of()),
                                    history.getOrDefault(id, List.of())));
                });
        return events;
    }

    /// @param known ids of the events that were stored before
    void save(Collection<Event> events, Set<UUID> known) {
        batches.batchUpdate(SAVE, events.stream().map(EventStore::row).toList());
        if (!known.isEmpty()) {
            for (String child : CHILDREN) {
                jdbc.sql("delete from outreach." + child + " where event = any(?::uuid[])")
                        .param(array(known))
                        .update();
            }
        }
        List<Object[]> organisers = new ArrayList<>();
        List<Object[]> audiences = new ArrayList<>();
        List<Object[]> measures = new ArrayList<>();
        List<Object[]> claims = new ArrayList<>();
        List<Object[]> speakers = new ArrayList<>();
        List<Object[]> states = new ArrayList<>();
        for (Event event : events) {
            UUID id = event.id();
            event.facts().organisers().forEach(it -> organisers.add(new Object[] {id, it}));
            event.facts().audiences().stream()
                    .distinct()
                    .forEach(it -> audiences.add(new Object[] {id, it}));
            event.measures().forEach((it, value) -> measures.add(new Object[] {id, it, value}));
            event.claims().forEach((by, claim) -> claims.add(row(id, by, claim)));
            int speaker = 0;
            for (EventEntry.Speaker it : event.speakers()) {
                speakers.add(
                        new Object[] {id, speaker++, it.capacity(), it.organisation(), it.name()});
            }
            int seq = 0;
            for (Event.Moment moment : event.history()) {
                states.add(row(id, seq++, moment));
            }
        }
        batches.batchUpdate(SAVE_ORGANISER, organisers);
        batches.batchUpdate(SAVE_AUDIENCE, audiences);
        batches.batchUpdate(SAVE_MEASURE, measures);
        batches.batchUpdate(SAVE_CLAIM, claims);
        batches.batchUpdate(SAVE_SPEAKER, speakers);
        batches.batchUpdate(SAVE_STATE, states);
    }

    /// Keys told before → SHA-256 of what was told.
    Map<String, byte[]> told(List<String> keys) {
        Map<String, byte[]> told = new HashMap<>();
        jdbc.sql(TOLD)
                .param(keys.toArray(String[]::new))
                .query(row -> {
                    told.put(row.getString("key"), row.getBytes("request"));
                });
        return told;
    }

    void remember(Map<Telling, byte[]> tellings) {
        List<Object[]> rows = new ArrayList<>();
        tellings.forEach((it, request) -> rows.add(new Object[] {it.key(), it.event(), request}));
        batches.batchUpdate(REMEMBER, rows);
    }

    List<Events.Pair> alike() {
        return jdbc.sql(ALIKE)
                .query((row, n) ->
                        new Events.Pair(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    List<Events.Merge> merges() {
        return jdbc.sql(MERGES)
                .query((row, n) ->
                        new Events.Merge(id(row, "gone"), id(row, "kept"), row.getString("reason")))
                .list();
    }

    void merge(UUID gone, UUID kept, String reason) {
        jdbc.sql(MERGE).params(gone, kept, reason).update();
    }

    /// @return whether it was merged
    boolean unmerge(UUID gone) {
        return jdbc.sql(UNMERGE).param(gone).update() > 0;
    }

    List<UUID> coHosted(UUID kept) {
        return jdbc.sql(CO_HOSTED).param(kept).query((row, n) -> id(row, "gone")).list();
    }

    List<UUID> plannedBefore(LocalDate day) {
        return jdbc.sql(PLANNED_BEFORE).param(day).query((row, n) -> id(row, "id")).list();
    }

    private static Object[] row(Event event) {
        EventFacts facts = event.facts();
        String start = facts.start();
        return new Object[] {
            event.id(),
            event.state().code(),
            facts.activity(),
            facts.format(),
            facts.nature(),
            facts.venueKind(),
            facts.date(),
            start == null ? null : LocalTime.parse(start),
            facts.minutes(),
            facts.inWorkingHours(),
            event.announcedOn(),
            event.questions(),
            event.opinions(),
            event.photos(),
            event.paidFrom(),
            facts.languages().toArray(String[]::new),
            facts.access(),
            facts.place()
        };
    }

    private static Object[] row(UUID event, String by, Claim claim) {
        return new Object[] {
            event, by, claim.low(), claim.value(), claim.high(), claim.method(), claim.grade()
        };
    }

    private static Object[] row(UUID event, int seq, Event.Moment moment) {
        return new Object[] {
            event, seq, moment.state().code(), moment.reason(), moment.by(), moment.day()
        };
    }

    private Map<UUID, List<String>> lists(String sql, String[] ids) {
        Map<UUID, List<String>> lists = new HashMap<>();
        jdbc.sql(sql)
                .param(ids)
                .query(row -> {
                    lists.computeIfAbsent(id(row, "event"), id -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return lists;
    }

    private static EventFacts facts(ResultSet row, List<String> organisers, List<String> audiences)
            throws SQLException {
        LocalTime starts = row.getObject("starts", LocalTime.class);
        return new EventFacts(
                List.copyOf(organisers),
                row.getString("place"),
                row.getString("venue_kind"),
                row.getString("activity"),
                row.getString("format"),
                row.getString("nature"),
                List.copyOf(audiences),
                row.getObject("held_on", LocalDate.class),
                starts == null ? null : starts.toString(),
                row.getObject("minutes", Long.class),
                row.getString("in_working_hours"),
                List.of((String[]) row.getArray("languages").getArray()),
                row.getString("access"));
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject("low", Long.class),
                row.getObject("value", Long.class),
                row.getObject("high", Long.class),
                row.getString("method"),
                row.getString("grade"));
    }

    private static Event.Moment moment(ResultSet row) throws SQLException {
        return new Event.Moment(
                Objects.requireNonNull(EventState.of(row.getString("state"))),
                row.getString("reason"),
                row.getString("organisation"),
                row.getObject("changed_on", LocalDate.class));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static String[] array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
