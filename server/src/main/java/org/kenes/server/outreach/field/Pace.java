package org.kenes.server.outreach.field;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// How many reports a key has sent in the current minute. Thread-safe.
@Component
class Pace {
    private final Clock clock;
    private final Map<String, Integer> sent = new HashMap<>();
    private long minute;

    Pace(Clock clock) {
        this.clock = clock;
    }

    /// Counts one more.
    ///
    /// @return whether it is within the limit
    synchronized boolean allows(String key, int perMinute) {
        long now = clock.millis() / 60_000;
        if (now != minute) {
            minute = now;
            sent.clear();
        }
        return sent.merge(key, 1, Integer::sum) <= perMinute;
    }
}
