package org.kenes.server.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kenes.server.outreach.EventState.CANCELLED;
import static org.kenes.server.outreach.EventState.COMPLETE;
import static org.kenes.server.outreach.EventState.DUPLICATE;
import static org.kenes.server.outreach.EventState.HELD;
import static org.kenes.server.outreach.EventState.LAPSED;
import static org.kenes.server.outreach.EventState.PLANNED;
import static org.kenes.server.outreach.EventState.REFUTED;
import static org.kenes.server.outreach.EventState.REPORTED;
import static org.kenes.server.outreach.EventState.VERIFIED;
import static org.kenes.server.outreach.EventState.WITHDRAWN;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class EventStateTest {
    /// The column "comes from" of the field specification, section 3, turned round.
    private static final Map<EventState, Set<EventState>> COMES_FROM =
            Map.of(
                    PLANNED, Set.of(),
                    CANCELLED, Set.of(PLANNED),
                    LAPSED, Set.of(PLANNED),
                    HELD, Set.of(PLANNED),
                    REPORTED, Set.of(PLANNED, HELD, LAPSED),
                    COMPLETE, Set.of(REPORTED),
                    VERIFIED, Set.of(COMPLETE, REPORTED),
                    REFUTED, allBut(PLANNED, REFUTED),
                    DUPLICATE, allBut(DUPLICATE),
                    WITHDRAWN, allBut(WITHDRAWN));

    private static Set<EventState> allBut(EventState... states) {
        return EnumSet.complementOf(
                Arrays.stream(states)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventState.class))));
    }

    @Test
    void everyStepOfTheTableIsAllowedAndNoOther() {
        for (EventState from : EventState.values()) {
            for (EventState to : EventState.values()) {
                boolean allowed = COMES_FROM.get(to).contains(from);
                assertThat(from.step(to, null) == EventState.Step.FORWARD)
                        .as(from + " → " + to)
                        .isEqualTo(allowed);
            }
        }
    }

    @Test
    void aCorrectionGoesBackToTheStateBefore() {
        assertThat(CANCELLED.step(PLANNED, PLANNED)).isEqualTo(EventState.Step.CORRECTION);
        assertThat(COMPLETE.step(REPORTED, REPORTED)).isEqualTo(EventState.Step.CORRECTION);
        assertThat(COMPLETE.step(HELD, REPORTED)).isEqualTo(EventState.Step.FORBIDDEN);
        assertThat(REFUTED.step(COMPLETE, COMPLETE)).isEqualTo(EventState.Step.CORRECTION);
    }

    @Test
    void aRefutedEventIsNotVerifiedAgainByACorrection() {
        assertThat(REFUTED.step(VERIFIED, VERIFIED)).isEqualTo(EventState.Step.FORBIDDEN);
    }

    @Test
    void tookPlaceHasFourParts() {
        assertThat(EventState.values())
                .filteredOn(EventState::tookPlace)
                .containsExactly(HELD, REPORTED, COMPLETE, VERIFIED);
    }
}
