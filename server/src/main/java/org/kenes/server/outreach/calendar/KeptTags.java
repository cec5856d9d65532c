package org.kenes.server.outreach.calendar;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The marks of the calendars given out in the last minute, so that a program that has one already
/// is told so without making it again. A calendar says of itself that it may be five minutes old.
final class KeptTags {
    static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private record Tag(String value, Instant until) {}

    private final Clock clock;
    private final Map<String, Tag> tags =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Tag> eldest) {
                    return size() > MOST;
                }
            };

    KeptTags(Clock clock) {
        this.clock = clock;
    }

    synchronized void keep(String address, String value) {
        tags.remove(address);
        tags.put(address, new Tag(value, clock.instant().plus(KEPT)));
    }

    /// @return null when there is none, or it may have changed since
    synchronized @Nullable String of(String address) {
        Tag tag = tags.get(address);
        return tag == null || clock.instant().isAfter(tag.until()) ? null : tag.value();
    }
}
