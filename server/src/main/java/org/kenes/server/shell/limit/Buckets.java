package org.kenes.server.shell.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Token buckets: each fills evenly and holds at most what its rate allows at once. The buckets
/// that were used least recently are forgotten when there are too many; a forgotten bucket is full.
/// A clock that is set back empties none. Thread-safe.
final class Buckets {
    private static final int MOST = 200_000;

    private record Level(double tokens, long at) {}

    private final Map<String, Level> levels =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Level> eldest) {
                    return size() > MOST;
                }
            };

    /// How many tokens this bucket holds now.
    synchronized long left(String name, Limited.Rate rate, long now) {
        Level level = levels.get(name + rate);
        return level == null
                ? rate.times()
                : (long)
                        Math.min(
                                rate.times(),
                                level.tokens()
                                        + (now - level.at())
                                                * ((double) rate.times() / rate.in().toMillis()));
    }

    /// Takes one token from every bucket, or none from any.
    ///
    /// @param name whose buckets
    /// @param now in milliseconds
    /// @return how long to wait until each has one; zero if they were taken
    synchronized Duration take(String name, List<Limited.Rate> rates, long now) {
        List<Level> after = new ArrayList<>();
        long wait = 0;
        for (Limited.Rate rate : rates) {
            double perMilli = (double) rate.times() / rate.in().toMillis();
            Level level = levels.get(name + rate);
            double tokens =
                    level == null
                            ? rate.times()
                            : Math.min(
                                    rate.times(),
                                    level.tokens() + Math.max(0, now - level.at()) * perMilli);
            if (tokens < 1) {
                wait = Math.max(wait, (long) Math.ceil((1 - tokens) / perMilli));
            }
            after.add(new Level(tokens - 1, now));
        }
        if (wait == 0) {
            for (int i = 0; i < rates.size(); i++) {
                levels.put(name + rates.get(i), after.get(i));
            }
        }
        return Duration.ofMillis(wait);
    }
}
