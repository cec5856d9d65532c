package org.kenes.server.outreach;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/// Where an event stands; exactly one of these. What may follow what is the table of the field
/// specification, section 3, and nothing else:
///
/// ```
/// (new) → planned → cancelled
///             │ └──→ lapsed ──┐
///             ├────→ held ────┤
///             └────→ reported ←   reported → complete → verified      reported → verified
/// any but planned → refuted       any → duplicate       any → withdrawn
/// ```
///
/// A correction goes back one step, to the state the event had before, and needs a reason. Only
/// `refuted` does not go back to `verified` that way: that takes a second back-check.
public enum EventState {
    PLANNED,
    CANCELLED,
    LAPSED,
    HELD,
    REPORTED,
    COMPLETE,
    VERIFIED,
    REFUTED,
    DUPLICATE,
    WITHDRAWN;

    public enum Step {
        FORWARD,
        CORRECTION,
        FORBIDDEN
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static @Nullable EventState of(String code) {
        for (EventState state : values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        return null;
    }

    /// The four states that are printed as "took place", with their parts beside.
    public boolean tookPlace() {
        return switch (this) {
            case HELD, REPORTED, COMPLETE, VERIFIED -> true;
            case PLANNED, CANCELLED, LAPSED, REFUTED, DUPLICATE, WITHDRAWN -> false;
        };
    }

    /// @param previous the state before this one, null at the beginning
    public Step step(EventState to, @Nullable EventState previous) {
        if (next().contains(to)) {
            return Step.FORWARD;
        }
        boolean needsSecondBackCheck = this == REFUTED && to == VERIFIED;
        return to == previous && !needsSecondBackCheck ? Step.CORRECTION : Step.FORBIDDEN;
    }

    private Set<EventState> next() {
        return switch (this) {
            case PLANNED -> Set.of(CANCELLED, LAPSED, HELD, REPORTED, DUPLICATE, WITHDRAWN);
            case HELD, LAPSED -> Set.of(REPORTED, REFUTED, DUPLICATE, WITHDRAWN);
            case REPORTED -> Set.of(COMPLETE, VERIFIED, REFUTED, DUPLICATE, WITHDRAWN);
            case COMPLETE -> Set.of(VERIFIED, REFUTED, DUPLICATE, WITHDRAWN);
            case CANCELLED, VERIFIED -> Set.of(REFUTED, DUPLICATE, WITHDRAWN);
            case REFUTED -> Set.of(DUPLICATE, WITHDRAWN);
            case DUPLICATE -> Set.of(REFUTED, WITHDRAWN);
            case WITHDRAWN -> Set.of(REFUTED, DUPLICATE);
        };
    }
}
