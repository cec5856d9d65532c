package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.EventFacts;
import org.kenes.ledger.tree.Hash;
import org.kenes.server.coalition.Organisations;
import org.kenes.server.record.Record;
import org.kenes.server.record.Submission;
import org.kenes.server.record.SubmissionKey;
import org.kenes.server.shell.state.Dialogue;
import org.kenes.server.shell.state.LegalWindow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is told about events, one or thousands at a time, all or nothing: the new state of the
/// event is stored and its entry recorded in one transaction.
@Component
public class Events {
    private static final String SCOPE = "outreach/event";
    private static final int LAPSES_AFTER_DAYS = 7;

    private final EventStore store;
    private final EventCodes codes;
    private final Places places;
    private final Organisations organisations;
    private final Record record;
    private final Dialogue dialogue;
    private final Clock clock;

    Events(
            EventStore store,
            EventCodes codes,
            Places places,
            Organisations organisations,
            Record record,
            Dialogue dialogue,
            Clock clock) {
        this.store = store;
        this.codes = codes;
        this.places = places;
        this.organisations = organisations;
        this.record = record;
        this.dialogue = dialogue;
        this.clock = clock;
    }

    public sealed interface Outcome {
        /// @param events the event of each telling, in the order of the tellings
        record Done(List<UUID> events) implements Outcome {}

        /// Nothing was stored.
        record Refused(List<Refusal> refusals) implements Outcome {}
    }

    /// @param telling its place in the list, from 0
    /// @param code name of the rule; its words are the message `csv.{code}`
    public record Refusal(int telling, String code, String detail) {}

    /// Two events that may be one.
    public record Pair(UUID one, UUID other) {}

    /// @param reason code of a [Joining]
    public record Merge(UUID gone, UUID kept, String reason) {}

    /// With what was said at every event that turned out to be this one.
    public Optional<Event> find(UUID id) {
        Event event = store.load(Set.of(id)).get(id);
        if (event == null) {
            return Optional.empty();
        }
        for (UUID host : store.coHosted(id)) {
            Event other = find(host).orElse(null);
            event = other == null ? event : event.absorbing(other);
        }
        return Optional.of(event);
    }

    @Transactional
    public Outcome submit(Telling telling) {
        return submitAll(List.of(telling));
    }

