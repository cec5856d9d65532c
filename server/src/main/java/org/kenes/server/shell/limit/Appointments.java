package org.kenes.server.shell.limit;

import java.time.Duration;

/// When those who found no room are to come again: one after the other, at the pace at which others
/// are served, so that a crowd that came at once does not come at once again. Thread-safe.
final class Appointments {
    /// A second; what is assumed before anything was measured. More are let in as soon as more were
    /// served in a second.
    static final int PACE = 300;

    /// Nobody is sent away for longer; more than fit into it come at the end of it together.
    static final Duration LONGEST = Duration.ofMinutes(10);

    private long second;
    private int served;
    private int before;
    private double taken;

    /// Somebody was served.
    ///
    /// @param now in milliseconds of a clock that only goes on
    synchronized void served(long now) {
        turn(now);
        served++;
    }

    /// How long whoever is sent away now has to wait; at least a second.
    synchronized Duration next(long now) {
        turn(now);
        double pace = Math.max(PACE, before);
        double free = Math.max(taken, now + 1_000.0);
        taken = Math.min(free + 1_000 / pace, now + (double) LONGEST.toMillis());
        return Duration.ofMillis((long) free - now);
    }

    private void turn(long now) {
        long current = now / 1_000;
        if (current != second) {
            before = current == second + 1 ? served : 0;
            served = 0;
            second = current;
        }
    }
}
