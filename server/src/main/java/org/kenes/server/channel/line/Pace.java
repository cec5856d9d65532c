package org.kenes.server.channel.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// How fast one line may send: 25 messages in any second, and one to the same address. Not
/// thread-safe.
public final class Pace {
    public static final int MOST = 25;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Deque<Instant> sent = new ArrayDeque<>();
    private final Map<String, Instant> last = new HashMap<>();
    private Instant closedUntil = Instant.MIN;

    /// @return when the next message to it may leave, `now` if at once
    public Instant next(String address, Instant now) {
        while (!sent.isEmpty() && !sent.getFirst().plus(SECOND).isAfter(now)) {
            sent.removeFirst();
        }
        last.values().removeIf(it -> !it.plus(SECOND).isAfter(now));
        Instant free = now.isBefore(closedUntil) ? closedUntil : now;
        if (sent.size() >= MOST) {
            free = later(free, sent.getFirst().plus(SECOND));
        }
        Instant before = last.get(address);
        return before == null ? free : later(free, before.plus(SECOND));
    }

    public void sent(String address, Instant now) {
        sent.addLast(now);
        last.put(address, now);
    }

    /// The other side wants to be left alone.
    public void closeUntil(Instant then) {
        closedUntil = later(closedUntil, then);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
