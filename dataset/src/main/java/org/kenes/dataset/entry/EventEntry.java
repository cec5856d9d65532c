package org.kenes.dataset.entry;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Meetings: announced before, claimed after, and what became of the claim.
public sealed interface EventEntry extends Entry.Public {

    /// @param announced the day of the announcement
    record EventAnnounced(String event, EventFacts facts, LocalDate announced)
            implements EventEntry {
        @Override
        public int kind() {
            return 56;
        }

        @Override
        public Map<String, Object> members() {
            var plan = new Members();
            facts.into(plan);
            return new Members()
                    .put("event", event)
                    .put("plan", plan.map())
                    .put("day", announced)
                    .map();
        }

        static EventAnnounced read(Fields in) {
            return new EventAnnounced(
                    in.text("event"), EventFacts.read(in.object("plan")), in.date("day"));
        }
    }

    /// An announced event that has not taken place yet is announced with other facts.
    record EventChanged(String event, EventFacts facts, LocalDate day) implements EventEntry {
        @Override
        public int kind() {
            return 57;
        }

        @Override
        public Map<String, Object> members() {
            var plan = new Members();
            facts.into(plan);
            return new Members().put("event", event).put("plan", plan.map()).put("day", day).map();
        }

        static EventChanged read(Fields in) {
            return new EventChanged(
                    in.text("event"), EventFacts.read(in.object("plan")), in.date("day"));
        }
    }

    record EventCancelled(String event, String reason, String by, LocalDate day)
            implements EventEntry {
        @Override
        public int kind() {
            return 58;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("event", event)
                    .put("reason", reason)
                    .put("by", by)
                    .put("day", day)
                    .map();
        }

        static EventCancelled read(Fields in) {
            return new EventCancelled(
                    in.text("event"), in.text("reason"), in.text("by"), in.date("day"));
        }
    }

    /// Attendance as an interval; all three null when nobody counted.
    ///
    /// @param method sheet, scan, headcount, photo_count, estimate or not_counted
    /// @param grade A–F or X, computed by rule
    record Attendance(
            @Nullable Long low,
            @Nullable Long value,
            @Nullable Long high,
            String method,
            String grade) {

        /// The figure of an event with several claims: the best grade, then the narrower interval,
        /// the lower value, the smaller name of the organisation. Intervals that do not overlap
        /// make it contradicted: their hull, no value, grade X.
        ///
        /// @param claims organisation → what it says
        public static Attendance together(Map<String, Attendance> claims) {
            List<Attendance> all = List.copyOf(new TreeMap<>(claims).values());
            List<Attendance> counted = all.stream().filter(it -> it.low != null).toList();
            long from = counted.stream().mapToLong(Attendance::from).max().orElse(0);
            long to = counted.stream().mapToLong(Attendance::to).min().orElse(0);
            if (from > to) {
                return new Attendance(
                        counted.stream().mapToLong(Attendance::from).min().orElse(0),
                        null,
                        counted.stream().mapToLong(Attendance::to).max().orElse(0),
                        counted.getFirst().method,
                        "X");
            }
            return all.stream()
                    .min(
                            Comparator.comparing(Attendance::grade)
                                    .thenComparing(it -> it.to() - it.from())
                                    .thenComparing(it -> it.value == null ? it.from() : it.value))
                    .orElse(new Attendance(null, null, null, "not_counted", "F"));
        }

        /// What a check from outside the organisers makes of it: grade A where it agrees, grade X
        /// and the hull of both where it does not. Where nobody had counted there is nothing to
        /// agree with.
        ///
        /// @param low what the checker heard, or null
        /// @param high not below `low`; null exactly when `low` is
        public Attendance checked(@Nullable Long low, @Nullable Long high) {
            if (this.low == null) {
                return this;
            }
            if (low == null || high == null || low <= to() && high >= from()) {
                return new Attendance(this.low, value, this.high, method, "A");
            }
            return new Attendance(Math.min(low, from()), null, Math.max(high, to()), method, "X");
        }

        private long from() {
            return low == null ? 0 : low;
        }

        private long to() {
            return high == null ? 0 : high;
        }
    }

    /// Somebody who took the floor.
    ///
    /// @param capacity state_on_duty, party, organisation, expert, law_drafter or citizen
    /// @param organisation that the speaker spoke for, or null
    /// @param name null where it is not for the public
    /// @param office on the day of the event, by language; empty for who held none, or was not
    ///   asked
    record Speaker(
            String capacity,
            @Nullable String organisation,
            @Nullable String name,
            Map<String, String> office) {
        public static final List<String> CAPACITIES =
                List.of(
                        "state_on_duty",
                        "party",
                        "organisation",
                        "expert",
                        "law_drafter",
                        "citizen");

        private Map<String, Object> members() {
            return new Members()
                    .put("capacity", capacity)
                    .put("org", organisation)
                    .put("name", name)
                    .put("office", office.isEmpty() ? null : office)
                    .map();
        }

        private static Speaker read(Fields in) {
            return new Speaker(
                    in.text("capacity"),
                    in.maybeText("org"),
                    in.maybeText("name"),
                    in.maybeTexts("office"));
        }
    }