    /// Later tellings may speak of events that earlier ones of the same list began.
    @Transactional
    public Outcome submitAll(List<Telling> tellings) {
        LocalDate today = LocalDate.now(clock);
        Set<UUID> ids = new LinkedHashSet<>();
        tellings.forEach(telling -> ids.add(telling.event()));
        store.lock(ids);
        Map<UUID, Event> events = new HashMap<>(store.load(ids));
        Set<UUID> stored = Set.copyOf(events.keySet());
        Map<String, byte[]> told = store.told(tellings.stream().map(Telling::key).toList());
        Map<UUID, Event> changed = new LinkedHashMap<>();
        Map<Telling, byte[]> fresh = new LinkedHashMap<>();
        List<Submission> submissions = new ArrayList<>();
        Known known = known(tellings);
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < tellings.size(); i++) {
            Telling telling = tellings.get(i);
            byte[] request =
                    Hash.sha256(telling.toString().getBytes(StandardCharsets.UTF_8)).bytes();
            byte[] earlier = told.putIfAbsent(telling.key(), request);
            if (earlier != null) {
                if (!Arrays.equals(earlier, request)) {
                    refusals.add(new Refusal(i, "already-different", telling.key()));
                }
                continue;
            }
            switch (checked(events.get(telling.event()), telling, known, today)) {
                case Event.Told.No no -> refusals.add(new Refusal(i, no.code(), no.detail()));
                case Event.Told.Yes yes -> {
                    events.put(telling.event(), yes.event());
                    changed.put(telling.event(), yes.event());
                    fresh.put(telling, request);
                    var key = new SubmissionKey(SCOPE, telling.key());
                    submissions.add(new Submission(key, request, yes::entry));
                }
            }
        }
        if (!refusals.isEmpty()) {
            return new Outcome.Refused(refusals);
        }
        Set<UUID> rewritten = new HashSet<>(changed.keySet());
        rewritten.retainAll(stored);
        store.save(changed.values(), rewritten);
        store.remember(fresh);
        codes.give(
                fresh.keySet().stream()
                        .filter(Telling.Announcement.class::isInstance)
                        .map(Telling::event)
                        .toList());
        record.addAll(submissions);
        return new Outcome.Done(tellings.stream().map(Telling::event).toList());
    }

    /// A campaign event of which any part lies where nothing may be promoted; without an hour, any
    /// part of its day.
    private boolean isPromotionInSilence(EventFacts facts) {
        if (!facts.nature().equals("campaign")) {
            return false;
        }
        ZoneId zone = dialogue.info().zone();
        String start = facts.start();
        Long minutes = facts.minutes();
        Instant from =
                start == null
                        ? facts.date().atStartOfDay(zone).toInstant()
                        : facts.date().atTime(LocalTime.parse(start)).atZone(zone).toInstant();
        Instant to =
                start == null
                        ? facts.date().plusDays(1).atStartOfDay(zone).toInstant()
                        : from.plus(Duration.ofMinutes(minutes == null ? 1 : minutes));
        return dialogue.info().windows().stream()
                .filter(it -> it.effect() == LegalWindow.Effect.SILENCE)
                .anyMatch(it -> from.isBefore(it.to()) && to.isAfter(it.from()));
    }

    /// The places and organisations of some tellings, as far as they exist.
    private record Known(Set<String> places, Set<String> organisations) {}

    private Known known(List<Telling> tellings) {
        Set<String> codes = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Telling telling : tellings) {
            EventFacts facts = facts(telling);
            if (facts != null) {
                codes.add(facts.place());
                names.addAll(facts.organisers());
            }
            if (telling instanceof Telling.Report report) {
                names.add(report.by());
            }
        }
        return new Known(places.known(codes), organisations.known(names));
    }

    private static @Nullable EventFacts facts(Telling telling) {
        return switch (telling) {
            case Telling.Announcement plan -> plan.facts();
            case Telling.Report report -> report.facts();
            case Telling.Cancellation c -> null;
            case Telling.Change c -> null;
        };
    }

    private Event.Told checked(
            @Nullable Event before, Telling telling, Known known, LocalDate today) {
        EventFacts facts = facts(telling);
        if (facts == null) {
            return Event.told(before, telling, today);
        }
        if (!known.places().contains(facts.place())) {
            return new Event.Told.No("unknown-place", facts.place());
        }
        if (facts.organisers().isEmpty()) {
            return new Event.Told.No("no-organiser", telling.event().toString());
        }
        for (String organiser : facts.organisers()) {
            if (!known.organisations().contains(organiser)) {
                return new Event.Told.No("unknown-organisation", organiser);
            }
        }
        if (telling instanceof Telling.Report report
                && !known.organisations().contains(report.by())) {
            return new Event.Told.No("unknown-organisation", report.by());
        }
        boolean past = facts.date().isBefore(today);
        if (telling instanceof Telling.Announcement && past) {
            return new Event.Told.No("announced-after", facts.date().toString());
        }
        if (telling instanceof Telling.Announcement && isPromotionInSilence(facts)) {
            return new Event.Told.No("campaign-in-silence", facts.date().toString());
        }
        if (telling instanceof Telling.Report && facts.date().isAfter(today)) {
            return new Event.Told.No("reported-before", facts.date().toString());
        }
        return Event.told(before, telling, today);
    }

    /// Why two events become one.
    public enum Joining {
        /// One event of several organisers: it is counted once, and everything said there is kept.
        CO_HOSTED,
        /// The same report twice: what the second one adds is not counted.
        SAME_REPORT_TWICE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A person decided that `from` is the event `into`. It stays, as a duplicate.
    @Transactional
    public Outcome merge(UUID from, UUID into, Joining why) {
        store.lock(Set.of(from, into));
        Map<UUID, Event> events = store.load(Set.of(from, into));
        Event gone = events.get(from);
        Event kept = events.get(into);
        if (gone == null || kept == null) {
            return refused("no-such-event", (gone == null ? from : into).toString());
        }
        LocalDate today = LocalDate.now(clock);
        Event duplicate = gone.duplicate(why.code(), today);
        if (from.equals(into) || duplicate == null || !kept.state().tookPlace()) {
            return refused("forbidden-step", gone.state().code() + ", " + kept.state().code());
        }
        store.save(List.of(duplicate), Set.of(from));
        store.merge(from, into, why.code());
        String key = "merge " + from + " " + into + " " + duplicate.history().size();
        record.add(
                new Submission(
                        new SubmissionKey(SCOPE, key),
                        why.code().getBytes(StandardCharsets.UTF_8),
                        () ->
                                new EventEntry.EventMerge(
                                        from.toString(), into.toString(), why.code(), today)));
        return new Outcome.Done(List.of(into));
    }

    /// The merge was a mistake: the event is again what it was, and so is every number.
    @Transactional
    public Outcome unmerge(UUID gone) {
        store.lock(Set.of(gone));
        Event event = store.load(Set.of(gone)).get(gone);
        if (event == null) {
            return refused("no-such-event", gone.toString());
        }
        LocalDate today = LocalDate.now(clock);
        Event again = event.unmerged(today);
        if (again == null || !store.unmerge(gone)) {
            return refused("forbidden-step", event.state().code());
        }
        store.save(List.of(again), Set.of(gone));
        String key = "unmerge " + gone + " " + again.history().size();
        record.add(
                new Submission(
                        new SubmissionKey(SCOPE, key),
                        key.getBytes(StandardCharsets.UTF_8),
                        () -> new EventEntry.EventUnmerge(gone.toString(), today)));
        return new Outcome.Done(List.of(gone));
    }

    /// Pairs that may be one event: same settlement, about the same time, about as many people. For
    /// a person to decide; nothing follows from it by itself.
    public List<Pair> alike() {
        return store.alike();
    }

    /// Every merge that stands.
    public List<Merge> merges() {
        return store.merges();
    }

    private static Outcome refused(String code, String detail) {
        return new Outcome.Refused(List.of(new Refusal(0, code, detail)));
    }

    /// Announced, over for more than a week, and nobody reported: the house itself says so.
    ///
    /// @return how many lapsed
    @Transactional
    public int lapse() {
        LocalDate before = LocalDate.now(clock).minusDays(LAPSES_AFTER_DAYS);
        List<Telling> tellings = new ArrayList<>();
        for (UUID id : store.plannedBefore(before)) {
            var reason = "no report within " + LAPSES_AFTER_DAYS + " days";
            tellings.add(new Telling.Change("lapsed " + id, id, EventState.LAPSED, reason, ""));
        }
        submitAll(tellings);
        return tellings.size();
    }
}
