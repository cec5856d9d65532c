package org.kenes.dataset.cut;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.CheckEntry;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.EventFacts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/// What plans, reports and decisions make of one event (field specification, section 3).
final class Event {
    /// @param by organisation that caused it
    record Change(
            String state, LocalDate day, @Nullable String by, @Nullable String reason, long idx) {}

    private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Set<String> REPORTABLE =
            Set.of("planned", "lapsed", "held", "reported", "complete");
    private static final Set<String> CONFIRMED = Set.of("confirmed", "confirmed_other_figures");
    private static final List<String> FULLNESS = List.of("held", "reported", "complete");

    final Set<String> organisers = new TreeSet<>();

    /// Co-hosted reports that are merged into this event, by id.
    final Map<String, Event> hosts = new TreeMap<>();

    final List<Change> history = new ArrayList<>();
    final Map<String, Long> measures = new TreeMap<>();
    EventFacts facts;

    /// Organisation → what it says about attendance; its newest word holds.
    final Map<String, EventEntry.Attendance> claims = new TreeMap<>();

    List<EventEntry.Speaker> speakers = List.of();
    @Nullable Long planIdx;
    @Nullable LocalDate announced;
    @Nullable String paidFrom;
    long questions;
    long opinions;
    long photos;
    String state;

    Event(EventFacts facts, String state) {
        this.facts = facts;
        this.state = state;
        organisers.addAll(facts.organisers());
    }

    static Event planned(EventEntry.EventAnnounced plan, long idx) {
        Event event = new Event(plan.facts(), "planned");
        event.planIdx = idx;
        event.announced = plan.announced();
        event.history.add(new Change("planned", plan.announced(), null, null, idx));
        return event;
    }

    /// A report: its facts are newer than the plan's. A fuller report moves the state forward; what
    /// was decided by others stays decided.
    void report(EventEntry.EventReport report, long idx) {
        boolean first = history.isEmpty();
        facts = report.facts();
        organisers.addAll(facts.organisers());
        claims.put(report.by(), report.attendance());
        if (!report.speakers().isEmpty()) {
            speakers = report.speakers();
        }
        measures.clear();
        measures.putAll(report.measures());
        questions = report.questions();
        opinions = report.opinions();
        photos = report.photos();
        paidFrom = report.paidFrom();
        boolean fuller = FULLNESS.indexOf(report.state()) > FULLNESS.indexOf(state);
        if (first || REPORTABLE.contains(state) && fuller) {
            become(report.state(), report.reported(), report.by(), null, idx);
        }
    }

    /// With other facts; the day of the first announcement stays.
    void announce(EventFacts changed) {
        facts = changed;
        organisers.clear();
        organisers.addAll(changed.organisers());
    }

    void cancel(EventEntry.EventCancelled cancelled, long idx) {
        if (state.equals("planned")) {
            become("cancelled", cancelled.day(), cancelled.by(), cancelled.reason(), idx);
        }
    }

    void become(
            String next, LocalDate day, @Nullable String by, @Nullable String reason, long idx) {
        state = next;
        history.add(new Change(next, day, by, reason, idx));
    }

    /// The state before the present one.
    @Nullable String before() {
        return history.size() < 2 ? null : history.get(history.size() - 2).state();
    }

    /// Its own organisers and those of every event that turned out to be this one.
    Set<String> allOrganisers() {
        Set<String> all = new TreeSet<>(organisers);
        hosts.values().forEach(it -> all.addAll(it.allOrganisers()));
        return all;
    }

    /// What all organisers together say about attendance, and what a check made of it.
    ///
    /// @param check from outside the organisers, or null
    EventEntry.Attendance attendance(CheckEntry.@Nullable BackCheck check) {
        if (claims.isEmpty() && hosts.isEmpty()) {
            return new EventEntry.Attendance(null, null, null, "not_counted", "X");
        }
        EventEntry.Attendance together = EventEntry.Attendance.together(allClaims());
        return check != null && CONFIRMED.contains(check.outcome())
                ? together.checked(check.low(), check.high())
                : together;
    }

    private Map<String, EventEntry.Attendance> allClaims() {
        Map<String, EventEntry.Attendance> all = new TreeMap<>();
        hosts.values().forEach(it -> all.putAll(it.allClaims()));
        all.putAll(claims);
        return all;
    }

    /// What was said here, and at every event that turned out to be this one.
    long sum(ToLongFunction<Event> own) {
        return own.applyAsLong(this) + hosts.values().stream().mapToLong(it -> it.sum(own)).sum();
    }

    /// Whole hours from the announcement to the start that are certain, negative when it came
    /// afterwards. The log knows the day of the announcement, so the hours run from the end of that
    /// day; on the day itself nothing is certain.
    @Nullable Long announcedHours() {
        LocalDate day = announced;
        if (day == null || day.equals(facts.date())) {
            return null;
        }
        String time = facts.start();
        LocalTime clock =
                time != null && CLOCK.matcher(time).matches()
                        ? LocalTime.parse(time)
                        : LocalTime.MIDNIGHT;
        LocalDateTime start = facts.date().atTime(clock);
        LocalDateTime known = (day.isBefore(facts.date()) ? day.plusDays(1) : day).atStartOfDay();
        return ChronoUnit.HOURS.between(known, start);
    }

    /// Planned, over for more than seven days, and nobody reported: lapsed, by rule.
    String stateOn(LocalDate day) {
        return state.equals("planned") && facts.date().plusDays(7).isBefore(day) ? "lapsed" : state;
    }
}