    /// A claim that an event took place.
    ///
    /// @param state held, reported or complete
    /// @param by organisation that reports
    record EventReport(
            String event,
            EventFacts facts,
            Attendance attendance,
            Map<String, Long> measures,
            long questions,
            long opinions,
            long photos,
            @Nullable String paidFrom,
            String state,
            String by,
            LocalDate reported,
            List<Speaker> speakers)
            implements EventEntry {

        /// Of a form that does not ask who spoke.
        public EventReport(
                String event,
                EventFacts facts,
                Attendance attendance,
                Map<String, Long> measures,
                long questions,
                long opinions,
                long photos,
                @Nullable String paidFrom,
                String state,
                String by,
                LocalDate reported) {
            this(
                    event,
                    facts,
                    attendance,
                    measures,
                    questions,
                    opinions,
                    photos,
                    paidFrom,
                    state,
                    by,
                    reported,
                    List.of());
        }

        @Override
        public int kind() {
            return 59;
        }

        @Override
        public Map<String, Object> members() {
            var facts = new Members();
            this.facts.into(facts);
            var attended =
                    new Members()
                            .put("low", attendance.low())
                            .put("value", attendance.value())
                            .put("high", attendance.high())
                            .put("method", attendance.method())
                            .put("grade", attendance.grade());
            var members =
                    new Members()
                            .put("event", event)
                            .put("facts", facts.map())
                            .put("attendance", attended.map());
            members.put("measures", measures).put("questions", questions).put("opinions", opinions);
            members.put("photos", photos).put("paidFrom", paidFrom).put("state", state);
            if (!speakers.isEmpty()) {
                members.put("speakers", speakers.stream().map(Speaker::members).toList());
            }
            return members.put("by", by).put("day", reported).map();
        }

        static EventReport read(Fields in) {
            Fields attended = in.object("attendance");
            return new EventReport(
                    in.text("event"),
                    EventFacts.read(in.object("facts")),
                    new Attendance(
                            attended.maybeNumber("low"),
                            attended.maybeNumber("value"),
                            attended.maybeNumber("high"),
                            attended.text("method"),
                            attended.text("grade")),
                    in.numbers("measures"),
                    in.number("questions"),
                    in.number("opinions"),
                    in.number("photos"),
                    in.maybeText("paidFrom"),
                    in.text("state"),
                    in.text("by"),
                    in.date("day"),
                    in.objects("speakers").stream().map(Speaker::read).toList());
        }
    }

    record EventState(String event, String state, String reason, String by, LocalDate day)
            implements EventEntry {
        @Override
        public int kind() {
            return 60;
        }

        @Override
        public Map<String, Object> members() {
            var members =
                    new Members().put("event", event).put("state", state).put("reason", reason);
            return members.put("by", by).put("day", day).map();
        }

        static EventState read(Fields in) {
            return new EventState(
                    in.text("event"),
                    in.text("state"),
                    in.text("reason"),
                    in.text("by"),
                    in.date("day"));
        }
    }

    /// The same report entered twice, or two reports of one event: `from` continues as `into`.
    ///
    /// @param reason co_hosted or same_report_twice
    record EventMerge(String from, String into, String reason, LocalDate day)
            implements EventEntry {
        @Override
        public int kind() {
            return 61;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("from", from)
                    .put("into", into)
                    .put("reason", reason)
                    .put("day", day)
                    .map();
        }

        static EventMerge read(Fields in) {
            return new EventMerge(
                    in.text("from"), in.text("into"), in.text("reason"), in.date("day"));
        }
    }

    /// A merge is taken back: the event is what it was before.
    record EventUnmerge(String event, LocalDate day) implements EventEntry {
        @Override
        public int kind() {
            return 62;
        }

        @Override
        public Map<String, Object> members() {
            return new Members().put("event", event).put("day", day).map();
        }

        static EventUnmerge read(Fields in) {
            return new EventUnmerge(in.text("event"), in.date("day"));
        }
    }

    /// Who spoke at an event, in the order of the programme. A later entry about the same event
    /// replaces this one.
    record EventSpeakers(String event, List<Speaker> speakers, LocalDate day)
            implements EventEntry {
        @Override
        public int kind() {
            return 67;
        }

        @Override
        public Map<String, Object> members() {
            return new Members()
                    .put("event", event)
                    .put("speakers", speakers.stream().map(Speaker::members).toList())
                    .put("day", day)
                    .map();
        }

        static EventSpeakers read(Fields in) {
            return new EventSpeakers(
                    in.text("event"),
                    in.objects("speakers").stream().map(Speaker::read).toList(),
                    in.date("day"));
        }
    }
}
