package org.kenes.server.shell.state;

import java.time.Instant;

/// A time in which the law forbids something, as every page announces it.
///
/// @param from included
/// @param to not included
/// @param rule where it is written, as the public is told
public record LegalWindow(Effect effect, Instant from, Instant to, String rule) {

    /// What may not be done while it runs.
    public enum Effect {
        /// No figure of positions is shown on any way out.
        EMBARGO,
        /// Nothing new is published, sent or promoted.
        SILENCE
    }

    public LegalWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window from " + from + " to " + to);
        }
    }

    public boolean runsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(to);
    }
}
