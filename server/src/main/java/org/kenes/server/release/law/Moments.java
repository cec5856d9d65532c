package org.kenes.server.release.law;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// Times as staff type them: `2031-06-10T00:00` in the dialogue's zone, or with an offset of its
/// own.
public final class Moments {
    private Moments() {}

    public static Optional<Instant> read(String typed, ZoneId zone) {
        String text = typed.strip().replace(' ', 'T');
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException local) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
