package org.kenes.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The time of the fictional dialogue. It stands still while the nation is loaded, at the days on
/// which things are told; in a demo that stays up it then runs on from the end of the story, also
/// over restarts.
final class DemoClock extends Clock {
    /// When the nation's discussion has been heard and the first release is made.
    static final Instant END_OF_STORY = Instant.parse("2031-05-26T06:00:00Z");

    private volatile Clock clock;

    private DemoClock(Clock clock) {
        this.clock = clock;
    }

    static DemoClock standing(Instant at) {
        return new DemoClock(Clock.fixed(at, ZoneOffset.UTC));
    }

    void standAt(Instant at) {
        clock = Clock.fixed(at, ZoneOffset.UTC);
    }

    /// From now on real time passes; how far it is from the real one is remembered in a file.
    void run(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(
                        file, Duration.between(Instant.now(), END_OF_STORY).toSeconds() + "\n");
            }
            long seconds = Long.parseLong(Files.readString(file).strip());
            clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
        } catch (IOException e) {
            throw new UncheckedIOException("the time of the demo is kept in " + file, e);
        }
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
