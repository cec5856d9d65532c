package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;
import org.kenes.dataset.entry.EventEntry;
import org.kenes.dataset.entry.EventFacts;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What somebody tells us about an event. Each becomes one entry of the record.
public sealed interface Telling {
    /// Begins the reason of what a back-check found; the draw follows.
    String BACK_CHECK = "backcheck ";

    /// Names this telling, so that sending it again changes nothing.
    String key();

    UUID event();

    /// Before it takes place.
    record Announcement(String key, UUID event, EventFacts facts) implements Telling {}

    /// That it took place.
    ///
    /// @param state held, reported or complete
    /// @param by organisation that reports
    record Report(
            String key,
            UUID event,
            EventFacts facts,
            Claim claim,
            Map<String, Long> measures,
            long questions,
            long opinions,
            long photos,
            @Nullable String paidFrom,
            EventState state,
            String by,
            List<EventEntry.Speaker> speakers)
            implements Telling {

        /// From somewhere that does not ask who spoke.
        public Report(
                String key,
                UUID event,
                EventFacts facts,
                Claim claim,
                Map<String, Long> measures,
                long questions,
                long opinions,
                long photos,
                @Nullable String paidFrom,
                EventState state,
                String by) {
            this(
                    key, event, facts, claim, measures, questions, opinions, photos, paidFrom,
                    state, by, List.of());
        }
    }

    record Cancellation(String key, UUID event, String reason, String by) implements Telling {}

    /// A decision about its state: lapsed, verified, refuted, withdrawn, or a correction one step
    /// back.
    record Change(String key, UUID event, EventState to, String reason, String by)
            implements Telling {}
}
