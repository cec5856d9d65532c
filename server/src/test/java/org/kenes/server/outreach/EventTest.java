package org.kenes.server.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kenes.dataset.entry.EventFacts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class EventTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 12);

    private static EventFacts facts(String organiser) {
        return new EventFacts(
                List.of(organiser),
                "KZ-62",
                null,
                "meeting",
                "in_person",
                "information",
                List.of("miners"),
                TODAY,
                "14:00",
                null,
                "unknown");
    }

    private static Telling report(String by, EventState state) {
        Claim claim = new Claim(50L, 50L, 50L, "sheet", "D");
        return new Telling.Report(
                "r " + by, ID, facts(by), claim, Map.of(), 3, 4, 0, null, state, by);
    }

    private static Event yes(Event.Told told) {
        return ((Event.Told.Yes) told).event();
    }

    private static String no(Event.Told told) {
        return ((Event.Told.No) told).code();
    }

    private static Event planned() {
        return yes(Event.told(null, new Telling.Announcement("p", ID, facts("org-a")), TODAY));
    }

    private static Telling change(EventState to, String by, String reason) {
        return new Telling.Change("c " + to, ID, to, reason, by);
    }

    @Test
    void aPlanBecomesAnEventAndAReportCompletesIt() {
        Event event = yes(Event.told(planned(), report("org-a", EventState.COMPLETE), TODAY));
        assertThat(event.history())
                .extracting(Event.Moment::state)
                .containsExactly(EventState.PLANNED, EventState.REPORTED, EventState.COMPLETE);
        assertThat(event.announcedOn()).isEqualTo(TODAY);
    }

    @Test
    void anUnannouncedMeetingIsBegunByItsReport() {
        Event event = yes(Event.told(null, report("org-a", EventState.REPORTED), TODAY));
        assertThat(event.state()).isEqualTo(EventState.REPORTED);
        assertThat(event.announcedOn()).isNull();
    }

    @Test
    void aSecondReportJoinsTheOrganisersAndTakesNothingBack() {
        Event one = yes(Event.told(null, report("org-b", EventState.COMPLETE), TODAY));
        Event both = yes(Event.told(one, report("org-a", EventState.HELD), TODAY));
        assertThat(both.state()).isEqualTo(EventState.COMPLETE);
        assertThat(both.facts().organisers()).containsExactly("org-a", "org-b");
        assertThat(both.claims()).containsOnlyKeys("org-a", "org-b");
    }

    @Test
    void aCancelledMeetingIsNotReported() {
        var cancel = new Telling.Cancellation("x", ID, "snow", "org-a");
        Event cancelled = yes(Event.told(planned(), cancel, TODAY));
        assertThat(no(Event.told(cancelled, report("org-a", EventState.REPORTED), TODAY)))
                .isEqualTo("forbidden-step");
        Event again =
                yes(Event.told(cancelled, change(EventState.PLANNED, "org-a", "no snow"), TODAY));
        assertThat(again.state()).isEqualTo(EventState.PLANNED);
    }

    @Test
    void anOrganiserDoesNotConfirmItsOwnMeeting() {
        Event event = yes(Event.told(null, report("org-a", EventState.REPORTED), TODAY));
        assertThat(no(Event.told(event, change(EventState.VERIFIED, "org-a", "seen"), TODAY)))
                .isEqualTo("own-event");
        assertThat(
                        yes(Event.told(event, change(EventState.VERIFIED, "obs-b", "seen"), TODAY))
                                .state())
                .isEqualTo(EventState.VERIFIED);
    }

    @Test
    void aDecisionNeedsAReason() {
        Event event = yes(Event.told(null, report("org-a", EventState.REPORTED), TODAY));
        assertThat(no(Event.told(event, change(EventState.WITHDRAWN, "org-a", " "), TODAY)))
                .isEqualTo("reason-missing");
    }

    @Test
    void whatWasNeverToldCannotBeChanged() {
        assertThat(no(Event.told(null, change(EventState.REFUTED, "obs-b", "x"), TODAY)))
                .isEqualTo("no-such-event");
    }
}
