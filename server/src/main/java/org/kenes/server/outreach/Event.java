package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.Entry;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.EventFacts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// What plans and reports are joined into. Pure: [#told] says what a telling makes of it and which
/// entry records that, or why not; [Events] stores the answer.
///
/// @param announcedOn null when nobody announced it
/// @param claims organisation → what it says about attendance
/// @param history every state with the day and reason, the newest last
public record Event(
        UUID id,
        EventFacts facts,
        @Nullable LocalDate announcedOn,
        Map<String, Claim> claims,
        Map<String, Long> measures,
        long questions,
        long opinions,
        long photos,
        @Nullable String paidFrom,
        List<EventEntry.Speaker> speakers,
        List<Moment> history) {

    /// @param by organisation, empty when the house itself noticed
    public record Moment(EventState state, String reason, String by, LocalDate day) {}

    sealed interface Told {
        record Yes(Event event, Entry entry) implements Told {}

        /// @param code name of the rule; its words are the message `csv.{code}`
        record No(String code, String detail) implements Told {}
    }

    public EventState state() {
        return history.getLast().state();
    }

    private @Nullable EventState previous() {
        return history.size() < 2 ? null : history.get(history.size() - 2).state();
    }

    public Claim attendance() {
        return Claim.together(claims);
    }

    static Told told(@Nullable Event before, Telling telling, LocalDate today) {
        if (before != null) {
            return before.told(telling, today);
        }
        return switch (telling) {
            case Telling.Announcement plan -> {
                var moment = new Moment(EventState.PLANNED, "", by(plan.facts()), today);
                var event = fresh(plan.event(), plan.facts(), today, moment);
                var entry =
                        new EventEntry.EventAnnounced(plan.event().toString(), plan.facts(), today);
                yield new Told.Yes(event, entry);
            }
            case Telling.Report report -> {
                var moment = new Moment(first(report.state()), "", report.by(), today);
                yield fresh(report.event(), report.facts(), null, moment).reported(report, today);
            }
            case Telling.Cancellation c -> new Told.No("no-such-event", c.event().toString());
            case Telling.Change c -> new Told.No("no-such-event", c.event().toString());
        };
    }

    private static String by(EventFacts facts) {
        return facts.organisers().getFirst();
    }

    private static EventState first(EventState reported) {
        return reported == EventState.HELD ? EventState.HELD : EventState.REPORTED;
    }

    private static Event fresh(
            UUID id, EventFacts facts, @Nullable LocalDate announced, Moment moment) {
        return new Event(
                id,
                facts,
                announced,
                Map.of(),
                Map.of(),
                0,
                0,
                0,
                null,
                List.of(),
                List.of(moment));
    }

    private Told told(Telling telling, LocalDate today) {
        return switch (telling) {
            case Telling.Announcement plan -> announced(plan, today);
            case Telling.Report report -> reported(report, today);
            case Telling.Cancellation cancelled ->
                    moved(EventState.CANCELLED, cancelled.reason(), cancelled.by(), today)
                                    instanceof Event event
                            ? new Told.Yes(
                                    event,
                                    new EventEntry.EventCancelled(
                                            id.toString(),
                                            cancelled.reason(),
                                            cancelled.by(),
                                            today))
                            : forbidden(EventState.CANCELLED);
            case Telling.Change change -> changed(change, today);
        };
    }

    /// What has not taken place yet can be announced with other facts, by one of its organisers.
    private Told announced(Telling.Announcement plan, LocalDate today) {
        boolean own = plan.facts().organisers().stream().anyMatch(facts.organisers()::contains);
        if (state() != EventState.PLANNED || !own) {
            return new Told.No("exists", plan.event().toString());
        }
        var changed =
                new Event(
                        id,
                        plan.facts(),
                        announcedOn,
                        claims,
                        measures,
                        questions,
                        opinions,
                        photos,
                        paidFrom,
                        speakers,
                        history);
        return new Told.Yes(
                changed, new EventEntry.EventChanged(id.toString(), plan.facts(), today));
    }

    /// A report brings an event at least to the state it claims; a later report of a co-host never
    /// takes it back.
    private Told reported(Telling.Report report, LocalDate today) {
        Event at = this;
        for (EventState state :
                List.of(EventState.HELD, EventState.REPORTED, EventState.COMPLETE)) {
            boolean wanted =
                    state == report.state()
                            || state == EventState.REPORTED
                                    && report.state() == EventState.COMPLETE;
            if (!wanted || at.state().tookPlace() && at.state().compareTo(state) >= 0) {
                continue;
            }
            Event next =
                    at.state().step(state, null) == EventState.Step.FORWARD
                            ? at.with(new Moment(state, "", report.by(), today))
                            : null;
            if (next == null) {
                return forbidden(report.state());
            }
            at = next;
        }
        if (!at.state().tookPlace()) {
            return forbidden(report.state());
        }
        Map<String, Claim> claims = new TreeMap<>(at.claims);
        claims.put(report.by(), report.claim());
        var joined =
                new Event(
                        id,
                        joined(at.facts, report.facts()),
                        announcedOn,
                        claims,
                        report.measures(),
                        report.questions(),
                        report.opinions(),
                        report.photos(),
                        report.paidFrom(),
                        report.speakers().isEmpty() ? speakers : report.speakers(),
                        at.history);
        var entry =
                new EventEntry.EventReport(
                        id.toString(),
                        joined.facts,
                        report.claim().attendance(),
                        report.measures(),
                        report.questions(),
                        report.opinions(),
                        report.photos(),
                        report.paidFrom(),
                        report.state().code(),
                        report.by(),
                        today,
                        report.speakers());
        return new Told.Yes(joined, entry);
    }

    /// This event with all organisers, claims, questions and opinions of a co-host's report.
    Event absorbing(Event other) {
        Map<String, Claim> all = new TreeMap<>(other.claims);
        all.putAll(claims);
        return new Event(
                id,
                facts.by(union(facts.organisers(), other.facts.organisers())),
                announcedOn,
                all,
                measures,
                questions + other.questions,
                opinions + other.opinions,
                photos + other.photos,
                paidFrom,
                speakers,
                history);
    }

    /// This event as a duplicate, or null where that step is not possible.
    @Nullable Event duplicate(String reason, LocalDate today) {
        return moved(EventState.DUPLICATE, reason, "", today);
    }

    /// This event as it was before it became a duplicate, or null where it is none.
    @Nullable Event unmerged(LocalDate today) {
        EventState before = previous();
        return state() == EventState.DUPLICATE && before != null
                ? moved(before, "unmerged", "", today)
                : null;
    }

    /// What the report says, with the organisers of both. A report says who was there, not who was
    /// asked to come.
    private static EventFacts joined(EventFacts plan, EventFacts report) {
        EventFacts both = report.by(union(plan.organisers(), report.organisers()));
        return report.access() == null ? both.open(plan.access()) : both;
    }

    private static List<String> union(Collection<String> one, Collection<String> other) {
        var all = new TreeSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    private Told changed(Telling.Change change, LocalDate today) {
        EventState to = change.to();
        if (to == EventState.DUPLICATE) {
            return new Told.No("needs-merge", id.toString());
        }
        boolean outside = to == EventState.VERIFIED || to == EventState.REFUTED;
        if (outside && facts.organisers().contains(change.by())) {
            return new Told.No("own-event", change.by());
        }
        boolean byTelling = to == EventState.PLANNED || to == EventState.CANCELLED;
        if (byTelling && state().step(to, previous()) != EventState.Step.CORRECTION) {
            return forbidden(to);
        }
        if (change.reason().isBlank()) {
            return new Told.No("reason-missing", to.code());
        }
        Event moved =
                isSecondBackCheck(change)
                        ? with(new Moment(to, change.reason(), change.by(), today))
                        : moved(to, change.reason(), change.by(), today);
        return moved instanceof Event event
                ? new Told.Yes(
                        event,
                        new EventEntry.EventState(
                                id.toString(), to.code(), change.reason(), change.by(), today))
                : forbidden(to);
    }

    /// What one back-check refuted, another one may confirm, and nothing else.
    private boolean isSecondBackCheck(Telling.Change change) {
        return state() == EventState.REFUTED
                && change.to() == EventState.VERIFIED
                && change.reason().startsWith(Telling.BACK_CHECK)
                && !change.reason().equals(history.getLast().reason());
    }

    private @Nullable Event moved(EventState to, String reason, String by, LocalDate today) {
        return switch (state().step(to, previous())) {
            case FORWARD, CORRECTION -> with(new Moment(to, reason, by, today));
            case FORBIDDEN -> null;
        };
    }

    private Event with(Moment moment) {
        List<Moment> longer = new ArrayList<>(history);
        longer.add(moment);
        return new Event(
                id,
                facts,
                announcedOn,
                claims,
                measures,
                questions,
                opinions,
                photos,
                paidFrom,
                speakers,
                List.copyOf(longer));
    }

    private Told forbidden(EventState to) {
        return new Told.No("forbidden-step", state().code() + " → " + to.code());
    }
}
