package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.CheckEntry;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.dataset.table.Database;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All events of a log, joined from plans, reports, states and merges.
final class Events {
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    private final Map<String, Event> events = new TreeMap<>();
    private final Map<String, EventEntry.EventSpeakers> programmes = new TreeMap<>();

    void add(EventEntry.EventAnnounced plan, long idx) {
        events.computeIfAbsent(plan.event(), id -> Event.planned(plan, idx));
    }

    /// Only what has not taken place yet can be announced anew.
    void add(EventEntry.EventChanged changed) {
        Event event = events.get(changed.event());
        if (event != null && event.state.equals("planned")) {
            event.announce(changed.facts());
        }
    }

    void add(EventEntry.EventCancelled cancelled, long idx) {
        Event event = events.get(cancelled.event());
        if (event != null) {
            event.cancel(cancelled, idx);
        }
    }

    void add(EventEntry.EventReport report, long idx) {
        events.computeIfAbsent(report.event(), id -> new Event(report.facts(), "held"))
                .report(report, idx);
    }

    void add(EventEntry.EventSpeakers it) {
        programmes.put(it.event(), it);
    }

    void add(EventEntry.EventState state, long idx) {
        Event event = events.get(state.event());
        if (event != null) {
            event.become(state.state(), state.day(), state.by(), state.reason(), idx);
        }
    }

    void add(EventEntry.EventMerge merge, long idx) {
        Event from = events.get(merge.from());
        Event into = events.get(merge.into());
        if (from == null || into == null || from == into || from.state.equals("duplicate")) {
            return;
        }
        if (merge.reason().equals("co_hosted")) {
            into.hosts.put(merge.from(), from);
        }
        from.become("duplicate", merge.day(), null, merge.reason(), idx);
    }

    /// The event is again what it was before it became a duplicate.
    void add(EventEntry.EventUnmerge unmerge, long idx) {
        Event event = events.get(unmerge.event());
        String before = event == null ? null : event.before();
        if (event == null || before == null || !event.state.equals("duplicate")) {
            return;
        }
        events.values().forEach(it -> it.hosts.remove(unmerge.event()));
        event.become(before, unmerge.day(), null, "unmerged", idx);
    }

    /// Writes the tables of events as they stand on a day.
    ///
    /// @param checks event → what a check found
    void write(
            Database database,
            Places places,
            LocalDate day,
            Map<String, CheckEntry.BackCheck> checks) {
        try (Rows rows = Rows.into(database, "events");
                Rows organisers = Rows.into(database, "event_organisers");
                Rows audiences = Rows.into(database, "event_audiences");
                Rows languages = Rows.into(database, "event_languages");
                Rows measures = Rows.into(database, "event_measures");
                Rows speakers = Rows.into(database, "event_speakers");
                Rows states = Rows.into(database, "event_states")) {
            events.forEach((id, event) -> {
                write(rows, id, event, places.of(event.facts.place()), day, checks.get(id));
                event.allOrganisers().forEach(o -> organisers.add(id, o));
                event.facts.audiences().stream().distinct().forEach(a -> audiences.add(id, a));
                event.facts.languages().stream().distinct().forEach(l -> languages.add(id, l));
                event.measures.forEach((measure, value) -> measures.add(id, measure, value));
                writeSpeakers(speakers, id, event);
                long seq = 0;
                for (Event.Change change : event.history) {
                    states.add(
                            id,
                            ++seq,
                            change.state(),
                            change.day(),
                            change.by(),
                            change.reason(),
                            change.idx());
                }
            });
        }
    }

    /// Who spoke, in the order of the programme; without one, as the reports say.
    private void writeSpeakers(Rows rows, String id, Event event) {
        EventEntry.EventSpeakers programme = programmes.get(id);
        long seq = 0;
        for (EventEntry.Speaker it : programme == null ? event.speakers : programme.speakers()) {
            rows.add(
                    id,
                    ++seq,
                    it.capacity(),
                    it.organisation(),
                    it.name(),
                    office(it, 0),
                    office(it, 1),
                    office(it, 2));
        }
    }

    private static @Nullable String office(EventEntry.Speaker speaker, int lang) {
        return speaker.office().get(LANGUAGES.get(lang));
    }

    private static void write(
            Rows rows,
            String id,
            Event event,
            Places.Path place,
            LocalDate day,
            CheckEntry.@Nullable BackCheck check) {
        EventFacts facts = event.facts;
        EventEntry.Attendance attended = event.attendance(check);
        rows.add(
                id,
                event.planIdx,
                event.announcedHours(),
                event.stateOn(day),
                facts.activity(),
                facts.format(),
                facts.nature(),
                facts.date(),
                place.region(),
                place.district(),
                place.settlement(),
                facts.venueKind(),
                facts.minutes(),
                facts.inWorkingHours(),
                attended.low(),
                attended.value(),
                attended.high(),
                attended.method(),
                attended.grade(),
                event.sum(it -> it.questions),
                event.sum(it -> it.opinions),
                event.sum(it -> it.photos),
                event.paidFrom);
    }
}
